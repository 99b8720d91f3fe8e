// cspell:ignore Empl Orgunit
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import { at, codeList, flagField, keyField, property, refersTo, textField } from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import type { OrgUnit } from "../../organisation";
import { added, changed, taken } from "../record-lists";
import { IN_USE } from "../wordings";

/** A unit while it is written: what it was called before. */
type UnitInHand = OrgUnit & { formerName?: string };

const own = property<OrgUnit>();

const UNIT_KINDS = codeList(
  ["AFD", "Afdeling", "Department"],
  ["VES", "Vestiging", "Branch"],
  ["TEAM", "Team", "Team"],
);

const FIELDS: readonly UpdateField[] = [
  keyField("OuId", 10, "Organisatorische eenheid", "Organisational unit", {
    isKey: true,
    mandatory: true,
    ...own("code", ""),
  }),
  textField("Ds", 50, "Omschrijving", "Description", {
    mandatory: true,
    ...at<UnitInHand>(
      ({ name }) => name,
      (unit, value) => Object.assign(unit, { name: String(value), formerName: unit.name }),
    ),
  }),
  keyField("OTId", 10, "Type organisatorische eenheid", "Org. unit type", { values: UNIT_KINDS }),
  flagField("StUn", "Staf", "Staff"),
  flagField("Empl", "Bevat medewerkers", "Contains employees"),
  flagField("RpOu", "Rapporteren aan bovenliggende eenheid", "Report to parent unit"),
  keyField("ReOu", 10, "Rapporteert aan", "Org. unit reporting", refersTo("Organisatorische eenheid", "AfasKnOrgUnit")),
  keyField("MaId", 15, "Manager", "Manager", refersTo("Medewerker", "AfasKnEmployee")),
];

/** Departments and teams. The root is spelled in another way than the connector (protocol 6.5). */
export function knOrgUnit(company: Company): UpdateConnectorDefinition {
  const all = () => company.organisation().orgUnits;
  const root = updateObject("KnOrgunit", { nl: "Organisatorische eenheid", en: "Organisational unit" }, FIELDS, {
    ...recordsIn<null, OrgUnit>({
      list: all,
      create: (_parent, context) => added(all(), { code: "", name: "" }, context),
      remove: (_parent, unit, context) => {
        const isUsed = company.staff().jobs.some(({ department }) => department === unit.name);
        if (isUsed) throw new SandboxRefusal(IN_USE, unit.name);
        taken(all(), unit, context);
      },
      written: (unit, context) => rename(company, unit, context),
    }),
  });
  return updateConnector(root, { id: "KnOrgUnit", resultFields: ["OuId"] });
}

/** The company knows a department by its name. */
function rename(company: Company, unit: UnitInHand, context: WriteContext): void {
  const { employees, jobs } = company.staff();
  const { formerName, name } = unit;
  delete unit.formerName;
  if (!formerName || formerName === name) return;
  for (const record of [...employees, ...jobs]) {
    if (record.department === formerName) changed(record, { department: name }, context);
  }
}
