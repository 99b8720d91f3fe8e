import fc from "fast-check";
import { expect, test } from "vitest";
import { OPERATORS, type OperatorName } from "./operators";
import { fittingOperators, otherOperators } from "./operators-by-type";
import { defaultTake, largestTake } from "./take-rule";
import { rangeFor, toProfitValue, warningOf } from "./values";

test.each([
  ["date", "2026-03-29", "2026-03-29T00:00:00"],
  ["date", "2026-03-29T02:30", "2026-03-29T02:30:00"],
  ["date", "2026-03-29T08:15:02Z", "2026-03-29T08:15:02"],
  ["date", "2026-03-29 08:15:02.417", "2026-03-29T08:15:02"],
  ["date", "1-2-2026", "2026-02-01T00:00:00"],
  ["date", "29-02-2028 8:05", "2028-02-29T08:05:00"],
  ["number", "1.234,56", "1234.56"],
  ["number", "1,234.56", "1234.56"],
  ["number", "1.234.567", "1234567"],
  ["number", "-0,5", "-0.5"],
  ["number", "12", "12"],
  ["boolean", "ja", "1"],
  ["boolean", "False", "0"],
  ["text", " a,b ", " a,b "],
] as const)("%s %s → %s", (kind, typed, value) => {
  expect(toProfitValue(kind, "equal", typed)).toEqual({ ok: true, value });
});

test.each([
  ["date", "2026-02-30", "notADate"],
  ["date", "tomorrow", "notADate"],
  ["date", "2026-02-03T25:00", "notADate"],
  ["date", "2026-02-03T08:00:00+02:00", "withOffset"],
  ["number", "12a", "notANumber"],
  ["number", "1,2,3", "notANumber"],
  ["boolean", "maybe", "notABoolean"],
  ["text", "", "missing"],
  ["date", " ", "missing"],
] as const)("%s %s is refused: %s", (kind, typed, problem) => {
  expect(toProfitValue(kind, "equal", typed)).toEqual({ ok: false, problem });
});

test("what Profit takes is stable under reading it again, and never ends in Z", () => {
  fc.assert(
    fc.property(fc.constantFrom("date", "number", "boolean", "text" as const), fc.string(), (kind, typed) => {
      const once = toProfitValue(kind as "date", "equal", typed);
      if (!once.ok) return;
      expect(toProfitValue(kind as "date", "equal", once.value)).toEqual(once);
      if (kind === "date") expect(once.value).not.toMatch(/Z$/);
    }),
  );
});

test("equality on a time is warned about and becomes a range", () => {
  const condition = { fieldId: "Gewijzigd", operator: "equal", value: "2026-03-29T08:15:02" } as const;
  expect(warningOf("date", condition)).toBe("fraction");
  expect(rangeFor(condition)).toEqual([
    { fieldId: "Gewijzigd", operator: "greaterOrEqual", value: "2026-03-29T08:15:01" },
    { fieldId: "Gewijzigd", operator: "less", value: "2026-03-29T08:15:03" },
  ]);
});

test("a day is a day, also on the last of the month and when the clock changes", () => {
  const day = { fieldId: "Datum", operator: "equal", value: "2026-10-31T00:00:00" } as const;
  expect(warningOf("date", day)).toBe("wholeDay");
  expect(rangeFor(day)?.map(({ value }) => value)).toEqual(["2026-10-31T00:00:00", "2026-11-01T00:00:00"]);
  const until = { fieldId: "Datum", operator: "lessOrEqual", value: "2026-03-29T00:00:00" } as const;
  expect(warningOf("date", until)).toBe("untilMidnight");
  expect(rangeFor(until)).toEqual([{ fieldId: "Datum", operator: "less", value: "2026-03-30T00:00:00" }]);
});

test("percent signs and the quick filter are pointed out", () => {
  expect(warningOf("text", { fieldId: "A", operator: "equal", value: "50%" })).toBe("wildcard");
  expect(warningOf("text", { fieldId: "A", operator: "quick", value: "*bak*" })).toBe("slow");
  expect(warningOf("text", { fieldId: "A", operator: "isEmpty", value: "%" })).toBeNull();
});

test("every kind reaches all 15 operators, each once", () => {
  for (const kind of ["text", "number", "boolean", "date"] as const) {
    const all: OperatorName[] = [...fittingOperators(kind), ...otherOperators(kind)];
    expect(all.toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
  }
});

test("columns × rows stays below 150,000", () => {
  expect(largestTake(20)).toBe(7499);
  expect(defaultTake(20)).toBe(500);
  for (const columns of [1, 2, 150, 299, 300, 301, 149_999, 150_000]) {
    expect(columns * largestTake(columns) < 150_000 || largestTake(columns) === 1).toBe(true);
  }
});
