import { localeOf, type FormatLanguage } from "./numbers";

/** Where Profit and its users live; also where a moment of ours is shown when the reader's own zone is not known. */
const DUTCH_TIME = "Europe/Amsterdam";

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: FormatLanguage, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { timeZone: DUTCH_TIME, ...options });
  formats.set(key, made);
  return made;
}

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** A moment of ours (history, sessions), in Dutch time: "23 nov 2026, 16:04". */
export function formatMoment(at: Date, language: FormatLanguage): string {
  return dateFormat(language, "moment", { ...DAY, ...TIME }).format(at);
}

/** With seconds, for a log line: "23 nov 2026, 16:04:09". */
export function formatExactMoment(at: Date, language: FormatLanguage): string {
  return dateFormat(language, "exact", { ...DAY, ...TIME, second: "2-digit" }).format(at);
}

/** "23 nov 2026". */
export function formatDay(at: Date, language: FormatLanguage): string {
  return dateFormat(language, "day", DAY).format(at);
}

const RELATIVE_STEPS: { unit: Intl.RelativeTimeFormatUnit; seconds: number; upTo: number }[] = [
  { unit: "second", seconds: 1, upTo: 45 },
  { unit: "minute", seconds: 60, upTo: 45 * 60 },
  { unit: "hour", seconds: 3_600, upTo: 22 * 3_600 },
  { unit: "day", seconds: 86_400, upTo: 26 * 86_400 },
  { unit: "month", seconds: 30.44 * 86_400, upTo: 320 * 86_400 },
  { unit: "year", seconds: 365.25 * 86_400, upTo: Infinity },
];

/** "nu", "5 minuten geleden", "gisteren", "over 3 dagen". Show the exact moment in a title beside it. */
export function formatRelative(at: Date, now: Date, language: FormatLanguage): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto" });
  // Seconds are noise in a list, and two clocks never agree to one.
  if (Math.abs(seconds) < 45) return format.format(0, "second");
  const step = RELATIVE_STEPS.find(({ upTo }) => Math.abs(seconds) < upTo) ?? RELATIVE_STEPS.at(-1);
  const amount = Math.round(seconds / (step?.seconds ?? 1)) || Math.sign(seconds);
  return format.format(amount, step?.unit ?? "second");
}
