import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  dateField,
  decimalField,
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
import type { Absence } from "../../staff";
import { nextNumber } from "../next-number";
import { added, type Owned, ownedLines, taken } from "../record-lists";
import { NO_EMPLOYEE } from "../stand-ins";
import { ENDS_BEFORE_START } from "../wordings";

const own = property<Absence>();

const ILLNESS_KINDS = codeList(
  ["01", "Ziekte", "Illness"],
  ["02", "Zwangerschap", "Pregnancy"],
  ["03", "Ongeval", "Accident"],
);

const REASONS = codeList(
  ["0", "Onbekend", "Unknown"],
  ["1", "Griep, koorts, verkoudheid", "Flu, fever, cold"],
  ["2", "Hoofdpijn, migraine", "Headache, migraine"],
  ["3", "Sportblessure", "Sports injury"],
);

const CLOSING_REASONS = codeList(
  ["1", "Hersteld", "Recovered"],
  ["2", "Uit dienst (einde contract)", "Left (end of contract)"],
);

function fields({ staff }: Company): UpdateField[] {
  return [
    intField(
      "AbId",
      "Verzuimmelding",
      "Absence entry",
      at<Absence>(({ absenceId }) => absenceId),
    ),
    keyField("EmId", 15, "Medewerker", "Employee", {
      mandatory: true,
      ...refersTo("Medewerker", "AfasKnEmployee"),
      ...at<Absence>(
        ({ employee }) => employee.employeeId,
        (absence, value) => {
          absence.employee = staff().employees.find(({ employeeId }) => employeeId === value) ?? NO_EMPLOYEE;
        },
      ),
    }),
    momentField("DaBe", "Begindatum/-tijd", "Start date/time", { mandatory: true, ...own("start", "") }),
    momentField("DMeB", "Begin verzuimmelding", "Start of absence entry"),
    dateField("DaEs", "Verwachte einddatum", "Expected end date"),
    intField("TPBe", "Aanwezigheid eerste dag", "Presence on first day"),
    codeField("ViIt", "Type verzuim", "Type of absence", ILLNESS_KINDS, { mandatory: true, ...own("type", "") }),
    codeField("ViIr", "Reden verzuim", "Absence reason", REASONS),
    intField("EnSe", "Dienstverband", "Employment"),
    flagField("RuAb", "Doorlopend verzuim", "Continuous absence"),
    flagField("SfNt", "Vangnetregeling", "'Vangnet' arrangement"),
    momentField("DaEn", "Einddatum/-tijd", "End date/time", own("end", null)),
    momentField("DMeE", "Einde verzuimmelding", "End of absence entry"),
    codeField("ViRs", "Reden afsluiting", "Reason for closing", CLOSING_REASONS),
  ];
}

type Progress = Owned<Absence> & { presence?: number };

function progress(): UpdateObject {
  const lines = [
    momentField("DaTi", "Datum/tijd", "Date/time", { mandatory: true }),
    keyField("SbId", 15, "Vervanger", "Substitute", refersTo("Medewerker", "AfasKnEmployee")),
    decimalField("PsPc", [6, 2], "Aanwezigheidspercentage", "Presence percentage", {
      mandatory: true,
      ...at<Progress>(
        ({ presence }) => presence ?? null,
        (line, value) => (line.presence = Number(value)),
      ),
    }),
    intField("PsHr", "Uren aanwezig per week", "Attendance hours per week"),
    textField("RmNr", 15, "Kamernummer", "Room number"),
    memoField("Re", "Opmerking", "Remark"),
    dateField("BeAt", "Begindatum attest", "Certificate start date"),
    dateField("EnAt", "Einddatum attest", "Certificate end date"),
    flagField("LePe", "Mag woning verlaten", "Permission to leave the dwelling"),
  ];
  return updateObject("HrAbsIllnessProgress", { nl: "Verzuimverloop", en: "Course of absence" }, lines, {
    identifiedBy: ["DaTi"],
    ...ownedLines<Absence>(),
  });
}

/** Illness that was reported. Booking leave is `HrAbsence`. */
export function hrIllness(company: Company): UpdateConnectorDefinition {
  const course = progress();
  const root = updateObject("HrIllness", { nl: "Verzuimmelding", en: "Absence entry" }, fields(company), {
    identifiedBy: ["EmId", "DaBe"],
    objects: [course],
    rules: [periodRule],
    ...recordsIn<null, Absence>({
      list: () => company.staff().absences,
      create: (_parent, context) => newAbsence(company, context),
      remove: (_parent, absence, context) => taken(company.staff().absences, absence, context),
      written: (absence, context) => {
        // The latest line says how much one is there now.
        const latest = course.records?.list(absence).at(-1) as Progress | undefined;
        absence.presence = latest?.presence ?? absence.presence;
        absence.modified = context.now;
      },
    }),
  });
  return updateConnector(root, { resultFields: ["AbId"] });
}

function newAbsence(company: Company, context: WriteContext): Absence {
  const { absences } = company.staff();
  const absence: Absence = {
    absenceId: nextNumber(
      absences.map(({ absenceId }) => absenceId),
      301,
    ),
    employee: NO_EMPLOYEE,
    type: "",
    start: "",
    end: null,
    presence: 0,
    modified: context.now,
  };
  return added(absences, absence, context);
}

const periodRule: RecordRule = ({ view }) => {
  const { start, end } = view.record as Absence;
  if (end !== null && end < start) throw new SandboxRefusal(ENDS_BEFORE_START);
};
