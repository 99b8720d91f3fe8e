import { valueKindOf, type ValueKind } from "@/lib/profit/filter/operators-by-type";
import type { Condition } from "@/lib/profit/filter/rows-query";
import { rangeFor, toProfitValue, warningOf } from "@/lib/profit/filter/values";
import { type GridValue, isCut } from "../row-store/grid-value";

/** A key of more than this is none, and no question would hold it. */
const LONGEST = 200;

type FollowValue = { ok: true; text: string } | { ok: false; problem: "nothing" | "tooLong" };

/** What of a cell can be looked for elsewhere. Profit's `Z` is no zone and is dropped (protocol 3.5). */
export function followValueOf(value: GridValue | undefined): FollowValue {
  if (isCut(value)) return { ok: false, problem: "tooLong" };
  if (value === null || value === undefined) return { ok: false, problem: "nothing" };
  const text = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  if (text.trim() === "") return { ok: false, problem: "nothing" };
  if (text.length > LONGEST) return { ok: false, problem: "tooLong" };
  return { ok: true, text: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? text.slice(0, -1) : text };
}

type FollowConditions = { ok: true; conditions: Condition[] } | { ok: false; kind: ValueKind };

/**
 * "This field has this value", in the form its kind takes (protocol 5, values); a time with fractions becomes the two
 * seconds around it, for it would never be equal. Not when the value is none of that kind: a text in a field of numbers.
 */
export function followConditions(field: { id: string; dataType: string }, text: string): FollowConditions {
  const kind = valueKindOf(field.dataType);
  const read = toProfitValue(kind, "equal", text);
  if (!read.ok) return { ok: false, kind };
  const condition: Condition = { fieldId: field.id, operator: "equal", value: read.value };
  const around = warningOf(kind, condition) === "fraction" ? rangeFor(condition) : null;
  return { ok: true, conditions: around ?? [condition] };
}
