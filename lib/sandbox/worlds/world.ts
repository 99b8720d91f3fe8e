import type { GetConnectorDefinition } from "../rows/definition";
import type { SandboxSettings } from "../settings";
import type { UpdateConnectorDefinition } from "../updates/definition";
import { awkwardConnectors } from "./awkward/connectors";
import { bulkConnector } from "./bulk/bulk";
import { catalogueConnector } from "./catalogue";
import { createCompany } from "./company/company";
import { companyConnectors } from "./company/connectors";

/** All that an environment holds; the rows of it are built only when somebody asks for them. */
type World = {
  /** By name. */
  getConnectors: GetConnectorDefinition[];
  updateConnectors: UpdateConnectorDefinition[];
};

export function worldOf({ seed, rows, profitVersion }: SandboxSettings): World {
  const company = createCompany(seed);
  const bulk = rows > 0 ? [bulkConnector(rows, profitVersion)] : [];
  const definitions = [...companyConnectors(company), ...awkwardConnectors(), ...bulk];
  return {
    getConnectors: [...definitions, catalogueConnector(definitions)].sort(byId),
    updateConnectors: [],
  };
}

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1;
}
