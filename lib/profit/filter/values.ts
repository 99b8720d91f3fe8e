import type { Condition } from "./rows-query";
import type { OperatorName } from "./operators";
import { takesValue, type ValueKind } from "./operators-by-type";

/** Why a typed value is not what Profit takes; words in lib/messages. */
export type ValueProblem = "missing" | "notADate" | "notANumber" | "notABoolean" | "withOffset";

export type ReadValue = { ok: true; value: string } | { ok: false; problem: ValueProblem };

/**
 * What a person typed or pasted → the text Profit takes for this kind of field. Dates become Dutch wall-clock
 * `YYYY-MM-DDTHH:MM:SS` without `Z`, which Profit refuses in filters (protocol 5, values); booleans `1`/`0`;
 * numbers with a decimal point. Text stays as it is, spaces included.
 */
export function toProfitValue(kind: ValueKind, operator: OperatorName, typed: string): ReadValue {
  if (!takesValue(operator)) return { ok: true, value: "" };
  // A quick filter is an expression and the text operators take parts of a value: neither is a date or a number.
  if (kind === "text" || !COMPARING.has(operator)) return typed === "" ? missing : { ok: true, value: typed };
  const text = typed.trim();
  if (text === "") return missing;
  if (kind === "date") return toProfitDate(text);
  return kind === "number" ? toProfitNumber(text) : toProfitBoolean(text);
}

const missing: ReadValue = { ok: false, problem: "missing" };
const COMPARING = new Set<OperatorName>(["equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"]);

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?/;
const DUTCH = /^(\d{1,2})-(\d{1,2})-(\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?/;

function toProfitDate(text: string): ReadValue {
  const wrong: ReadValue = { ok: false, problem: "notADate" };
  const iso = ISO.exec(text);
  const dutch = iso ? null : DUTCH.exec(text);
  const found = iso ?? dutch;
  if (!found) return wrong;
  const tail = text.slice(found[0].length);
  // Profit's Z is decoration (protocol 3.5) and may go; a real offset would move the time, so it may not.
  if (/^[+-]\d{2}:?\d{2}$/.test(tail)) return { ok: false, problem: "withOffset" };
  if (tail !== "" && tail !== "Z") return wrong;
  const [, first = "", month = "", last = "", hour = "0", minute = "0", second = "0"] = found;
  const [year, day] = iso ? [first, last] : [last, first];
  const parts = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return isRealMoment(parts) ? { ok: true, value: wallClock(parts) } : wrong;
}

type Moment = [year: number, month: number, day: number, hour: number, minute: number, second: number];

/** UTC arithmetic on wall-clock parts: no zone, so no hour is skipped or doubled. */
function isRealMoment([year, month, day, hour, minute, second]: Moment): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  );
}

function wallClock([year, month, day, hour, minute, second]: Moment): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** `1.234,56`, `1,234.56`, `1234,5` and `1234.5`; the last separator of two kinds is the decimal one. */
function toProfitNumber(text: string): ReadValue {
  const compact = text.replaceAll(/[\s ]/g, "");
  const wrong: ReadValue = { ok: false, problem: "notANumber" };
  let plain = compact;
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(compact) || /^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(compact)) {
    plain = compact.replaceAll(".", "").replace(",", ".");
  } else if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(compact)) plain = compact.replaceAll(",", "");
  else if (/^[+-]?\d+,\d+$/.test(compact)) plain = compact.replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? { ok: true, value: plain.replace(/^\+/, "") } : wrong;
}

function toProfitBoolean(text: string): ReadValue {
  const word = text.toLowerCase();
  if (["1", "true", "ja", "yes", "waar"].includes(word)) return { ok: true, value: "1" };
  if (["0", "false", "nee", "no", "onwaar"].includes(word)) return { ok: true, value: "0" };
  return { ok: false, problem: "notABoolean" };
}

/**
 * A condition Profit takes, but that may not mean what was meant.
 * - `fraction`: equality on a time; stored times have fractions of a second, so it almost never matches (protocol 5).
 * - `wholeDay`: equality on a date; true only for rows at midnight when the field also holds a time.
 * - `untilMidnight`: "up to and including" or "after" a date stops, or starts, at 0:00 of that day.
 * - `wildcard`: Profit may read `%` as "anything" (protocol 9.4).
 * - `slow`: the quick filter.
 */
export type ValueWarning = "fraction" | "wholeDay" | "untilMidnight" | "wildcard" | "slow";

export function warningOf(kind: ValueKind, condition: Condition): ValueWarning | null {
  const { operator, value } = condition;
  if (operator === "quick") return "slow";
  if (!takesValue(operator)) return null;
  if (kind !== "date" || !COMPARING.has(operator)) return value.includes("%") ? "wildcard" : null;
  if (!WALL_CLOCK.test(value)) return null;
  const isMidnight = value.endsWith("T00:00:00");
  if (operator === "equal" || operator === "notEqual") return isMidnight ? "wholeDay" : "fraction";
  return isMidnight && (operator === "lessOrEqual" || operator === "greater") ? "untilMidnight" : null;
}

const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/**
 * Conditions (AND) that hold what was most likely meant by a date condition with a warning, or null.
 * Equality on a time becomes two seconds wide, because a shown second may have been rounded up (protocol 5, values);
 * equality on a date becomes that whole day. `notEqual` cannot be said with AND alone and stays.
 */
export function rangeFor(condition: Condition): Condition[] | null {
  const { fieldId, operator, value } = condition;
  if (!WALL_CLOCK.test(value)) return null;
  const isMidnight = value.endsWith("T00:00:00");
  if (operator === "equal") {
    const [from, to] = isMidnight ? [0, DAY_MS] : [-1000, 1000];
    return [
      { fieldId, operator: "greaterOrEqual", value: shifted(value, from) },
      { fieldId, operator: "less", value: shifted(value, to) },
    ];
  }
  if (!isMidnight) return null;
  if (operator === "lessOrEqual") return [{ fieldId, operator: "less", value: shifted(value, DAY_MS) }];
  if (operator === "greater") return [{ fieldId, operator: "greaterOrEqual", value: shifted(value, DAY_MS) }];
  return null;
}

const DAY_MS = 86_400_000;

function shifted(wallClockText: string, ms: number): string {
  return new Date(Date.parse(`${wallClockText}Z`) + ms).toISOString().slice(0, 19);
}
