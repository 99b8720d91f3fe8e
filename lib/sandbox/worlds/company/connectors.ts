import type { GetConnectorDefinition } from "../../rows/definition";
import { createCompany } from "./company";
import { relationConnectors } from "./relation-connectors";

export function companyConnectors(seed: string): GetConnectorDefinition[] {
  const company = createCompany(seed);
  return [...relationConnectors(company)];
}
