import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import { updateConnector } from "../../../../updates/objects";
import type { Company } from "../../company";
import { organisationObject } from "./organisation";
import { rootRelations } from "./relation-place";

export function knOrganisation(company: Company): UpdateConnectorDefinition {
  const root = organisationObject(company, rootRelations(company, "organisation"));
  return updateConnector(root, { resultFields: ["BcCo", "BcId"], actions: ["insert", "update"] });
}
