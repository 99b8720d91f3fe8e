import type { GetConnectorDefinition } from "../rows/definition";
import type { SandboxSettings } from "../settings";
import { companyConnectors } from "./company/connectors";

/** Every GetConnector of the environment, by name. The rows are built only when somebody asks for them. */
export function worldOf(settings: SandboxSettings): GetConnectorDefinition[] {
  return companyConnectors(settings.seed).sort((left, right) => (left.id < right.id ? -1 : 1));
}
