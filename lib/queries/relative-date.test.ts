import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarDay, dayAt, dutchDayOf, isoOfDay, weekdayOf } from "./calendar-day";
import { readParameterValue } from "./parameter-value";
import {
  dayOfRelative,
  NEAR_DAYS,
  PERIODS,
  readRelativeDate,
  type RelativeDate,
  relativeDateText,
  TURNS,
  UNITS,
} from "./relative-date";

const dayOf = (iso: string): CalendarDay => {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return { year, month, day };
};
const becomes = (text: string, today: string): string | null => {
  const date = readRelativeDate(text);
  const day = date && dayOfRelative(date, dayOf(today));
  return day && isoOfDay(day);
};

describe.each([
  ["2026-11-28", "an ordinary Saturday", { today: "2026-11-28", yesterday: "2026-11-27", tomorrow: "2026-11-29" }],
  ["2026-03-01", "the day after a short February", { yesterday: "2026-02-28", "1-months-ago": "2026-02-01" }],
  ["2028-03-01", "the day after a leap day", { yesterday: "2028-02-29", "end-of-last-month": "2028-02-29" }],
  ["2100-03-01", "a century without a leap day", { yesterday: "2100-02-28" }],
  [
    "2026-03-31",
    "the last day of a long month",
    {
      ...{ "1-months-ago": "2026-02-28", "1-months-ahead": "2026-04-30", "2-months-ahead": "2026-05-31" },
      ...{ "start-of-last-month": "2026-02-01", "end-of-last-month": "2026-02-28", "end-of-next-month": "2026-04-30" },
      "end-of-this-quarter": "2026-03-31",
    },
  ],
  [
    "2028-02-29",
    "a leap day",
    { "12-months-ago": "2027-02-28", "48-months-ahead": "2032-02-29", tomorrow: "2028-03-01" },
  ],
  [
    "2026-01-01",
    "New Year's Day, a Thursday",
    {
      ...{ yesterday: "2025-12-31", "start-of-this-week": "2025-12-29", "end-of-this-week": "2026-01-04" },
      ...{
        "start-of-last-month": "2025-12-01",
        "start-of-last-quarter": "2025-10-01",
        "end-of-last-quarter": "2025-12-31",
      },
      ...{ "start-of-last-year": "2025-01-01", "end-of-last-year": "2025-12-31", "end-of-this-year": "2026-12-31" },
    },
  ],
  [
    "2027-01-03",
    "a Sunday, which ends its week",
    { "start-of-this-week": "2026-12-28", "end-of-this-week": "2027-01-03", "start-of-next-week": "2027-01-04" },
  ],
  [
    "2026-11-30",
    "a Monday, which begins its week",
    { "start-of-this-week": "2026-11-30", "end-of-last-week": "2026-11-29" },
  ],
  ["2026-03-30", "the day after the clock went forward", { yesterday: "2026-03-29", "2-days-ago": "2026-03-28" }],
  ["2026-10-26", "the day after the clock went back", { yesterday: "2026-10-25", "1-weeks-ago": "2026-10-19" }],
  [
    "2026-12-31",
    "the last day",
    { "start-of-next-quarter": "2027-01-01", "end-of-next-year": "2027-12-31", tomorrow: "2027-01-01" },
  ],
] as const)("on %s, %s", (today, _, table) => {
  test.each(Object.entries(table))("%s is %s", (text, expected) => {
    expect(becomes(text, today)).toBe(expected);
  });
});

test.each([
  ["2026-03-28T22:59:59Z", "2026-03-28"],
  ["2026-03-28T23:00:00Z", "2026-03-29"],
  ["2026-03-29T00:59:59Z", "2026-03-29"],
  ["2026-03-29T01:00:00Z", "2026-03-29"],
  ["2026-03-29T21:59:59Z", "2026-03-29"],
  ["2026-03-29T22:00:00Z", "2026-03-30"],
  ["2026-10-24T22:00:00Z", "2026-10-25"],
  ["2026-10-25T22:59:59Z", "2026-10-25"],
  ["2026-10-25T23:00:00Z", "2026-10-26"],
  ["2025-12-31T23:00:00Z", "2026-01-01"],
  ["2028-02-28T23:30:00Z", "2028-02-29"],
])("at %s it is %s in the Netherlands", (moment, day) => {
  expect(isoOfDay(dutchDayOf(new Date(moment)))).toBe(day);
});

const anyRelative: fc.Arbitrary<RelativeDate> = fc.oneof(
  fc.record({ kind: fc.constant("near" as const), day: fc.constantFrom(...NEAR_DAYS) }),
  fc.record({
    kind: fc.constant("edge" as const),
    edge: fc.constantFrom("start" as const, "end" as const),
    turn: fc.constantFrom(...TURNS),
    period: fc.constantFrom(...PERIODS),
  }),
  fc.record({
    kind: fc.constant("distance" as const),
    amount: fc.nat(9_999),
    unit: fc.constantFrom(...UNITS),
    towards: fc.constantFrom("ago" as const, "ahead" as const),
  }),
);
const anyDay = fc
  .record({ year: fc.integer({ min: 1900, max: 2200 }), dayOfYear: fc.integer({ min: 1, max: 366 }) })
  .map(({ year, dayOfYear }) => dayAt(year, 1, dayOfYear)!);

test("what is written is read back as the same", () => {
  fc.assert(
    fc.property(anyRelative, (date) => {
      expect(readRelativeDate(relativeDateText(date))).toEqual(date);
    }),
  );
});

test("every relative date is a day of the calendar", () => {
  fc.assert(
    fc.property(anyRelative, anyDay, (date, today) => {
      const day = dayOfRelative(date, today)!;
      expect(dayAt(day.year, day.month, day.day)).toEqual(day);
    }),
  );
});

test("periods follow one another without a gap, and today lies in this one", () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...PERIODS), (today, period) => {
      const at = (edge: "start" | "end", turn: (typeof TURNS)[number]) =>
        dayOfRelative({ kind: "edge", edge, turn, period }, today)!;
      for (const [one, next] of [
        ["last", "this"],
        ["this", "next"],
      ] as const) {
        const end = at("end", one);
        expect(dayAt(end.year, end.month, end.day + 1)).toEqual(at("start", next));
      }
      expect(isoOfDay(at("start", "this")) <= isoOfDay(today)).toBe(true);
      expect(isoOfDay(today) <= isoOfDay(at("end", "this"))).toBe(true);
      if (period === "week") expect(weekdayOf(at("start", "next"))).toBe(1);
    }),
  );
});

test.each([
  "",
  "soon",
  "start-of-month",
  "start-of-last-decade",
  "12345-days-ago",
  "-1-days-ago",
  "2026-01-01",
  "__proto__",
])("%j is no relative date", (text) => expect(readRelativeDate(text)).toBeNull());

test.each([
  ["date", "end-of-last-month", "2026-10-31T00:00:00"],
  ["dateTime", "end-of-last-month", "2026-10-31T23:59:59"],
  ["dateTime", "start-of-last-month", "2026-10-01T00:00:00"],
  ["date", " Today ", "2026-11-28T00:00:00"],
  ["date", "1-2-2026", "2026-02-01T00:00:00"],
  ["dateTime", "2026-03-29T02:30", "2026-03-29T02:30:00"],
  ["number", "1.234,5", "1234.5"],
  ["boolean", "ja", "1"],
  ["text", " a ", " a "],
] as const)("a %s of %j is sent as %s", (kind, typed, value) => {
  expect(readParameterValue({ kind, isRequired: true }, typed, dayOf("2026-11-28"))).toEqual({ ok: true, value });
});

test.each([
  ["date", "2026-02-30", "notADate"],
  ["date", "9999-months-ago", "notADate"],
  ["date", "2026-01-01T00:00:00+02:00", "withOffset"],
  ["number", "today", "notANumber"],
  ["boolean", "maybe", "notABoolean"],
  ["date", " ", "missing"],
] as const)("a %s of %j is told apart: %s", (kind, typed, problem) => {
  const today = { year: 800, month: 1, day: 1 };
  expect(readParameterValue({ kind, isRequired: true }, typed, today)).toEqual({ ok: false, problem });
});

test("empty is no trouble for what may be left empty; a space is a text", () => {
  const today = dayOf("2026-11-28");
  for (const kind of ["text", "date", "dateTime", "number", "boolean"] as const) {
    expect(readParameterValue({ kind, isRequired: false }, "", today)).toEqual({ ok: true, value: null });
  }
  expect(readParameterValue({ kind: "text", isRequired: false }, " ", today)).toEqual({ ok: true, value: " " });
});
