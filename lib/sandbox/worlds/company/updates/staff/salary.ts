import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  codeField,
  codeList,
  dateField,
  decimalField,
  flagField,
  intField,
  property,
} from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { Company } from "../../company";
import type { Employee, Salary } from "../../staff";
import { mustBeWritten } from "../must-be-written";
import { added, taken } from "../record-lists";
import { linesOf, settleEmployment } from "./employment";

const own = property<Salary>();

const KINDS = codeList(
  ["U", "Uurloon", "Hourly wage"],
  ["V", "Vast salaris", "Fixed salary"],
  ["S", "Schaalsalaris", "Scale salary"],
);

const AMOUNT = decimalField("EmSa", [26, 10], "Salaris", "Salary", {
  mandatory: true,
  notZero: true,
  ...own("amount", 0),
});

const FIELDS: readonly UpdateField[] = [
  dateField("DaBe", "Begindatum salaris", "Salary start date", { isKey: true, mandatory: true, ...own("start", "") }),
  codeField("SaPe", "Soort salaris", "Salary type", KINDS),
  AMOUNT,
  decimalField("SaSt", [12, 0], "Trede", "Step"),
  flagField("NtSa", "Nettosalaris", "Net salary"),
  intField("PtId", "Periodetabel", "Period table"),
  intField("DvSn", "Volgnummer dienstverband", "Employment sequence number"),
];

/** What an employee earns. */
export function salaryObject(company: Company): UpdateObject {
  const all = () => company.staff().salaries;
  return updateObject("AfasSalary", { nl: "Salaris", en: "Salary" }, FIELDS, {
    rules: [mustBeWritten(AMOUNT)],
    ...recordsIn<Employee, Salary>({
      list: (employee) => linesOf(all(), employee),
      create: (employee, context) => added(all(), { employee, start: "", amount: 0 }, context),
      remove: (employee, salary, context) => {
        taken(all(), salary, context);
        settleEmployment(company, employee, context);
      },
      written: ({ employee }, context) => settleEmployment(company, employee, context),
    }),
  });
}
