import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import { updateConnector } from "../../../../updates/objects";
import type { Company } from "../../company";
import { contactObject } from "./contact";
import { personObject } from "./person";
import { rootRelations } from "./relation-place";

export function knPerson(company: Company): UpdateConnectorDefinition {
  const root = personObject(company, rootRelations(company, "person"), [contactObject(company)]);
  return updateConnector(root, { resultFields: ["BcCo", "BcId"], actions: ["insert", "update"] });
}
