import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  codeField,
  codeList,
  customFieldId,
  dateField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import { dayOf } from "../../moments";
import type { Employee } from "../../staff";
import { nextNumber } from "../next-number";
import { added, changed } from "../record-lists";
import { personObject } from "../relations/person";
import { relationBelow } from "../relations/relation-place";
import { NO_EMPLOYEE } from "../stand-ins";
import { NOT_REMOVABLE, NUMBER_TAKEN } from "../wordings";
import { contractObject } from "./contract";
import { jobObject } from "./job";
import { salaryObject } from "./salary";
import { timetableObject } from "./timetable";

const own = property<Employee>();

const SUPPLY = codeList(
  ["A", "Afdrukken", "Print"],
  ["B", "Afdrukken en bericht", "Print and message"],
  ["E", "Bericht", "Message"],
  ["N", "Niet afdrukken/Geen bericht", "Do not print/No message"],
);

const FIELDS: readonly UpdateField[] = [
  keyField("EmId", 15, "Medewerker", "Employee", { isKey: true, ...own("employeeId", "") }),
  codeField(
    "ViSe",
    "Status",
    "Status",
    codeList(["I", "In dienst", "Employed"], ["S", "Sollicitant", "Applicant"], ["U", "Uit dienst", "Left"]),
    { table: "Status medewerker" },
  ),
  flagField("Bl", "Geblokkeerd", "Blocked"),
  dateField("DaMa", "Huwelijksdatum", "Wedding date"),
  dateField("DaDe", "Overlijdensdatum", "Date deceased"),
  intField("WrLv", "Werkniveau", "Work level"),
  memoField("Re", "Opmerking", "Remark"),
  codeField(
    "ViPa",
    "Betaalfrequentie",
    "Payment frequency",
    codeList(["4W", "4 weken", "4 weeks"], ["P", "Periode", "Period"]),
  ),
  flagField("BlPa", "Geblokkeerd voor betaling", "Blocked for payment"),
  codeField("PsPv", "Verstrekking loonstrook", "Pay slip supply", SUPPLY),
  codeField("YsPv", "Verstrekking jaaropgaaf", "Annual statement supply", SUPPLY),
  codeField(
    "EmAd",
    "E-mail digitale documenten",
    "E-mail for digital documents",
    codeList(
      ["P", "Privé e-mailadres", "Private e-mail address"],
      ["Z", "Zakelijk e-mailadres", "Work e-mail address"],
    ),
  ),
  flagField("SeAt", "Bijlagen bij e-mail beveiligen", "Secure e-mail attachments"),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  textField(customFieldId("AfasEmployee", "Kledingmaat"), 5, "Kledingmaat", "Clothing size"),
];

/** Own people. The root has a name of its own (protocol 6.5). */
export function knEmployee(company: Company): UpdateConnectorDefinition {
  const person = relationBelow<Employee>(company, "person", {
    of: ({ relation }) => relation,
    take: (employee, relation, context) => changed(employee, { relation }, context),
    named: ({ employeeId }) => employeeId,
  });
  const root = updateObject("AfasEmployee", { nl: "Medewerker", en: "Employee" }, FIELDS, {
    objects: [
      personObject(company, { single: true, obligatory: true, ...person }),
      contractObject(company),
      jobObject(company),
      timetableObject(company),
      salaryObject(company),
    ],
    rules: [employeeRule(company)],
    ...recordsIn<null, Employee>({
      list: () => company.staff().employees,
      create: (_parent, context) => newEmployee(company, context),
      remove: (_parent, { employeeId }) => {
        throw new SandboxRefusal(NOT_REMOVABLE, employeeId);
      },
      // GetConnectors take an employee's date of change from the person.
      written: ({ relation }, context) => changed(relation, { modified: context.now }, context),
    }),
  });
  return updateConnector(root, { id: "KnEmployee", resultFields: ["EmId"], actions: ["insert", "update"] });
}

function newEmployee(company: Company, context: WriteContext): Employee {
  const { employees } = company.staff();
  const employeeId = nextNumber(
    employees.map((employee) => employee.employeeId),
    1_001,
  );
  const employee: Employee = {
    ...NO_EMPLOYEE,
    employeeId: String(employeeId),
    branch: "AMF",
    hired: dayOf(context.now),
  };
  return added(employees, employee, context);
}

function employeeRule(company: Company): RecordRule {
  return ({ view }) => {
    const { relation, employeeId } = view.record as Employee;
    if (relation.bcCo === "") throw new SandboxRefusal(valueMissing({ label: { nl: "Persoon", en: "Person" } }));
    const ofPerson = company.staff().employees.filter((employee) => employee.relation === relation);
    if (ofPerson.length > 1) throw new SandboxRefusal(NUMBER_TAKEN, employeeId);
  };
}
