import type { GetConnectorDefinition } from "../rows/definition";
import type { SandboxSettings } from "../settings";
import { bulkConnector } from "./bulk/bulk";
import { companyConnectors } from "./company/connectors";

/** Every GetConnector of the environment, by name. The rows are built only when somebody asks for them. */
export function worldOf(settings: SandboxSettings): GetConnectorDefinition[] {
  const bulk = settings.rows > 0 ? [bulkConnector(settings.rows, settings.profitVersion)] : [];
  return [...companyConnectors(settings.seed), ...bulk].sort((left, right) => (left.id < right.id ? -1 : 1));
}
