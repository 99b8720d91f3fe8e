import { takesValue } from "@/lib/profit/filter/operators-by-type";
import type { OperatorName } from "@/lib/profit/filter/operators";
import type { Condition, Filter } from "@/lib/profit/filter/rows-query";
import type { CalendarDay } from "./calendar-day";
import { type ParameterProblem, readParameterValue } from "./parameter-value";
import type { ReportField } from "./report-field";

/** With these a value is compared whole; with the others it is a part of one, or an expression, and stays text. */
const WHOLE = new Set<OperatorName>(["equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"]);

/** What the form asks for one field: an operator that looks for a part of a value takes any text. */
export function askedKindOf({ kind, operator }: Pick<ReportField, "kind" | "operator">): ReportField["kind"] {
  return WHOLE.has(operator) ? kind : "text";
}

export type FilledReport = {
  filter: Filter;
  /** By the field's place. */
  problems: ReadonlyMap<number, ParameterProblem>;
  /** As Profit takes them, by the field's place; null = left out. For the name of the file. */
  values: (string | null)[];
};

/**
 * What was typed for each question → the filter of the report, all conditions ANDed. A question that is left empty and
 * may be is left out; relative dates are counted from `today`.
 */
export function fillInReport(
  fields: readonly ReportField[],
  typed: readonly string[],
  today: CalendarDay,
): FilledReport {
  const problems = new Map<number, ParameterProblem>();
  const values: (string | null)[] = [];
  const conditions: Condition[] = [];
  for (const [place, field] of fields.entries()) {
    const { code, operator, isRequired } = field;
    if (!takesValue(operator)) {
      conditions.push({ fieldId: code, operator, value: "" });
      values.push(null);
      continue;
    }
    const read = readParameterValue({ kind: askedKindOf(field), isRequired }, typed[place] ?? "", today);
    if (!read.ok) problems.set(place, read.problem);
    const value = read.ok ? read.value : null;
    if (value !== null) conditions.push({ fieldId: code, operator, value });
    values.push(value);
  }
  return { filter: { groups: conditions.length > 0 ? [conditions] : [] }, problems, values };
}
