import { toProfitValue, type ValueProblem } from "@/lib/profit/filter/values";
import { type CalendarDay, isoOfDay } from "./calendar-day";
import type { QueryParameter } from "./query-parameter";
import { dayOfRelative, readRelativeDate } from "./relative-date";

export type ParameterProblem = ValueProblem;

/** `null` = left empty, which is for the condition to know what to do with. */
export type ReadParameter = { ok: true; value: string | null } | { ok: false; problem: ParameterProblem };

/** What was typed for a parameter → the text Profit takes. A relative date is counted from `today`. */
export function readParameterValue(
  { kind, isRequired }: Pick<QueryParameter, "kind" | "isRequired">,
  typed: string,
  today: CalendarDay,
): ReadParameter {
  if (kind === "text" ? typed === "" : typed.trim() === "") {
    return isRequired ? { ok: false, problem: "missing" } : { ok: true, value: null };
  }
  const isDate = kind === "date" || kind === "dateTime";
  const relative = isDate ? readRelativeDate(typed) : null;
  if (relative) {
    const day = dayOfRelative(relative, today);
    if (!day) return { ok: false, problem: "notADate" };
    // "Until the end of the month" with a time means its last second; a bare date has no such thing.
    const isLastMoment = kind === "dateTime" && relative.kind === "edge" && relative.edge === "end";
    return { ok: true, value: `${isoOfDay(day)}T${isLastMoment ? "23:59:59" : "00:00:00"}` };
  }
  return toProfitValue(kind === "dateTime" ? "date" : kind, "equal", typed);
}
