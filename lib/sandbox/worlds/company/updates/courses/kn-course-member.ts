// cspell:ignore Invo
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  at,
  customFieldId,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { Company } from "../../company";
import type { CourseMember } from "../../courses";
import { dayOf } from "../../moments";
import { added, taken } from "../record-lists";

const own = property<CourseMember>();

const keyOf = (name: "eventId" | "contactId") =>
  at<CourseMember>(
    (member) => member[name] || null,
    (member, value) => (member[name] = Number(value)),
  );

const FIELDS: readonly UpdateField[] = [
  intField("CrId", "Cursusevenement", "Course event", {
    isKey: true,
    mandatory: true,
    ...refersTo("Evenement", "AfasKnCourseEvent"),
    ...keyOf("eventId"),
  }),
  intField("CdId", "Deelnemer", "Participant", {
    isKey: true,
    mandatory: true,
    ...refersTo("Contact", "AfasKnContactData"),
    ...keyOf("contactId"),
  }),
  keyField("BcCo", 15, "Organisatie/persoon", "Organisation/person", {
    mandatory: true,
    ...refersTo("Organisatie/Persoon", "AfasKnBasicContact"),
    ...own("bcCo", ""),
  }),
  keyField("DeId", 16, "Debiteur", "Debtor", refersTo("Verkooprelatie", "AfasKnSalRelation")),
  dateField("SuDa", "Inschrijfdatum", "Date of enrolment", { nillable: false, ...own("enrolled", "") }),
  decimalField("DfPr", [26, 10], "Afwijkende prijs basisvaluta", "Deviating price in base currency"),
  decimalField("DiPc", [6, 2], "Kortingspercentage", "Discount percentage"),
  flagField("Invo", "Factureren", "Invoice"),
  memoField("Rm", "Opmerking", "Remark"),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
  decimalField("NFPr", [26, 10], "Afwijkende prijs", "Deviating price"),
  textField("RfCs", 100, "Opdrachtnummer/referentie", "Order number/reference"),
  flagField("Bl", "Geblokkeerd", "Blocked"),
  intField(customFieldId("KnCourseMember", "Punten"), "Accreditatiepunten", "Accreditation points"),
];

/** Who comes to an event: known by two keys at once. */
export function knCourseMember(company: Company): UpdateConnectorDefinition {
  const root = updateObject("KnCourseMember", { nl: "Cursusdeelnemer", en: "Course participant" }, FIELDS, {
    ...recordsIn<null, CourseMember>({
      list: () => company.courses().members,
      create: (_parent, context) => {
        const member = { eventId: 0, contactId: 0, bcCo: "", enrolled: dayOf(context.now) };
        return added(company.courses().members, member, context);
      },
      remove: (_parent, member, context) => taken(company.courses().members, member, context),
    }),
  });
  return updateConnector(root, { resultFields: ["CrId", "CdId"] });
}
