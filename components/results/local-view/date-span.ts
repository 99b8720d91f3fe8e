export type DateSpan = { from: string; to: string };

const DUTCH = /^(?:(?:(\d{1,2})[-/.])?(\d{1,2})[-/.])?(\d{4})$/;
const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?$/;

/**
 * The time that a written date covers, as texts in Profit's form: `2026` a year, `03-2026` or `2026-03` a month,
 * `29-03-2026` a day, `29-03-2026 08:15` a minute. Profit's dates are wall-clock texts (design 5.5), so these compare as
 * they are; nothing becomes a moment.
 */
export function readDateSpan(text: string): DateSpan | null {
  const [day = "", time] = text.trim().split(/[T ]+/);
  const parts = partsOf(day);
  if (!parts) return null;
  const [year, month, dayOfMonth] = parts;
  if (month === null) return time === undefined ? { from: dayText(year, 1, 1), to: dayText(year + 1, 1, 1) } : null;
  if (dayOfMonth === null)
    return time === undefined ? { from: dayText(year, month, 1), to: dayText(year, month + 1, 1) } : null;
  const from = dayText(year, month, dayOfMonth);
  if (time === undefined) return { from, to: dayText(year, month, dayOfMonth + 1) };
  return timeSpan(from, time);
}

function partsOf(text: string): [number, number | null, number | null] | null {
  const iso = ISO.exec(text);
  const dutch = iso ? null : DUTCH.exec(text);
  const found = iso ? [iso[1], iso[2], iso[3]] : dutch ? [dutch[3], dutch[2], dutch[1]] : null;
  if (!found) return null;
  const [year = 0, month = null, day = null] = found.map((part) => (part === undefined ? null : Number(part)));
  if (year === null) return null;
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (month === null || day < 1 || day > daysIn(year, month))) return null;
  return [year, month, day];
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function timeSpan(day: string, time: string): DateSpan | null {
  const [, hour, minute, second] = TIME.exec(time) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const from = `${day}T${two(Number(hour))}:${minute}${second === undefined ? "" : `:${second}`}`;
  // "~" comes after every sign a time has: all that begins like this.
  return { from, to: `${from}~` };
}

/** Months and days beyond their last are those of the next. */
function dayText(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return `${String(date.getUTCFullYear()).padStart(4, "0")}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
