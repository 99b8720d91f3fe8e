import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { RowReader } from "../row-store/row-reader";
import { RowTable } from "../row-store/row-table";
import { readDateSpan } from "./date-span";
import { filterTextOf, readFilter, readNumber } from "./filter-expression";
import { folded, isEmpty, testOf } from "./filter-rows";
import { rowsWithText } from "./find-text";

/** Of these values, what a typed filter lets through. */
function passing(typed: string, dataType: string, values: CellValue[], language: "nl" | "en" = "nl"): CellValue[] {
  const read = readFilter(typed, dataType, language);
  if (!read || "problem" in read) throw new Error(`no filter: ${JSON.stringify(read)}`);
  return values.filter(testOf(read.filter));
}

describe("above a column of text", () => {
  const values = ["Jansen", "JANSEN BV", "Müller", "leeg glas", "", " ", null, "=1", "10"];
  it.each<[string, CellValue[]]>([
    ["jansen", ["Jansen", "JANSEN BV"]],
    ["muller", ["Müller"]],
    ["=jansen", ["Jansen"]],
    ["!jansen", ["Müller", "leeg glas", "", " ", null, "=1", "10"]],
    ["!=jansen", ["JANSEN BV", "Müller", "leeg glas", "", " ", null, "=1", "10"]],
    ["<>Müller", ["Jansen", "JANSEN BV", "leeg glas", "", " ", null, "=1", "10"]],
    ["=", ["", " ", null]],
    ["leeg", ["", " ", null]],
    ["EMPTY", ["", " ", null]],
    ["!", ["Jansen", "JANSEN BV", "Müller", "leeg glas", "=1", "10"]],
    ["!leeg", ["Jansen", "JANSEN BV", "Müller", "leeg glas", "=1", "10"]],
    ['"leeg"', ["leeg glas"]],
    ['"=1"', ["=1"]],
    [">k", ["Müller", "leeg glas"]],
    [">= Jansen", ["Jansen", "JANSEN BV", "Müller", "leeg glas"]],
    ["  jansen  ", ["Jansen", "JANSEN BV"]],
  ])("%j", (typed, expected) => {
    expect(passing(typed, "string", values)).toEqual(expected);
  });
});

describe("above a column of numbers", () => {
  const values = [0, 1, 99.5, 100, 1_234.5, -3, null];
  it.each<[string, CellValue[]]>([
    [">100", [1_234.5]],
    [">=100", [100, 1_234.5]],
    ["<= 1", [0, 1, -3]],
    ["< 0", [-3]],
    ["100", [100]],
    ["99,5", [99.5]],
    ["99.5", [99.5]],
    ["1.234,50", [1_234.5]],
    ["!100", [0, 1, 99.5, 1_234.5, -3, null]],
    ["=", [null]],
    ["!leeg", [0, 1, 99.5, 100, 1_234.5, -3]],
  ])("%j", (typed, expected) => {
    expect(passing(typed, "decimal", values)).toEqual(expected);
  });

  it("reads a number as the reader's language writes it", () => {
    expect([readNumber("1.234", "nl"), readNumber("1.234", "en"), readNumber("1,234", "en")]).toEqual([
      1234, 1.234, 1234,
    ]);
    expect([readNumber("12a", "nl"), readNumber("", "nl"), readNumber("1.2.3", "nl"), readNumber("--1", "nl")]).toEqual(
      [null, null, null, null],
    );
  });
});

describe("above a column of dates", () => {
  const values = ["2025-12-31T23:59:00", "2026-03-01T00:00:00", "2026-03-29T02:30:00", "2026-03-30T00:00:00", null];
  it.each<[string, CellValue[]]>([
    ["2026", values.slice(1, 4)],
    ["03-2026", values.slice(1, 4)],
    ["29-03-2026", [values[2] as string]],
    ["29-3-2026", [values[2] as string]],
    ["2026-03-29", [values[2] as string]],
    ["29-03-2026 02:30", [values[2] as string]],
    [">29-03-2026", [values[3] as string]],
    [">=29-03-2026", values.slice(2, 4)],
    ["<=29-03-2026", values.slice(0, 3)],
    ["<2026", [values[0] as string]],
    ["!2026", [values[0] as string, null]],
    ["leeg", [null]],
  ])("%j", (typed, expected) => {
    expect(passing(typed, "date", values)).toEqual(expected);
  });

  it("knows what is no date", () => {
    for (const text of ["31-02-2026", "13-2026", "vandaag", "29-03-26", "2026-03-29 25:00", "29-02-2025"])
      expect(readDateSpan(text), text).toBeNull();
    expect(readDateSpan("29-02-2024")).toEqual({ from: "2024-02-29", to: "2024-03-01" });
    expect(readDateSpan("31-12-9999")).toEqual({ from: "9999-12-31", to: "10000-01-01" });
  });
});

it("knows ja and nee above a column of those", () => {
  expect(passing("ja", "boolean", [true, false, null])).toEqual([true]);
  expect(passing("!ja", "boolean", [true, false, null])).toEqual([false, null]);
  expect(readFilter("misschien", "boolean", "nl")).toEqual({ problem: "noBoolean" });
});

it("says what is unfinished or no number, rather than filtering on something else", () => {
  expect(readFilter(">", "decimal", "nl")).toEqual({ problem: "unfinished" });
  expect(readFilter(">=", "string", "nl")).toEqual({ problem: "unfinished" });
  expect(readFilter(">abc", "int", "nl")).toEqual({ problem: "noNumber" });
  expect(readFilter("29-13-2026", "date", "nl")).toEqual({ problem: "noDate" });
  expect(readFilter("   ", "string", "nl")).toBeNull();
});

it("a filter on a value lets that value through, whatever it is", () => {
  const cases = fc.oneof(
    fc.tuple(fc.constant("string"), fc.string()),
    fc.tuple(
      fc.constant("decimal"),
      fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })),
    ),
    fc.tuple(fc.constant("boolean"), fc.boolean()),
    fc.tuple(
      fc.constant("date"),
      fc.constantFrom("2026-03-29T02:30:00", "2026-03-29", "2026-03-29T02:30:15", "1999-12-31T00:00:00"),
    ),
  );
  fc.assert(
    fc.property(cases, fc.constantFrom("nl" as const, "en" as const), ([dataType, value], language) => {
      fc.pre(typeof value !== "number" || !String(value).includes("e"));
      expect(passing(filterTextOf(value, dataType, language), dataType, [value, null], language)).toContain(value);
    }),
  );
});

it("any typing above any column is a filter, a problem or nothing; a test of it never throws", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("string", "int", "decimal", "date", "boolean", "blob"),
      (typed, dataType) => {
        const read = readFilter(typed, dataType, "nl");
        if (read && "filter" in read)
          for (const value of [null, "", "x", 1, true, "2026-01-01"]) testOf(read.filter)(value);
      },
    ),
  );
});

function tableOf(rows: Record<string, CellValue>[]): RowTable {
  const table = new RowTable();
  const reader = new RowReader(table);
  reader.take(new TextEncoder().encode(JSON.stringify(rows)));
  reader.end();
  return table;
}

it("searching all columns finds what looking at each value finds", () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue>(null, "Jansen", 'a "b"\nc', "Zoë", "\\", "naam"),
    fc.string(),
    fc.integer(),
  );
  const rows = fc.array(fc.record({ Naam: cell, B: cell }), { minLength: 1, maxLength: 30 });
  const search = fc.oneof(
    fc.constantFrom("jan", "zoe", "b", '"', "naam", "B", "\\", "12"),
    fc.string({ minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(
      rows,
      search.filter((text) => text.trim() !== "" && !/[\u0001\n]/.test(text)),
      (list, text) => {
        const wanted = folded(text.trim());
        const expected = list.flatMap((row, index) =>
          Object.values(row).some(
            (value) => value !== null && folded(String(value).replace(/[\u0001\n]/g, " ")).includes(wanted),
          )
            ? [index]
            : [],
        );
        expect([...rowsWithText(tableOf(list), [0, 1], text, "nl")]).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

it("searching finds amounts and dates as they are shown", () => {
  const table = tableOf([
    { A: 1234.5, B: "2026-03-29T00:00:00" },
    { A: 12, B: null },
  ]);
  expect([...rowsWithText(table, [0, 1], "1.234,50", "nl")]).toEqual([0]);
  expect([...rowsWithText(table, [0, 1], "29-03-2026", "nl")]).toEqual([0]);
  expect([...rowsWithText(table, [1], "12", "nl")]).toEqual([]);
});

it("takes spaces for empty", () => {
  expect([null, "", "  ", 0, false, "x"].map(isEmpty)).toEqual([true, true, true, false, false, false]);
});
