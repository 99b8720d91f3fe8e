import { localeOf, type FormatLanguage } from "./numbers";

/**
 * Profit writes `2026-03-29T02:30:00Z`, but means Dutch wall-clock time: the Z says nothing (design 5.5). Here, and only
 * here, it is dropped. Such a text is never made into a moment: half past two on the night the clock goes forward does
 * exist in Profit.
 */
export type WallClock = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** False for a bare date, and for midnight, which is how Profit writes a date without a time. */
  hasTime: boolean;
};

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|[+-]00:?00)?)?$/;

/** null for anything that is not a date as Profit writes it (an offset other than zero included). */
export function readWallClock(text: string): WallClock | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const asDay = new Date(Date.UTC(year, month - 1, day));
  asDay.setUTCFullYear(year); // Date.UTC takes the years 0 to 99 for 1900 and on
  const exists = asDay.getUTCMonth() === month - 1 && asDay.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || second > 59) return null;
  return { year, month, day, hour, minute, second, hasTime: hour + minute + second > 0 };
}

/** "29-03-2026" or "29-03-2026 02:30" (seconds when there are any); what is no date comes back as it was. */
export function formatProfitDate(text: string, language: FormatLanguage, shows: "auto" | "time" = "auto"): string {
  const clock = readWallClock(text);
  if (!clock) return text;
  const day = [two(clock.day), two(clock.month), String(clock.year).padStart(4, "0")].join(
    language === "nl" ? "-" : "/",
  );
  if (!clock.hasTime && shows === "auto") return day;
  const time = `${two(clock.hour)}:${two(clock.minute)}${clock.second > 0 ? `:${two(clock.second)}` : ""}`;
  return `${day} ${time}`;
}

/** What a filter value or an export carries: the same text without its Z, `2026-03-29T02:30:00`. */
export function toProfitDate(text: string): string {
  return readWallClock(text) ? text.replace(/(?:Z|[+-]00:?00)$/, "") : text;
}

/** The day's name beside a date, for a title: "zondag 29 maart 2026". */
export function formatProfitDay(text: string, language: FormatLanguage): string {
  const clock = readWallClock(text);
  if (!clock) return text;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "full", timeZone: "UTC" }).format(
    new Date(Date.UTC(clock.year, clock.month - 1, clock.day)),
  );
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
