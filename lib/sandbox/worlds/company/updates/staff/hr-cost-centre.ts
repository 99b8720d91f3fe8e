import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import { codeField, codeList, flagField, keyField, property, refersTo, textField } from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { Company } from "../../company";
import type { CostCentre } from "../../organisation";
import { added, taken } from "../record-lists";

const own = property<CostCentre>();

const KINDS = codeList(["01", "Standaard", "Standard"], ["02", "Lening", "Loan"], ["03", "Keuzemodel", "Choice model"]);

const FIELDS: readonly UpdateField[] = [
  keyField("CmId", 15, "Werkgever", "Employer", {
    mandatory: true,
    ...refersTo("Werkgever", "AfasKnEmployer"),
    ...own("employer", ""),
  }),
  keyField("CrId", 30, "Kostenplaats", "Cost centre", { mandatory: true, ...own("code", "") }),
  textField("CrDs", 50, "Omschrijving", "Description", { mandatory: true, ...own("description", "") }),
  flagField("Bl", "Geblokkeerd", "Blocked", own("blocked", false)),
  codeField("CrTy", "Type kostenplaats", "Cost centre type", KINDS),
];

/** Known by two plain fields at once: none of them is an attribute. */
export function hrCostCentre(company: Company): UpdateConnectorDefinition {
  const all = () => company.organisation().costCentres;
  const root = updateObject("HrCostCentre", { nl: "Kostenplaats", en: "Cost centre" }, FIELDS, {
    identifiedBy: ["CmId", "CrId"],
    ...recordsIn<null, CostCentre>({
      list: all,
      create: (_parent, context) => added(all(), { employer: "", code: "", description: "", blocked: false }, context),
      remove: (_parent, centre, context) => taken(all(), centre, context),
    }),
  });
  return updateConnector(root, { resultFields: ["CmId", "CrId"] });
}
