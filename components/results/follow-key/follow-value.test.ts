import { expect, test } from "vitest";
import { followConditions, followValueOf } from "./follow-value";

test.each([
  ["10001", "10001"],
  [10001, "10001"],
  [12.5, "12.5"],
  [true, "1"],
  [false, "0"],
  ["2026-03-01T00:00:00Z", "2026-03-01T00:00:00"],
  [" met spatie ", " met spatie "],
])("%j is followed as %j", (value, text) => {
  expect(followValueOf(value)).toEqual({ ok: true, text });
});

test.each([
  [null, "nothing"],
  [undefined, "nothing"],
  ["", "nothing"],
  ["  ", "nothing"],
  ["x".repeat(201), "tooLong"],
  [{ head: "x", tail: "x", length: 9_000 }, "tooLong"],
])("%j is not followed: %s", (value, problem) => {
  expect(followValueOf(value)).toEqual({ ok: false, problem });
});

const field = (dataType: string) => ({ id: "F", dataType });
test.each([
  ["string", "10001", [["equal", "10001"]]],
  ["int", "10001", [["equal", "10001"]]],
  ["decimal", "12.5", [["equal", "12.5"]]],
  ["boolean", "1", [["equal", "1"]]],
  ["date", "2026-03-01T00:00:00", [["equal", "2026-03-01T00:00:00"]]],
  [
    "date",
    "2026-03-01T10:11:12.345",
    [
      ["greaterOrEqual", "2026-03-01T10:11:11"],
      ["less", "2026-03-01T10:11:13"],
    ],
  ],
])("in a field of kind %s, %s is asked as Profit takes it", (dataType, text, asked) => {
  const found = followConditions(field(dataType), text);
  expect(found.ok && found.conditions.map(({ operator, value }) => [operator, value])).toEqual(asked);
});

test("a value that is none of the field's kind is not asked", () => {
  expect(followConditions(field("int"), "ABC")).toEqual({ ok: false, kind: "number" });
  expect(followConditions(field("date"), "10001")).toEqual({ ok: false, kind: "date" });
});
