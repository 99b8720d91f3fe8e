import type { Random } from "../../random";
import { wallClock } from "../../rows/wall-clock";

const DAY = 86_400_000;

/** The day on which the world stands still: everything in it happened before, or is planned after. */
const TODAY = Date.UTC(2026, 10, 20);

/** A day without a time, counted from the world's own today. */
export function dayFromToday(days: number): string {
  return wallClock(TODAY + days * DAY);
}

export function dayBetween(random: Random, fromDays: number, toDays: number): string {
  return dayFromToday(random.int(fromDays, toDays));
}

/** A moment in working hours, with the fraction of a second that Profit keeps and does not show. */
export function momentBetween(random: Random, fromDays: number, toDays: number): string {
  return wallClock(TODAY + random.int(fromDays, toDays) * DAY + random.int(7 * 3_600_000, 18 * 3_600_000));
}

export function addDays(moment: string, days: number): string {
  return wallClock(Date.parse(`${moment}Z`) + days * DAY);
}

/** The same day at midnight: how Profit keeps a date without a time. */
export function dayOf(moment: string): string {
  return `${moment.slice(0, 10)}T00:00:00.000`;
}

export function yearOf(moment: string): number {
  return Number(moment.slice(0, 4));
}

export function monthOf(moment: string): number {
  return Number(moment.slice(5, 7));
}
