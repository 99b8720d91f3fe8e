// cspell:ignore Orgunit
import type { UpdateObject } from "../../../../updates/definition";
import { at, dateField, intField, keyField, property, refersTo } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { Company } from "../../company";
import type { Employee, JobHistory } from "../../staff";
import { added, taken } from "../record-lists";
import { linesOf, settleEmployment } from "./employment";
import { JOB_CODES } from "./job-codes";

const own = property<JobHistory>();

function fields(company: Company) {
  return [
    dateField("DaBe", "Begindatum functie", "Start date function", {
      isKey: true,
      mandatory: true,
      ...own("start", ""),
    }),
    keyField("DpId", 10, "Organisatorische eenheid", "Organisational unit", {
      mandatory: true,
      ...refersTo("Organisatorische eenheid", "AfasKnOrgUnit"),
      ...at<JobHistory>(
        ({ department }) => company.organisation().orgUnits.find(({ name }) => name === department)?.code ?? null,
        (line, value) => {
          line.department = company.organisation().orgUnits.find(({ code }) => code === value)?.name ?? null;
        },
      ),
    }),
    keyField("FuId", 10, "Functie", "Job", {
      mandatory: true,
      values: JOB_CODES,
      ...at<JobHistory>(
        ({ job }) => JOB_CODES.find(({ description }) => description.nl === job)?.id ?? null,
        (line, value) => (line.job = JOB_CODES.find(({ id }) => id === value)?.description.nl ?? null),
      ),
    }),
    keyField("CrId", 30, "Kostenplaats", "Cost centre", refersTo("Kostenplaats", "AfasHrCostCentre")),
    keyField("CcId", 30, "Kostendrager", "Cost unit"),
    intField("DvSn", "Volgnummer dienstverband", "Employment sequence number"),
  ];
}

/** What an employee does, and in which department. */
export function jobObject(company: Company): UpdateObject {
  const all = () => company.staff().jobs;
  return updateObject("AfasOrgunitFunction", { nl: "Functie", en: "Function" }, fields(company), {
    ...recordsIn<Employee, JobHistory>({
      list: (employee) => linesOf(all(), employee),
      create: (employee, context) => added(all(), { employee, start: "", department: null, job: null }, context),
      remove: (employee, line, context) => {
        taken(all(), line, context);
        settleEmployment(company, employee, context);
      },
      written: ({ employee }, context) => settleEmployment(company, employee, context),
    }),
  });
}
