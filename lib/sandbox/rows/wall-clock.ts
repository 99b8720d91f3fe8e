/** A moment on the Dutch clock as the worlds keep it: `YYYY-MM-DDTHH:MM:SS.mmm`. */
const KEPT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{3})$/;
const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?$/;

/** Milliseconds since 1970 as if the clock on the wall were UTC: good for arithmetic, never for a time zone. */
function asUtc(date: string): number {
  return Date.parse(`${date}Z`);
}

export function wallClock(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23);
}

/**
 * As Profit shows a date: whole seconds, rounded (so that a shown second may lie after the stored moment), with a Z
 * that means nothing (protocol 3.5, 5).
 */
export function shownDate(kept: string): string {
  const match = KEPT.exec(kept);
  if (!match?.[1] || !match[2]) return kept;
  if (Number(match[2]) < 500) return `${match[1]}Z`;
  return `${new Date(asUtc(match[1]) + 1_000).toISOString().slice(0, 19)}Z`;
}

/**
 * Reads the date of a filter: `YYYY-MM-DD`, optionally with a time, never with a Z (protocol 5). Undefined when it is
 * something else; other notations such as 01-01-2021 are refused (whether Profit takes them is not known).
 */
export function readDate(value: string): string | undefined {
  const match = WRITTEN.exec(value.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = ""] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}`;
  const moment = asUtc(text);
  // The calendar is checked by writing it back: 2026-02-30 would come out as 2 March.
  return Number.isNaN(moment) || wallClock(moment) !== text ? undefined : text;
}
