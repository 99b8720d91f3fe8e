import { type CalendarDay, dayAt, lengthOfMonth, weekdayOf } from "./calendar-day";

export const NEAR_DAYS = ["yesterday", "today", "tomorrow"] as const;
export const PERIODS = ["week", "month", "quarter", "year"] as const;
export const TURNS = ["last", "this", "next"] as const;
export const UNITS = ["days", "weeks", "months"] as const;

/** A date told from the day on which it is asked. Written as `today`, `start-of-last-month`, `3-weeks-ago`. */
export type RelativeDate =
  | { kind: "near"; day: (typeof NEAR_DAYS)[number] }
  | { kind: "edge"; edge: "start" | "end"; turn: (typeof TURNS)[number]; period: (typeof PERIODS)[number] }
  | { kind: "distance"; amount: number; unit: (typeof UNITS)[number]; towards: "ago" | "ahead" };

const EDGE = /^(start|end)-of-(last|this|next)-(week|month|quarter|year)$/;
const DISTANCE = /^(\d{1,4})-(days|weeks|months)-(ago|ahead)$/;

/** null for anything else, a plain date included. */
export function readRelativeDate(text: string): RelativeDate | null {
  const typed = text.trim().toLowerCase();
  const near = NEAR_DAYS.find((day) => day === typed);
  if (near) return { kind: "near", day: near };
  const edge = EDGE.exec(typed)?.slice(1) as
    ["start" | "end", (typeof TURNS)[number], (typeof PERIODS)[number]] | undefined;
  if (edge) return { kind: "edge", edge: edge[0], turn: edge[1], period: edge[2] };
  const distance = DISTANCE.exec(typed)?.slice(1) as [string, (typeof UNITS)[number], "ago" | "ahead"] | undefined;
  if (!distance) return null;
  return { kind: "distance", amount: Number(distance[0]), unit: distance[1], towards: distance[2] };
}

export function relativeDateText(date: RelativeDate): string {
  if (date.kind === "near") return date.day;
  if (date.kind === "edge") return `${date.edge}-of-${date.turn}-${date.period}`;
  return `${date.amount}-${date.unit}-${date.towards}`;
}

/** The day it is, seen from `today`; null when that lies outside the calendar. Weeks begin on Monday (ISO 8601). */
export function dayOfRelative(date: RelativeDate, today: CalendarDay): CalendarDay | null {
  const { year, month, day } = today;
  if (date.kind === "near") return dayAt(year, month, day + NEAR_DAYS.indexOf(date.day) - 1);
  if (date.kind === "edge") return edgeOf(date, today);
  const amount = date.towards === "ago" ? -date.amount : date.amount;
  if (date.unit === "months") return monthsOn(today, amount);
  return dayAt(year, month, day + (date.unit === "weeks" ? 7 * amount : amount));
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;

function edgeOf({ edge, turn, period }: RelativeDate & { kind: "edge" }, today: CalendarDay): CalendarDay | null {
  const { year, month, day } = today;
  const turns = TURNS.indexOf(turn) - 1;
  // The end of a period is the day before the next one starts.
  const [periods, before] = edge === "start" ? [turns, 0] : [turns + 1, 1];
  if (period === "week") return dayAt(year, month, day - weekdayOf(today) + 1 + 7 * periods - before);
  const length = MONTHS_IN[period];
  const first = month - ((month - 1) % length);
  return dayAt(year, first + periods * length, 1 - before);
}

/** A month before 31 March is the last of February: what the shorter month lacks is cut off, not carried over. */
function monthsOn({ year, month, day }: CalendarDay, amount: number): CalendarDay | null {
  const first = dayAt(year, month + amount, 1);
  return first && { ...first, day: Math.min(day, lengthOfMonth(first.year, first.month)) };
}
