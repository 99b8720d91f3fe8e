/**
 * Profit's moments. They end in `Z`, but the time is Dutch wall-clock time and the letter is decoration (protocol 3.5):
 * so nothing here may go through `Date`, which would shift it by one or two hours.
 */
export type WallClock = { year: string; month: string; day: string; time: string | null };

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/;

/** Reads `2026-03-29T08:15:02Z`; null when it is something else. `time` is null for a pure date (midnight). */
export function readWallClock(text: string): WallClock | null {
  const match = MOMENT.exec(text);
  if (!match) return null;
  const [, year = "", month = "", day = "", time] = match;
  return { year, month, day, time: time === undefined || time === "00:00:00" ? null : time };
}

/** `29-03-2026 08:15:02` in Dutch, `2026-03-29 08:15:02` in English (the one order nobody misreads). */
export function formatWallClock({ year, month, day, time }: WallClock, language: "nl" | "en"): string {
  const date = language === "nl" ? `${day}-${month}-${year}` : `${year}-${month}-${day}`;
  return time === null ? date : `${date} ${time}`;
}
