/** A day of the calendar; no time, no zone. */
export type CalendarDay = { year: number; month: number; day: number };

/** Where Profit's dates live (design 5.5), whatever the zone of the browser or the server. */
const dutchParts = new Intl.DateTimeFormat("en", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

export function dutchDayOf(moment: Date): CalendarDay {
  const parts = new Map(dutchParts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get("year") ?? 0, month: parts.get("month") ?? 0, day: parts.get("day") ?? 0 };
}

/** `month` may lie outside 1 to 12 and `day` outside the month: the days simply go on. Null outside the years 1 to 9999. */
export function dayAt(year: number, month: number, day: number): CalendarDay | null {
  const date = new Date(0);
  // UTC has no summer time, so no day here is 23 or 25 hours. Not Date.UTC, which takes the year 5 for 1905.
  date.setUTCFullYear(year, month - 1, day);
  const found = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return found.year >= 1 && found.year <= 9999 ? found : null;
}

export function lengthOfMonth(year: number, month: number): number {
  return dayAt(year, month + 1, 0)?.day ?? 31;
}

/** Monday = 1 … Sunday = 7 (ISO 8601). */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDay() || 7;
}

/** `2026-03-29`. */
export function isoOfDay({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
