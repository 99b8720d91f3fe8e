import type { GetConnectorDefinition } from "../rows/definition";
import type { SandboxSettings } from "../settings";
import { awkwardConnectors } from "./awkward/connectors";
import { bulkConnector } from "./bulk/bulk";
import { catalogueConnector } from "./catalogue";
import { companyConnectors } from "./company/connectors";

/** Every GetConnector of the environment, by name. The rows are built only when somebody asks for them. */
export function worldOf({ seed, rows, profitVersion }: SandboxSettings): GetConnectorDefinition[] {
  const bulk = rows > 0 ? [bulkConnector(rows, profitVersion)] : [];
  const definitions = [...companyConnectors(seed), ...awkwardConnectors(), ...bulk];
  return [...definitions, catalogueConnector(definitions)].sort((left, right) => (left.id < right.id ? -1 : 1));
}
