import fc from "fast-check";
import { readXlsx } from "hucre";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { expect, test } from "vitest";
import { fileOf, pageOf } from "@/lib/testing/written-file";
import { CSV_DELIMITERS, type CsvOptions, DEFAULT_CSV } from "./csv";
import type { OutputColumn } from "./columns";
import { createRowWriter, type Piece, type RowFormat } from "./row-writer";

const columnsOf = (ids: string[]): OutputColumn[] =>
  ids.map((id) => ({ id, label: `Label ${id}`, isDate: id === "Date", dataType: "string", decimals: null }));

/** The formats without packing make their pieces at once. */
const atOnce = (pieces: Iterable<Piece>) => Array.from(pieces, (piece) => piece as Uint8Array);

function write(format: RowFormat, columns: OutputColumn[], pages: string[], csv: Partial<CsvOptions> = {}): string {
  const writer = createRowWriter({
    format,
    columns,
    csv: { ...DEFAULT_CSV, ...csv },
    name: "Rows",
    maskedFields: [],
  });
  const pieces = [...writer.begin(), ...pages.flatMap((page) => [...writer.page(pageOf(page))]), ...writer.end()];
  return Buffer.concat(atOnce(pieces)).toString("utf8");
}

/** RFC 4180, written from its grammar alone. `null` is a field without anything, not even quotes. */
function parseCsv(text: string, delimiter: string): (string | null)[][] {
  const records: (string | null)[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: (string | null)[] = [];
    for (;;) {
      let field = "";
      if (text[at] === '"') {
        at++;
        for (;;) {
          if (at >= text.length) throw new Error("quote is not closed");
          if (text[at] === '"' && text[at + 1] === '"') at++;
          else if (text[at] === '"') break;
          field += text[at++];
        }
        at++;
        record.push(field);
      } else {
        while (at < text.length && text[at] !== delimiter && text[at] !== "\r") {
          if (text[at] === '"' || text[at] === "\n") throw new Error("needs quotes");
          field += text[at++];
        }
        record.push(field === "" ? null : field);
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error("record does not end in CRLF");
    at += 2;
    records.push(record);
  }
  return records;
}

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "\t", "=", "-", "a", "é", " ", "\\") }),
);
const cell = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const table = fc
  .uniqueArray(
    text.filter((id) => id !== "" && id !== "__proto__" && id.isWellFormed() && id !== "Date"),
    { minLength: 1, maxLength: 5 },
  )
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      rows: fc.array(fc.tuple(...ids.map(() => cell)), { minLength: 1 }),
      subset: fc.shuffledSubarray(ids, { minLength: 1 }),
    }),
  );

const objectsOf = (ids: string[], rows: unknown[][]) =>
  rows.map((row) => Object.fromEntries(ids.map((id, index) => [id, row[index]])));
const wellFormed = (value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);

test("CSV comes back as it went, through a parser that knows only the grammar", () => {
  fc.assert(
    fc.property(table, fc.constantFrom(...CSV_DELIMITERS), ({ ids, rows, subset }, delimiter) => {
      const page = JSON.stringify(objectsOf(ids, rows));
      const [header, ...records] = parseCsv(
        write("csv", columnsOf(subset), [page], { delimiter, isNeutralised: false }),
        delimiter,
      );
      expect(header).toEqual(subset);
      expect(records).toEqual(
        rows.map((row) =>
          subset.map((id) => {
            const value = wellFormed(row[ids.indexOf(id)]);
            return value === null ? null : String(value);
          }),
        ),
      );
    }),
  );
});

test("a cell that a spreadsheet would run is made harmless, and nothing else is touched", () => {
  fc.assert(
    fc.property(table, ({ ids, rows }) => {
      const page = JSON.stringify(objectsOf(ids, rows));
      const [, ...records] = parseCsv(write("csv", columnsOf(ids), [page]), ",");
      records.forEach((record, row) =>
        record.forEach((field, column) => {
          const value = wellFormed(rows[row]?.[column]);
          if (typeof value === "string" && /^[=+\-@\t\r]/.test(value)) expect(field).toBe(`'${value}`);
          else expect(field).toBe(value === null ? null : String(value));
        }),
      );
    }),
  );
});

test("JSON and NDJSON hold the chosen fields in the chosen order", () => {
  fc.assert(
    fc.property(table, ({ ids, rows, subset }) => {
      const pages = [JSON.stringify(objectsOf(ids, rows)), "[]", JSON.stringify(objectsOf(ids, rows))];
      const expected = [...rows, ...rows].map((row) =>
        Object.fromEntries(subset.map((id) => [id, row[ids.indexOf(id)]])),
      );
      const json = JSON.parse(write("json", columnsOf(subset), pages)) as object[];
      expect(json).toEqual(JSON.parse(JSON.stringify(expected)));
      // Names that look like numbers move to the front in JSON.parse: the order is looked at in the text.
      expect(write("json", columnsOf(subset), pages)).toContain(`{${JSON.stringify(subset[0])}:`);
      const lines = write("ndjson", columnsOf(subset), pages).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(json);
    }),
  );
});

test("no rows are an empty list, and a header alone", () => {
  expect(JSON.parse(write("json", columnsOf(["A"]), ["[]"]))).toEqual([]);
  expect(JSON.parse(write("json", columnsOf(["A"]), []))).toEqual([]);
  expect(write("ndjson", columnsOf(["A"]), ["[]"])).toBe("");
  expect(write("csv", columnsOf(["A", "B"]), ["[]"])).toBe("A,B\r\n");
});

test("null, empty, booleans, every digit, the old number format and dates", () => {
  const page =
    '[{"A":null,"B":"","C":true,"D":12345678901234567890.123456789,"E":-.5,"F":.25,"Date":"2026-03-29T08:15:02Z"}]';
  const columns = columnsOf(["A", "B", "C", "D", "E", "F", "Date"]);
  expect(write("csv", columns, [page], { header: "none" })).toBe(
    ',"",true,12345678901234567890.123456789,-0.5,0.25,2026-03-29T08:15:02\r\n',
  );
  expect(write("ndjson", columns, [page])).toBe(
    '{"A":null,"B":"","C":true,"D":12345678901234567890.123456789,"E":-0.5,"F":0.25,"Date":"2026-03-29T08:15:02"}\n',
  );
});

test.each([
  ["json", '[\n{"A":1,"B":"***","C":null},\n{"A":2,"B":null,"C":"***"}\n]\n'],
  ["ndjson", '{"A":1,"B":"***","C":null}\n{"A":2,"B":null,"C":"***"}\n'],
  ["csv", "A,B,C\r\n1,***,\r\n2,,***\r\n"],
  [
    "xml",
    '<?xml version="1.0" encoding="UTF-8"?>\n<AfasGetConnector>\n<Rows><A>1</A><B>***</B></Rows>\n<Rows><A>2</A><C>***</C></Rows>\n</AfasGetConnector>\n',
  ],
] as const)("masked fields never show a value as %s, and nothing stays nothing", (format, expected) => {
  const writer = createRowWriter({
    format,
    columns: columnsOf(["A", "B", "C"]),
    csv: DEFAULT_CSV,
    name: "Rows",
    maskedFields: ["B", "C"],
  });
  const page = pageOf('[{"A":1,"B":"123456782","C":null},{"A":2,"B":null,"C":-.5}]');
  const pieces = [...writer.begin(), ...writer.page(page), ...writer.end()];
  expect(Buffer.concat(atOnce(pieces)).toString()).toBe(expected);
});

test.each(["xlsx", "parquet"] as const)("a masked field is text in %s, whatever its type", async (format) => {
  const columns = [
    { ...(columnsOf(["A"])[0] as OutputColumn), dataType: "int" },
    { ...(columnsOf(["Date"])[0] as OutputColumn), dataType: "date" },
  ];
  const options = { format, columns, csv: DEFAULT_CSV, name: "Rows", maskedFields: ["A", "Date"] };
  const bytes = await fileOf(createRowWriter(options), [
    '[{"A":1,"Date":"2026-03-29T08:15:02Z"},{"A":null,"Date":null}]',
  ]);
  if (format === "xlsx") expect((await readXlsx(new Uint8Array(bytes))).sheets[0]?.rows[1]).toEqual(["***", "***"]);
  else {
    const file = {
      byteLength: bytes.length,
      slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
    };
    expect(await parquetReadObjects({ file, compressors })).toEqual([
      { A: "***", Date: "***" },
      { A: null, Date: null },
    ]);
  }
});

test("a text that only looks like a time keeps its Z", () => {
  expect(write("csv", columnsOf(["Name"]), ['[{"Name":"2026-03-29T08:15:02Z"}]'], { header: "none" })).toBe(
    "2026-03-29T08:15:02Z\r\n",
  );
  expect(
    write("csv", columnsOf(["Date"]), ['[{"Date":"Z"},{"Date":null},{"Date":"2026-03-29T08:15:02.5Z"}]'], {
      header: "none",
    }),
  ).toBe("Z\r\n\r\n2026-03-29T08:15:02.5\r\n");
});

test("the header has ids, labels or nothing, and a byte order mark when asked", () => {
  const columns = [{ id: "A", label: '=Label "A", kort', isDate: false, dataType: "string", decimals: null }];
  expect(write("csv", columns, ["[]"], { header: "labels" })).toBe('"\'=Label ""A"", kort"\r\n');
  expect(write("csv", columns, ["[]"], { header: "none" })).toBe("");
  expect(write("csv", columns, ["[]"], { hasByteOrderMark: true })).toBe("\uFEFFA\r\n");
});

test("rows far larger than a chunk come through whole", () => {
  const big = '"'.repeat(3_000_000);
  const page = JSON.stringify([
    { A: big, B: "x" },
    { A: "y", B: big },
  ]);
  const [, first, second] = parseCsv(write("csv", columnsOf(["B", "A"]), [page]), ",");
  expect(first).toEqual(["x", big]);
  expect(second).toEqual([big, "y"]);
});

test("a chunk that was handed on is not written to again", () => {
  const writer = createRowWriter({
    format: "ndjson",
    columns: columnsOf(["A"]),
    csv: DEFAULT_CSV,
    name: "Rows",
    maskedFields: [],
  });
  const page = pageOf(
    JSON.stringify(Array.from({ length: 40_000 }, (_, index) => ({ A: `row ${index} ${"x".repeat(20)}` }))),
  );
  const copies: Buffer[] = [];
  const chunks: Uint8Array[] = [];
  for (const pieces of [writer.page(page), writer.end()]) {
    for (const piece of pieces as Iterable<Uint8Array>) {
      copies.push(Buffer.from(piece));
      chunks.push(piece);
    }
  }
  expect(chunks.length).toBeGreaterThan(2);
  expect(Buffer.concat(chunks).equals(Buffer.concat(copies))).toBe(true);
  expect(chunks.every((chunk) => chunk.buffer.byteLength - chunk.byteLength <= 64 * 1024)).toBe(true);
  expect(new Set(chunks.map(({ buffer }) => buffer)).size).toBe(chunks.length);
});
