import type { Documents } from "../documents/stored-file";
import type { Given } from "../given";
import { withDescribed } from "../openapi/described-world";
import type { GetConnectorDefinition } from "../rows/definition";
import type { SandboxSettings } from "../settings";
import type { References } from "../updates/check/check-lines";
import type { UpdateConnectorDefinition } from "../updates/definition";
import { archiveConnectors, withArchive } from "./archive/archive";
import { awkwardConnectors } from "./awkward/connectors";
import { bulkConnector } from "./bulk/bulk";
import { catalogueConnector } from "./catalogue";
import { createCompany } from "./company/company";
import { companyDocuments } from "./company/company-documents";
import { companyConnectors } from "./company/connectors";
import { companyReferences } from "./company/updates/company-references";
import { companyUpdates } from "./company/updates/company-updates";

/** All that an environment holds, by name; the rows of it are built only when somebody asks for them. */
type World = {
  getConnectors: GetConnectorDefinition[];
  updateConnectors: UpdateConnectorDefinition[];
  references: References;
  documents: Documents;
};

export function worldOf(settings: SandboxSettings, { described, updates }: Given): World {
  const { seed, rows, profitVersion } = settings;
  const company = createCompany(seed);
  const bulk = rows > 0 ? [bulkConnector(rows, profitVersion)] : [];
  const archive = settings.files > 0 ? archiveConnectors(settings) : [];
  const definitions = [...companyConnectors(company), ...awkwardConnectors(), ...bulk, ...archive];
  const catalogue = catalogueConnector(() => getConnectors.filter(({ id }) => id !== catalogue.id));
  const own = { getConnectors: [...definitions, catalogue], updateConnectors: companyUpdates(company) };
  const { getConnectors, updateConnectors } = withDescribed(own, described, seed);
  return {
    getConnectors: getConnectors.toSorted(byId),
    updateConnectors: [...updateConnectors, ...(updates?.connectors ?? [])].toSorted(byId),
    references: new Map([...companyReferences(company), ...(updates?.references ?? [])]),
    documents: withArchive(companyDocuments(company), settings),
  };
}

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1;
}
