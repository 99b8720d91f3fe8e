// cspell:ignore BIJZ
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  flagField,
  intField,
  keyField,
  memoField,
  momentField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import type { Company } from "../../company";
import type { Leave } from "../../staff";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { NO_EMPLOYEE } from "../stand-ins";
import { ENDS_BEFORE_START } from "../wordings";

/** A leave while it is written: whether its caller said how long it takes (DuRa). */
type LeaveInHand = Leave & { isCounted?: boolean };

const own = property<Leave>();

const LEAVE_KINDS = codeList(
  ["VRIJ", "Vakantie", "Holiday"],
  ["ATV", "Arbeidstijdverkorting", "Shorter working hours"],
  ["BIJZ", "Bijzonder verlof", "Special leave"],
  ["OUD", "Ouderschapsverlof", "Parental leave"],
);

const REASONS = codeList(
  ["TvT", "Tijd-voor-tijd", "Time for time"],
  ["Vak", "Vakantie", "Holiday"],
  ["01", "Huwelijk werknemer", "Marriage of employee"],
  ["03", "Bevalling partner", "Partner gives birth"],
);

const MINUTES = 60;
const HOURS_A_DAY = 8;

function fields({ staff }: Company): UpdateField[] {
  return [
    intField(
      "Id",
      "Regelnummer",
      "Line number",
      at<Leave>(({ leaveId }) => leaveId),
    ),
    keyField("EmId", 15, "Medewerker", "Employee", {
      mandatory: true,
      ...refersTo("Medewerker", "AfasKnEmployee"),
      ...at<Leave>(
        ({ employee }) => employee.employeeId,
        (leave, value) => {
          leave.employee = staff().employees.find(({ employeeId }) => employeeId === value) ?? NO_EMPLOYEE;
        },
      ),
    }),
    codeField("ViAt", "Type verlof", "Leave type", LEAVE_KINDS, {
      mandatory: true,
      ...at<Leave>(
        ({ type }) => type,
        (leave, value) => {
          const kind = LEAVE_KINDS.find(({ id }) => id === value);
          if (kind) Object.assign(leave, { type: kind.id, description: kind.description.nl });
        },
      ),
    }),
    momentField("DaBe", "Begindatum/-tijd", "Start date/time", { mandatory: true, ...own("start", "") }),
    momentField("DaEn", "Einddatum/-tijd", "End date/time", { mandatory: true, ...own("end", "") }),
    codeField("ViLr", "Reden verlof", "Reason leave", REASONS),
    intField("EnSe", "Dienstverband", "Employment"),
    // A duration is a number of minutes (inferred).
    intField("DuRa", "Aantal uren", "Number of hours", {
      ...at<LeaveInHand>(
        ({ hours }) => Math.round(hours * MINUTES),
        (leave, value) => {
          if (value !== null) Object.assign(leave, { hours: Math.round(Number(value) / MINUTES), isCounted: true });
        },
      ),
    }),
    keyField("EmRp", 15, "Vervanger", "Substitute", refersTo("Medewerker", "AfasKnEmployee")),
    memoField("Re", "Opmerking", "Remark"),
    flagField("LeDt", "Gedeeltelijk verlof", "Partial leave"),
    intField("DuBe", "Uren verlof begindatum", "Leave hours start date"),
    intField("DuEn", "Uren verlof einddatum", "Leave hours end date"),
    textField("XpRe", 40, "Externe sleutel", "External key"),
  ];
}

/** Leave that was booked: an employee, of a type, from a moment. */
export function hrAbsence(company: Company): UpdateConnectorDefinition {
  const root = updateObject("HrAbsence", { nl: "Verlofboeking", en: "Leave booking" }, fields(company), {
    identifiedBy: ["EmId", "ViAt", "DaBe"],
    rules: [periodRule],
    ...recordsIn<null, Leave>({
      list: () => company.staff().leaves,
      create: (_parent, context) => newLeave(company, context),
      remove: (_parent, leave, context) => taken(company.staff().leaves, leave, context),
      written: settleLeave,
    }),
  });
  return updateConnector(root, { resultFields: ["Id"] });
}

function newLeave(company: Company, context: WriteContext): Leave {
  const { leaves } = company.staff();
  const leave: Leave = {
    leaveId: nextNumber(
      leaves.map(({ leaveId }) => leaveId),
      5_001,
    ),
    employee: NO_EMPLOYEE,
    type: "",
    description: "",
    start: "",
    end: "",
    hours: 0,
    modified: context.now,
  };
  return added(leaves, leave, context);
}

/** Without a number of hours a leave takes whole days of eight, or what lies between its moments (inferred). */
function settleLeave(leave: LeaveInHand, { now }: WriteContext): void {
  const between = (Date.parse(`${leave.end}Z`) - Date.parse(`${leave.start}Z`)) / 3_600_000;
  const isNew = leave.hours === 0;
  if (!leave.isCounted && isNew && between >= 0) {
    leave.hours = between < 24 ? Math.min(HOURS_A_DAY, Math.ceil(between)) : Math.ceil(between / 24) * HOURS_A_DAY;
  }
  delete leave.isCounted;
  leave.modified = now;
}

const periodRule: RecordRule = ({ view }) => {
  const { start, end } = view.record as Leave;
  if (end < start) throw new SandboxRefusal(ENDS_BEFORE_START);
};
