// cspell:ignore Cao
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  dateField,
  flagField,
  intField,
  keyField,
  property,
  refersTo,
} from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import type { Company } from "../../company";
import { EMPLOYER } from "../../organisation";
import type { Contract, Employee } from "../../staff";
import { added, taken } from "../record-lists";
import { ENDS_BEFORE_START } from "../wordings";
import { linesOf, nextSequence, settleEmployment } from "./employment";

const own = property<Contract>();

const KINDS = codeList(
  ["O", "Onbepaalde tijd", "Permanent"],
  ["B", "Bepaalde tijd", "Temporary"],
  ["J", "Jaarcontract", "One-year contract"],
);
const EMPLOYEE_KINDS = codeList(["1", "Personeelslid", "Employee"], ["2", "Uitzendkracht", "Temporary worker"]);
const EMPLOYMENT_KINDS = codeList(
  ["F", "Fulltimer", "Full-timer"],
  ["P", "Parttimer", "Part-timer"],
  ["O", "Oproepkracht", "On call"],
);

const FIELDS = [
  dateField("DaBe", "Begindatum contract", "Contract start date", {
    isKey: true,
    mandatory: true,
    ...own("start", ""),
  }),
  codeField("ApCo", "Type contract", "Contract type", KINDS, {
    ...at<Contract>(
      ({ permanent }) => (permanent ? "O" : "B"),
      (contract, value) => (contract.permanent = value === "O"),
    ),
  }),
  dateField("DaEn", "Einddatum contract", "Contract end date", own("end", null)),
  intField(
    "DvSn",
    "Volgnummer dienstverband",
    "Employment sequence number",
    at<Contract>(({ sequence }) => sequence),
  ),
  keyField("CmId", 15, "Werkgever", "Employer", {
    ...refersTo("Werkgever", "AfasKnEmployer"),
    ...at<Contract>(() => EMPLOYER),
  }),
  codeField("EmMt", "Soort medewerker", "Employee type", EMPLOYEE_KINDS),
  codeField("ViEt", "Type dienstverband", "Employment type", EMPLOYMENT_KINDS),
  keyField("ClId", 15, "Cao", "Collective labour agreement"),
  keyField("WcId", 15, "Arbeidsvoorwaarde", "Term of employment"),
  dateField("DaEt", "Einde proeftijd per", "End probationary period per"),
  flagField("RtDa", "Wachtdagen toepassen", "Apply qualifying days"),
];

export function contractObject(company: Company): UpdateObject {
  return updateObject("AfasContract", { nl: "Contract", en: "Contract" }, FIELDS, {
    rules: [periodRule],
    ...recordsIn<Employee, Contract>({
      list: (employee) => linesOf(company.staff().contracts, employee),
      create: (employee, context) => newContract(company, employee, context),
      remove: (employee, contract, context) => {
        taken(company.staff().contracts, contract, context);
        settleEmployment(company, employee, context);
      },
      written: (contract, context) => {
        contract.modified = context.now;
        settleEmployment(company, contract.employee, context);
      },
    }),
  });
}

function newContract(company: Company, employee: Employee, context: WriteContext): Contract {
  const { contracts } = company.staff();
  const contract: Contract = {
    employee,
    sequence: nextSequence(linesOf(contracts, employee)),
    start: "",
    end: null,
    permanent: true,
    hoursPerWeek: 0,
    monthlySalary: 0,
    modified: context.now,
  };
  return added(contracts, contract, context);
}

const periodRule: RecordRule = ({ view }) => {
  const { start, end } = view.record as Contract;
  if (end !== null && end < start) throw new SandboxRefusal(ENDS_BEFORE_START);
};
