import fc from "fast-check";
import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { describe, expect, test } from "vitest";
import { columnOf, fileOf, pageOf } from "@/lib/testing/written-file";
import { UnfitCell } from "../unfit-cell";
import { bestPacking, GZIP } from "./packing";
import { parquetWriter } from "./parquet-writer";

/** Read by hyparquet, which nobody here wrote. */
async function readBack(described: string[], pages: string[], packing = bestPacking()) {
  const bytes = await fileOf(parquetWriter(described.map(columnOf), packing), pages);
  const file: AsyncBuffer = {
    byteLength: bytes.length,
    slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
  };
  const metadata = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({ file, metadata, compressors });
  const columns = Object.fromEntries(parquetSchema(metadata).children.map(({ element }) => [element.name, element]));
  return { rows, metadata, columns };
}

test("types come from the metainfo, and every column is nullable", async () => {
  const { columns, rows } = await readBack(
    ["Code", "Id:int", "Bedrag:decimal2", "Koers:decimal", "Actief:boolean", "Dag:date", "Memo:blob"],
    [
      '[{"Code":"000001005","Id":1,"Bedrag":-0.5,"Koers":1.25,"Actief":true,"Dag":"2026-03-29T02:30:00Z","Memo":"a\\nb"},' +
        '{"Code":null,"Id":null,"Bedrag":null,"Koers":null,"Actief":null,"Dag":null,"Memo":null}]',
    ],
  );
  expect(rows).toEqual([
    {
      Code: "000001005",
      Id: 1n,
      Bedrag: -0.5,
      Koers: 1.25,
      Actief: true,
      // Wall-clock time: hyparquet has no other way to show it than as if it were UTC.
      Dag: new Date("2026-03-29T02:30:00Z"),
      Memo: "a\nb",
    },
    { Code: null, Id: null, Bedrag: null, Koers: null, Actief: null, Dag: null, Memo: null },
  ]);
  expect(columns).toMatchObject({
    Code: { type: "BYTE_ARRAY", logical_type: { type: "STRING" } },
    Id: { type: "INT64", logical_type: { type: "INTEGER", bitWidth: 64, isSigned: true } },
    Bedrag: { type: "INT64", scale: 2, precision: 18, logical_type: { type: "DECIMAL", scale: 2, precision: 18 } },
    Koers: { type: "DOUBLE" },
    Actief: { type: "BOOLEAN" },
    Dag: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MICROS" } },
    Memo: { type: "BYTE_ARRAY" },
  });
  expect(Object.values(columns).every(({ repetition_type }) => repetition_type === "OPTIONAL")).toBe(true);
  expect(columns["Dag"]?.converted_type).toBeUndefined();
});

test.each([
  ["the best packing here", bestPacking()],
  ["gzip", GZIP],
])("any rows come back as they went, with %s", async (_, packing) => {
  const row = fc.record({
    Text: fc.option(fc.string({ unit: "binary" })),
    Int: fc.option(fc.maxSafeInteger()),
    Bool: fc.option(fc.boolean()),
    Double: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row), { maxLength: 4 }), async (pages) => {
      const { rows } = await readBack(
        ["Text", "Int:int", "Bool:boolean", "Double:decimal"],
        pages.map((page) => JSON.stringify(page)),
        packing,
      );
      const expected = pages.flat().map(({ Text, Int, Bool, Double }) => ({
        Text: Text?.toWellFormed() ?? null,
        Int: Int === null ? null : BigInt(Int),
        Bool,
        // JSON has no negative zero.
        Double: Double === null ? null : Double + 0,
      }));
      expect(rows).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a decimal keeps every digit, in any way a number can be written", async () => {
  const written = [
    "0",
    "-0",
    "5540.69",
    "-.5",
    ".25",
    "12345678901234.56",
    "9999999999999999.99",
    "1e2",
    "1.5E-1",
    "7.10",
  ];
  const bytes = await fileOf(parquetWriter([columnOf("A:decimal2")], GZIP), [
    `[${written.map((a) => `{"A":${a}}`).join()}]`,
  ]);
  const file = {
    byteLength: bytes.length,
    slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
  };
  const metadata = await parquetMetadataAsync(file);
  const [, element] = metadata.schema;
  expect(element).toMatchObject({ converted_type: "DECIMAL", scale: 2 });
  // Read as the whole numbers that stand there: hyparquet makes doubles of decimals.
  Object.assign(element ?? {}, { converted_type: undefined, logical_type: undefined });
  const rows = await parquetReadObjects({ file, metadata, compressors });
  expect(rows.map(({ A }) => A as bigint)).toEqual([
    0n,
    0n,
    554069n,
    -50n,
    25n,
    1234567890123456n,
    999999999999999999n,
    10000n,
    15n,
    710n,
  ]);
});

test("whole numbers of 64 bits are exact", async () => {
  const most = ["9223372036854775807", "-9223372036854775807", "123456789012345678", "1e3", "5.0"];
  const { rows } = await readBack(["A:int"], [`[${most.map((a) => `{"A":${a}}`).join()}]`]);
  expect(rows.map(({ A }) => String(A))).toEqual([...most.slice(0, 3), "1000", "5"]);
});

test("dates from any century, and fractions of a second", async () => {
  const days = [
    "0001-01-01T00:00:00Z",
    "1899-12-31T23:59:59Z",
    "2000-02-29T00:00:00Z",
    "9999-12-31T00:00:00Z",
    "2026-06-01",
  ];
  const { rows } = await readBack(["A:date"], [JSON.stringify(days.map((A) => ({ A })))]);
  expect(rows.map(({ A }) => (A as Date).toISOString())).toEqual([
    "0001-01-01T00:00:00.000Z",
    "1899-12-31T23:59:59.000Z",
    "2000-02-29T00:00:00.000Z",
    "9999-12-31T00:00:00.000Z",
    "2026-06-01T00:00:00.000Z",
  ]);
  const fraction = await readBack(
    ["A:date"],
    ['[{"A":"2026-06-01T10:00:00.25Z"},{"A":"2026-06-01T10:00:00.123456789"}]'],
  );
  expect(fraction.rows.map(({ A }) => (A as Date).toISOString())).toEqual([
    "2026-06-01T10:00:00.250Z",
    "2026-06-01T10:00:00.123Z",
  ]);
});

test("pages are gathered in row groups, one after the other", async () => {
  const page = (first: number) =>
    JSON.stringify(Array.from({ length: 30_000 }, (_, index) => ({ A: first + index, B: "x" })));
  const { rows, metadata } = await readBack(
    ["A:int", "B"],
    [0, 1, 2, 3, 4].map((index) => page(index * 30_000)),
  );
  expect(metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([120_000n, 30_000n]);
  expect(rows).toHaveLength(150_000);
  expect(rows.every(({ A }, index) => A === BigInt(index))).toBe(true);
});

test("no rows are a file with columns and without rows", async () => {
  for (const pages of [[], ["[]"]]) {
    const { rows, columns } = await readBack(["A:int", "B:decimal2"], pages);
    expect(rows).toEqual([]);
    expect(Object.keys(columns)).toEqual(["A", "B"]);
  }
});

test("a text field takes whatever there is, and a number in it keeps its digits", async () => {
  const { rows } = await readBack(["A"], ['[{"A":1.50},{"A":true},{"A":-.5},{"A":""},{"A":"\\ud83d\\ude00 \\ud800"}]']);
  expect(rows.map(({ A }) => A as string)).toEqual(["1.50", "true", "-0.5", "", "😀 \ufffd"]);
});

test("more decimals than the metainfo has make the column a double when the first page shows it", async () => {
  const { rows, columns } = await readBack(["A:decimal2"], ['[{"A":1.005},{"A":2.5}]', '[{"A":0.1}]']);
  expect(columns["A"]).toMatchObject({ type: "DOUBLE" });
  expect(rows).toEqual([{ A: 1.005 }, { A: 2.5 }, { A: 0.1 }]);
});

describe("a cell that does not fit its type ends the file", () => {
  test.each([
    ["Id:int", "1.5", "1.5"],
    ["Id:int", '"een"', "een"],
    ["Id:int", "9223372036854775808", "9223372036854775808"],
    ["Dag:date", '"29-03-2026"', "29-03-2026"],
    ["Dag:date", '"2026-02-30T00:00:00Z"', "2026-02-30"],
    ["Dag:date", '"2026-02-03T24:00:00Z"', "2026-02-03T24"],
    ["Ja:boolean", '"ja"', "ja"],
    ["Ja:boolean", "1", "1"],
  ])("%s with %s", (described, cell, words) => {
    const writer = parquetWriter([columnOf(described)]);
    const id = described.split(":")[0] ?? "";
    const write = () => [...writer.page(pageOf(`[{"${id}":${cell}}]`))];
    expect(write).toThrow(UnfitCell);
    expect(write).toThrow(words);
  });

  test("a decimal that grows longer on a later page", () => {
    const writer = parquetWriter([columnOf("A:decimal2")]);
    expect([...writer.page(pageOf('[{"A":1.25}]'))]).toHaveLength(1);
    expect(() => [...writer.page(pageOf('[{"A":1.255}]'))]).toThrow('"A" is a number with 2 decimals');
  });
});
