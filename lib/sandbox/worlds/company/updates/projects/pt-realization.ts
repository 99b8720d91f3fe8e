// cspell:ignore Gereedgemeld Itemcode
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  at,
  codeList,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
  timeField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { referenceUnknown, valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import { deletedHoursOf } from "../../deleted-records";
import { HOUR_TYPES, type Hours } from "../../projects";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { NO_EMPLOYEE, NO_HOUR_TYPE, NO_PROJECT } from "../stand-ins";

type Times = { from?: string | null; to?: string | null; pause?: string | null };

/** A line of hours while it is written: the phase by its number, and what its quantity is to follow from. */
type HoursInHand = Hours & Times & { phaseWritten?: string | null; quantityFrom?: "caller" | "times" };

const own = property<Hours>();

/** Of the types of item this company books one as hours. */
const ITEM_TYPES = codeList(["1", "Werksoort", "Type of work"]);

function fields(company: Company): UpdateField[] {
  return [...whatAndWhen(), ...whoAndWhere(company), ...MONEY, ...TIMES, ...APPROVAL];
}

function whatAndWhen(): UpdateField[] {
  return [
    intField("Id", "Regelnummer", "Line number", { nillable: false, ...own("lineNumber", 0) }),
    textField("XpRe", 40, "Externe sleutel", "External key"),
    dateField("DaTi", "Datum", "Date", { mandatory: true, ...own("date", "") }),
    textField("VaIt", 10, "Type item", "Item type", {
      mandatory: true,
      values: ITEM_TYPES,
      ...refersTo("Tabelwaarde,Type item", "AfasKnCodeTableValue"),
      ...at<Hours>(() => "1"),
    }),
    keyField("ItCd", 40, "Itemcode", "Item code", {
      mandatory: true,
      ...refersTo("Werksoort", "AfasPtTypeOfWork"),
      ...at<Hours>(
        ({ hourType }) => hourType.code,
        (line, value) => (line.hourType = HOUR_TYPES.find(({ code }) => code === value) ?? NO_HOUR_TYPE),
      ),
    }),
    decimalField(
      "Qu",
      [16, 5],
      "Aantal",
      "Quantity",
      at<HoursInHand>(
        ({ quantity }) => quantity,
        (line, value) => Object.assign(line, { quantity: Number(value ?? 0), quantityFrom: "caller" }),
      ),
    ),
    textField("Ds", 255, "Omschrijving", "Description", own("description", null)),
    textField("DsIn", 255, "Omschrijving intern", "Internal description"),
    textField("DsEx", 255, "Omschrijving extern", "External description"),
  ];
}

function whoAndWhere({ staff, projects }: Company): UpdateField[] {
  return [
    keyField("EmId", 15, "Medewerker", "Employee", {
      mandatory: true,
      ...refersTo("Medewerker", "AfasKnEmployee"),
      ...at<Hours>(
        ({ employee }) => employee.employeeId,
        (line, value) => {
          line.employee = staff().employees.find(({ employeeId }) => employeeId === value) ?? NO_EMPLOYEE;
        },
      ),
    }),
    intField("EnSe", "Dienstverband", "Employment"),
    keyField("PrId", 15, "Project", "Project", {
      mandatory: true,
      ...refersTo("Project", "AfasPtProject"),
      ...at<Hours>(
        ({ project }) => project.projectId,
        (line, value) => {
          const project = projects().projects.find(({ projectId }) => projectId === value) ?? NO_PROJECT;
          // A phase belongs to its project, and so does what is charged, until the caller says otherwise.
          if (project !== line.project) Object.assign(line, { project, phase: null, chargeable: project.chargeable });
        },
      ),
    }),
    keyField("PrSt", 15, "Projectfase", "Project phase", {
      ...refersTo("Projectfase", "AfasPtProjectStage"),
      ...at<HoursInHand>(
        ({ phase }) => phase?.phase ?? null,
        (line, value) => (line.phaseWritten = value === null ? null : String(value)),
      ),
    }),
    keyField("DbId", 16, "Verkooprelatie", "Sales contact", refersTo("Verkooprelatie", "AfasKnSalRelation")),
    keyField("StId", 5, "Urensoort", "Type of hour", refersTo("Urensoort", "AfasPtSortOfTime")),
    keyField("War", 15, "Magazijn", "Warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
    keyField("UnId", 15, "Eenheid", "Unit", refersTo("Eenheid per item", "AfasFbUnitBasicItem")),
  ];
}

const MONEY: readonly UpdateField[] = [
  decimalField("AmCo", [26, 10], "Kostprijs", "Cost price", own("rate", null)),
  decimalField("AmSe", [26, 10], "Verkoopprijs basisvaluta", "Sales price in base currency"),
  decimalField("DcPr", [6, 2], "Kortingspercentage", "Discount percentage"),
  flagField("Ch", "Doorbelasten", "Charge", own("chargeable", false)),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
];

const time = (name: keyof Times) =>
  at<HoursInHand>(
    (line) => line[name] ?? null,
    (line, value) => {
      line[name] = value === null ? null : String(value);
      line.quantityFrom ??= "times";
    },
  );

const TIMES: readonly UpdateField[] = [
  timeField("StTi", "Begintijd", "Start time", time("from")),
  timeField("EnTi", "Eindtijd", "End time", time("to")),
  timeField("PaTi", "Pauzeduur", "Length of break", time("pause")),
  flagField("WoHo", "Thuiswerken", "Working from home"),
];

const APPROVAL: readonly UpdateField[] = [
  flagField("Ap", "Geaccordeerd", "Agreed", own("approved", false)),
  flagField("Pr", "Gereedgemeld", "Reported ready"),
  flagField("DiAp", "Afgekeurd", "Rejected"),
  memoField("DiRe", "Toelichting afkeuring", "Comment on rejection"),
  textField("RfCs", 100, "Opdrachtnummer/referentie", "Order number/reference"),
];

/** Hours that were worked. */
export function ptRealization(company: Company): UpdateConnectorDefinition {
  const root = updateObject("PtRealization", { nl: "Nacalculatie", en: "Actual costing" }, fields(company), {
    identifiedBy: ["Id"],
    rules: [phaseRule, quantityRule],
    ...recordsIn<null, Hours>({
      list: () => company.projects().hours,
      create: (_parent, context) => newHours(company, context),
      remove: (_parent, line, context) => {
        taken(company.projects().hours, line, context);
        added(company.deleted().hours, deletedHoursOf(line, context.now), context);
      },
      written: settleHours,
    }),
  });
  return updateConnector(root, { resultFields: ["Id"] });
}

function newHours(company: Company, context: WriteContext): Hours {
  const { hours } = company.projects();
  const line: Hours = {
    lineNumber: nextNumber(
      // The number of a line that is gone is not given out again: its trace would be about another.
      [...hours, ...company.deleted().hours].map(({ lineNumber }) => lineNumber),
      500_001,
    ),
    employee: NO_EMPLOYEE,
    project: NO_PROJECT,
    phase: null,
    hourType: NO_HOUR_TYPE,
    date: "",
    quantity: 0,
    description: null,
    rate: null,
    chargeable: false,
    approved: false,
    created: context.now,
    modified: context.now,
  };
  return added(hours, line, context);
}

function settleHours(line: HoursInHand, { now }: WriteContext): void {
  if (line.phaseWritten !== undefined) {
    line.phase = line.project.phases.find(({ phase }) => phase === line.phaseWritten) ?? null;
  }
  // How much was done is said, or follows from when it began and ended (inferred).
  if (line.quantityFrom === "times") line.quantity = hoursWorked(line) ?? line.quantity;
  delete line.phaseWritten;
  delete line.quantityFrom;
  line.modified = now;
}

function hoursWorked({ from, to, pause }: Times): number | undefined {
  const [begin, end, rest = 0] = [from, to, pause].map(minutesOf);
  if (begin === undefined || end === undefined || end <= begin) return undefined;
  return Math.max(0, Math.round((end - begin - rest) / 0.6) / 100);
}

function minutesOf(time: string | null | undefined): number | undefined {
  const match = /^(\d\d):(\d\d)/.exec(time ?? "");
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** The phase is one of the project's own. */
const phaseRule: RecordRule = ({ view, written }) => {
  const asked = written.fields.get("PrSt");
  if (asked && (view.record as Hours).phase?.phase !== asked) {
    throw new SandboxRefusal(referenceUnknown({ label: { nl: "Projectfase", en: "Project phase" } }));
  }
};

const quantityRule: RecordRule = ({ view, written }) => {
  const { quantity } = view.record as Hours;
  if (quantity === 0 && !written.fields.get("Qu"))
    throw new SandboxRefusal(valueMissing({ label: { nl: "Aantal", en: "Quantity" } }));
};
