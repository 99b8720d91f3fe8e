import { readWallClock } from "@/lib/format/profit-dates";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { ColumnValues } from "../local-view/column-values";
import { isEmpty } from "../local-view/filter-rows";
import { orderedValues } from "../local-view/sort-rows";

export type Bin = { from: number; to: number; count: number };
export type Counted = { value: CellValue; count: number };

/** What a column holds, over the loaded rows. `bins` are of numbers, or of dates as days since 1970. */
export type ColumnProfile = {
  rows: number;
  filled: number;
  /** Different values among the filled ones; exact up to `MOST_DISTINCT`. */
  distinct: number;
  hasMoreDistinct: boolean;
  range:
    | { kind: "number"; min: number; max: number; mean: number }
    | { kind: "date"; first: string; last: string }
    | { kind: "text"; shortest: string; longest: string; shortestLength: number; longestLength: number }
    | null;
  bins: Bin[];
  top: Counted[];
  /** Filled rows with another value than those of `top`. */
  others: number;
};

export const MOST_DISTINCT = 100_000;
const TOP_VALUES = 10;
const MOST_BINS = 20;
/** Of a text that is shown as an example. */
const SHOWN_LETTERS = 200;
const DAY_MS = 86_400_000;

export function profileOf({ values, codes, rowCount }: ColumnValues): ColumnProfile {
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  const counted = values
    .map((value, code): Counted => ({ value, count: counts[code] as number }))
    .filter(({ value }) => !isEmpty(value));
  const filled = counted.reduce((sum, { count }) => sum + count, 0);
  const top = counted.toSorted((one, other) => other.count - one.count).slice(0, TOP_VALUES);
  return {
    rows: rowCount,
    filled,
    distinct: Math.min(counted.length, MOST_DISTINCT),
    hasMoreDistinct: counted.length > MOST_DISTINCT,
    range: rangeOf(counted, filled),
    bins: binsOf(counted),
    top: top.map(({ value, count }) => ({
      value: typeof value === "string" ? value.slice(0, SHOWN_LETTERS) : value,
      count,
    })),
    others: filled - top.reduce((sum, { count }) => sum + count, 0),
  };
}

function rangeOf(counted: readonly Counted[], filled: number): ColumnProfile["range"] {
  const values = counted.map(({ value }) => value);
  if (values.length === 0 || values.some((value) => typeof value === "boolean")) return null;
  if (values.every((value) => typeof value === "number")) {
    const sum = counted.reduce((total, { value, count }) => total + (value as number) * count, 0);
    return { kind: "number", min: smallest(values), max: largest(values), mean: sum / filled };
  }
  const texts = values.map(String);
  if (texts.every((text) => readWallClock(text) !== null)) {
    const ordered = orderedValues(texts, "date");
    return { kind: "date", first: texts[ordered[0] ?? 0] ?? "", last: texts[ordered.at(-1) ?? 0] ?? "" };
  }
  let [shortest, longest] = [texts[0] ?? "", texts[0] ?? ""];
  for (const text of texts) {
    if (text.length < shortest.length) shortest = text;
    if (text.length > longest.length) longest = text;
  }
  return {
    kind: "text",
    shortest: shortest.slice(0, SHOWN_LETTERS),
    longest: longest.slice(0, SHOWN_LETTERS),
    shortestLength: shortest.length,
    longestLength: longest.length,
  };
}

/** As many equal parts of what lies between the least and the most as there are values, twenty at most. */
function binsOf(counted: readonly Counted[]): Bin[] {
  const points: { at: number; count: number }[] = [];
  for (const { value, count } of counted) {
    const at = typeof value === "number" ? value : typeof value === "string" ? dayOf(value) : null;
    if (at === null || !Number.isFinite(at)) return [];
    points.push({ at, count });
  }
  if (points.length < 2) return [];
  const places = points.map(({ at }) => at);
  const [min, max] = [smallest(places), largest(places)];
  if (min === max) return [];
  const number = Math.min(MOST_BINS, points.length);
  const width = (max - min) / number;
  const bins = Array.from({ length: number }, (_, index): Bin => ({
    from: min + index * width,
    to: index === number - 1 ? max : min + (index + 1) * width,
    count: 0,
  }));
  for (const { at, count } of points) {
    const bin = bins[Math.min(number - 1, Math.floor((at - min) / width))];
    if (bin) bin.count += count;
  }
  return bins;
}

/** Days since 1970, with the time as a part of one; null for what is no date. */
function dayOf(text: string): number | null {
  const clock = readWallClock(text);
  if (!clock) return null;
  const { year, month, day, hour, minute, second } = clock;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / DAY_MS;
}

/** The date of a bin's edge, as Profit writes dates. */
export function dateOfDay(day: number): string {
  return new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
