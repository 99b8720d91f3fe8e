import fc from "fast-check";
import { readXlsx } from "hucre";
import readSheets from "read-excel-file/node";
import { expect, test } from "vitest";
import { columnOf, fileOf } from "@/lib/testing/written-file";
import { sheetNameOf } from "./workbook-parts";
import { type XlsxOptions, xlsxWriter } from "./xlsx-writer";

const OPTIONS: XlsxOptions = { name: "Profit_Debtor", isNeutralised: true, header: "ids" };

const write = (described: string[], pages: string[], options: Partial<XlsxOptions> = {}, mostRows?: number) =>
  fileOf(xlsxWriter(described.map(columnOf), { ...OPTIONS, ...options }, mostRows), pages);

/** Read by two libraries that nobody here wrote; they must agree on the texts. */
async function readBack(...given: Parameters<typeof write>) {
  const bytes = await write(...given);
  const { sheets } = await readXlsx(new Uint8Array(bytes));
  return { bytes, sheets, rows: sheets[0]?.rows ?? [], again: await readSheets(bytes) };
}

test("dates are dates, codes keep their zeros, numbers are numbers and booleans booleans", async () => {
  const { rows, again } = await readBack(
    ["Code", "Id:int", "Bedrag:decimal2", "Actief:boolean", "Dag:date", "Moment:date", "Leeg"],
    [
      '[{"Code":"000001005","Id":12,"Bedrag":-.5,"Actief":true,"Dag":"2026-03-29T00:00:00Z","Moment":"2026-03-29T02:30:15Z","Leeg":null},' +
        '{"Code":"1E5","Id":-3,"Bedrag":5540.69,"Actief":false,"Dag":"1900-03-01T00:00:00Z","Moment":"2000-02-29T23:59:59Z","Leeg":null}]',
    ],
  );
  const expected = [
    // Wall-clock times: both readers can only show them as if they were UTC.
    ["000001005", 12, -0.5, true, new Date("2026-03-29T00:00:00Z"), new Date("2026-03-29T02:30:15Z")],
    ["1E5", -3, 5540.69, false, new Date("1900-03-01T00:00:00Z"), new Date("2000-02-29T23:59:59Z")],
  ];
  expect(rows[0]).toEqual(["Code", "Id", "Bedrag", "Actief", "Dag", "Moment", "Leeg"]);
  expect(rows.slice(1).map((row) => row.slice(0, 6))).toEqual(expected);
  // This reader cuts milliseconds off where it should round.
  const rounded = (cell: unknown) =>
    cell instanceof Date ? new Date(Math.round(cell.getTime() / 1_000) * 1_000) : cell;
  expect(again[0]?.data.slice(1).map((row) => row.slice(0, 6).map(rounded))).toEqual(expected);
});

test("any text comes back as it went", async () => {
  // A carriage return and what XML cannot hold are written in a spreadsheet's own way (_x000D_), which not every reader undoes.
  const text = fc
    .string({
      unit: fc.constantFrom("a", "é", "😀", " ", "&", "<", ">", '"', "'", "_", "x", "0", "\t", "\n", "]", "\\"),
    })
    .filter((value) => !/_x[0-9a-f]{4}_/i.test(value));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), async (texts) => {
      const { rows } = await readBack(["A"], [JSON.stringify(texts.map((A) => ({ A })))], {
        isNeutralised: false,
        header: "none",
      });
      expect(Array.from(texts, (_, index) => rows[index]?.[0] ?? "")).toEqual(texts);
    }),
    { numRuns: 100 },
  );
});

test("what XML cannot hold is written in a spreadsheet's own way", async () => {
  const { rows } = await readBack(["A"], [JSON.stringify([{ A: "a\u0001b\rc" }, { A: "_x0041_" }, { A: "\ufffe" }])]);
  expect(rows.slice(1).map(([A]) => A)).toEqual(["a\u0001b\rc", "_x0041_", "\ufffd"]);
});

test.each(["=1+1", "+31612345678", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
  "%j is made harmless, in the header too",
  async (text) => {
    const page = JSON.stringify([{ "=id": text }]);
    const { rows } = await readBack(["=id"], [page]);
    expect(rows).toEqual([["'=id"], [`'${text}`]]);
    const kept = await readBack(["=id"], [page], { isNeutralised: false });
    expect(kept.rows).toEqual([["=id"], [text]]);
  },
);

test("a negative number is no formula", async () => {
  expect((await readBack(["A:decimal2"], ['[{"A":-12.5}]'])).rows[1]).toEqual([-12.5]);
});

test("a number that a spreadsheet would round is a text with all its digits", async () => {
  const { rows } = await readBack(
    ["A:decimal2"],
    [
      '[{"A":12345678901234567890.123456789},{"A":-.1234567890123456789},{"A":999999999999999},{"A":0.00000000000012345}]',
    ],
  );
  expect(rows.slice(1)).toEqual([
    ["12345678901234567890.123456789"],
    ["-0.1234567890123456789"],
    [999999999999999],
    [1.2345e-13],
  ]);
});

test("a date that no spreadsheet has is a text, and so is what is no date", async () => {
  const { rows } = await readBack(
    ["A:date"],
    ['[{"A":"1899-12-31T00:00:00Z"},{"A":"0001-01-01T08:00:00Z"},{"A":"morgen"}]'],
  );
  expect(rows.slice(1)).toEqual([["1899-12-31T00:00:00Z"], ["0001-01-01T08:00:00Z"], ["morgen"]]);
});

test("a text longer than a cell is cut in sight of the reader", async () => {
  const { rows } = await readBack(["A"], [JSON.stringify([{ A: "é".repeat(2_000_000) }, { A: "x".repeat(32_000) }])]);
  const cut = String(rows[1]?.[0]);
  expect(cut.length).toBeLessThanOrEqual(32_767);
  expect(cut.length).toBeGreaterThan(32_600);
  expect(cut.replace(/^é+/, "")).toBe("… [cut, 2000000 characters]");
  expect(rows[2]?.[0]).toBe("x".repeat(32_000));
});

test("no pair of surrogates is cut in two", async () => {
  const { rows } = await readBack(["A"], [JSON.stringify([{ A: `a${"😀".repeat(40_000)}` }])]);
  expect(String(rows[1]?.[0]).isWellFormed()).toBe(true);
});

test("more rows than a sheet has go on in the next one, under the same header", async () => {
  const page = (first: number) => JSON.stringify(Array.from({ length: 30 }, (_, index) => ({ A: first + index })));
  const { sheets } = await readBack(["A:int"], [page(0), page(30)], {}, 26);
  expect(sheets.map(({ name, rows }) => [name, rows[0]?.[0], rows.length])).toEqual([
    ["Profit_Debtor", "A", 26],
    ["Profit_Debtor (2)", "A", 26],
    ["Profit_Debtor (3)", "A", 11],
  ]);
  expect(sheets.flatMap(({ rows }) => rows.slice(1).map(([A]) => A))).toEqual(
    Array.from({ length: 60 }, (_, index) => index),
  );
});

test("no rows are a sheet with a header alone", async () => {
  expect((await readBack(["A", "B"], [])).rows).toEqual([["A", "B"]]);
  expect((await readBack(["A", "B"], ["[]"], { header: "labels" })).rows).toEqual([["Label A", "Label B"]]);
});

test("far more than one piece comes through whole", async () => {
  const page = (first: number) =>
    JSON.stringify(
      Array.from({ length: 20_000 }, (_, index) => ({ Id: first + index, Naam: `Relatie ${first + index} & zoon` })),
    );
  const { rows } = await readBack(["Id:int", "Naam"], [page(0), page(20_000), page(40_000)]);
  expect(rows).toHaveLength(60_001);
  expect(rows.slice(1).every(([Id, Naam], index) => Id === index && Naam === `Relatie ${index} & zoon`)).toBe(true);
});

test("150 columns have their letters", async () => {
  const ids = Array.from({ length: 150 }, (_, index) => `C${index}`);
  const { rows } = await readBack(
    ids.map((id) => `${id}:int`),
    [JSON.stringify([Object.fromEntries(ids.map((id, index) => [id, index]))])],
  );
  expect(rows).toEqual([ids, ids.map((_, index) => index)]);
});

test.each([
  ["Profit_Debtor", 1, "Profit_Debtor"],
  ["a[b]:c*d?e/f\\g", 1, "a_b__c_d_e_f_g"],
  ["'quoted'", 1, "_quoted_"],
  ["History", 1, "Rows"],
  ["  ", 1, "Rows"],
  ["x".repeat(40), 1, "x".repeat(31)],
  ["x".repeat(40), 12, `${"x".repeat(26)} (12)`],
  [`${"x".repeat(30)}😀`, 1, `${"x".repeat(30)}_`],
])("the sheet of %j (%i) is called %j", (name, sheet, expected) => {
  expect(sheetNameOf(name, sheet)).toBe(expected);
});
