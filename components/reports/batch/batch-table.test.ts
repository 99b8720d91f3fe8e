import { describe, expect, test } from "vitest";
import type { ReportField } from "@/lib/queries/report-field";
import { answersOf, MOST_ROWS, proposeSources, tableOf } from "./batch-table";
import { cellsOf, textOf } from "./read-text";

const field = (code: string, label: string, part: Partial<ReportField> = {}): ReportField => ({
  ...{ code, label, kind: "text", operator: "equal", defaultValue: "", isRequired: true },
  ...part,
});
const number = field("U001", "Nummer");
const date = field("U005", "Vanaf datum", { kind: "date", isRequired: false });

const read = (text: string, fields: ReportField[]) => tableOf(cellsOf(text), fields);

describe("many values", () => {
  test.each([
    ["10001\r\n10002\r\n\r\n", [["10001"], ["10002"]]],
    ["\uFEFF10001", [["10001"]]],
    [
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      '"Jansen; en zn";1\n"De ""Vries""";2',
      [
        ["Jansen; en zn", "1"],
        ['De "Vries"', "2"],
      ],
    ],
    ["", []],
  ])("%j is read as a table", (text, rows) => {
    expect(read(text, [number, date])).toEqual({ columns: [], rows, isCut: false });
  });

  test("a first row that names a question by label, code or pattern is no value", () => {
    for (const name of ["nummer", "u001", "NUMMER "]) {
      const table = read(`Iets;${name}\nx;10001`, [number, date]);
      expect(table.columns).toHaveLength(2);
      expect(proposeSources(table, [number, date])).toEqual([1, "fixed"]);
    }
    expect(proposeSources(read("vanaf_datum;x\n1-1-2026;2", [number, date]), [number, date])).toEqual(["fixed", 0]);
  });

  test("without names the columns answer first what must be answered", () => {
    const table = read("10001;1-1-2026", [number, date]);
    expect(proposeSources(table, [number, date])).toEqual([0, 1]);
    expect(proposeSources(table, [date, number])).toEqual([1, 0]);
    expect(proposeSources(read("10001", [number, date]), [date, number])).toEqual(["fixed", 0]);
    // What has a usual answer keeps it, unless nothing else changes.
    const usual = { ...number, defaultValue: "1" };
    expect(proposeSources(read("10001", [usual, date]), [usual, date])).toEqual(["fixed", 0]);
    expect(proposeSources(read("10001", [usual]), [usual])).toEqual([0]);
  });

  test("answers come from the columns, short rows answer nothing, and the rest is the same for all", () => {
    const table = { columns: [], rows: [["a", "b"], ["c"]], isCut: false };
    expect(answersOf(table, [1, "fixed"], ["x", "y"])).toEqual([
      ["b", "y"],
      ["", "y"],
    ]);
  });

  test("a file is UTF-8, or what Windows wrote", async () => {
    expect(await textOf(new Blob(["\uFEFFCafé;1"]))).toMatch(/Café;1$/);
    expect(await textOf(new Blob([new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x80])]))).toBe("Café€");
  });

  test("more rows than a batch takes are cut, and that is told", () => {
    const table = tableOf(
      Array.from({ length: MOST_ROWS + 1 }, (_, row) => [String(row)]),
      [number],
    );
    expect(table.rows).toHaveLength(MOST_ROWS);
    expect(table.isCut).toBe(true);
  });
});
