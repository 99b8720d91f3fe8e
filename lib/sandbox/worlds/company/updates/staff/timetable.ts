import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import { at, dateField, decimalField, flagField, intField, property, timeField } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import type { Employee, Timetable } from "../../staff";
import { added, taken } from "../record-lists";
import { linesOf, nextSequence, settleEmployment } from "./employment";

const own = property<Timetable>();

const day = (code: string, nl: string, en: string): UpdateField[] => [
  timeField(`Tb${code}`, `Begintijd ${nl}`, `Start time ${en}`),
  timeField(`Te${code}`, `Eindtijd ${nl}`, `End time ${en}`),
];

const FIELDS: readonly UpdateField[] = [
  dateField("DaBg", "Begindatum rooster", "Timetable start date", {
    isKey: true,
    mandatory: true,
    ...own("start", ""),
  }),
  intField("DvSn", "Volgnummer dienstverband", "Employment sequence number"),
  flagField("StPa", "Variabel arbeidspatroon", "Variable work pattern"),
  decimalField("DyWk", [5, 2], "Aantal dagen per week", "Number of days per week", own("daysPerWeek", 0)),
  decimalField("HrWk", [5, 2], "Aantal uren per week", "Number of hours per week", own("hoursPerWeek", 0)),
  decimalField(
    "PcPt",
    [6, 2],
    "Deeltijdpercentage",
    "Part-time (%)",
    at<Timetable>(({ hoursPerWeek }) => hoursPerWeek * 2.5),
  ),
  ...day("Mo", "maandag", "Monday"),
  ...day("Tu", "dinsdag", "Tuesday"),
  ...day("We", "woensdag", "Wednesday"),
  ...day("Th", "donderdag", "Thursday"),
  ...day("Fr", "vrijdag", "Friday"),
];

/** How many hours an employee works. */
export function timetableObject(company: Company): UpdateObject {
  const all = () => company.staff().timetables;
  return updateObject("AfasTimeTable", { nl: "Rooster", en: "Timetable" }, FIELDS, {
    ...recordsIn<Employee, Timetable>({
      list: (employee) => linesOf(all(), employee),
      create: (employee, context) => newTimetable(all(), employee, context),
      remove: (employee, timetable, context) => {
        taken(all(), timetable, context);
        settleEmployment(company, employee, context);
      },
      written: (timetable, context) => {
        timetable.modified = context.now;
        settleEmployment(company, timetable.employee, context);
      },
    }),
  });
}

function newTimetable(all: Timetable[], employee: Employee, context: WriteContext): Timetable {
  const timetable: Timetable = {
    employee,
    sequence: nextSequence(linesOf(all, employee)),
    start: "",
    end: null,
    daysPerWeek: 0,
    hoursPerWeek: 0,
    modified: context.now,
  };
  return added(all, timetable, context);
}
