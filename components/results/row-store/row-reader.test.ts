import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RowReader } from "./row-reader";
import { RowTable } from "./row-table";

const encode = (text: string) => new TextEncoder().encode(text);

/** Reads a text in pieces of so many bytes; what broke it off, and the rows that came. */
function readIn(text: string | Uint8Array, size: number, table = new RowTable()) {
  const bytes = typeof text === "string" ? encode(text) : text;
  const reader = new RowReader(table);
  let fault: string | null = null;
  try {
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.slice(at, at + size));
    reader.end();
  } catch (error) {
    reader.stop();
    fault = (error as { fault?: string }).fault ?? String(error);
  }
  return { table, fault };
}

const fields = (table: RowTable) => table.fieldIds ?? [];
const rowsOf = (table: RowTable) =>
  Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(fields(table).map((id, column) => [id, table.value(row, column)])),
  );
const columnsOf = (table: RowTable) => fields(table).map((_, column) => table.columnValues(column));

/** As the rows route writes them (lib/sinks/json). */
const written = (rows: unknown[]) => `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`;

const cell = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
  fc.string(),
  fc.constantFrom('"', "\\", "a\nb", "\u0001", "é€😀", ""),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);

describe("rows of an answer", () => {
  it("are what JSON.parse makes of it, however the bytes are cut", () => {
    const table = fc
      .uniqueArray(
        fc.string().filter((id) => id !== "__proto__"),
        { minLength: 1, maxLength: 5 },
      )
      .chain((ids) =>
        fc
          .array(fc.tuple(...ids.map(() => cell)), { minLength: 1, maxLength: 8 })
          .map((rows) => rows.map((cells) => Object.fromEntries(ids.map((id, index) => [id, cells[index]])))),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 90 }), (rows, size) => {
        const text = written(rows);
        const { table: read, fault } = readIn(text, size);
        expect(fault).toBeNull();
        const parsed = JSON.parse(text) as Record<string, unknown>[];
        expect(rowsOf(read)).toEqual(parsed);
        expect(columnsOf(read)).toEqual(fields(read).map((id) => parsed.map((row) => row[id])));
      }),
      { numRuns: 300 },
    );
  });

  it("fill more than one segment, and are found in each", () => {
    const rows = Array.from({ length: 9_000 }, (_, index) => ({
      Nr: index,
      Naam: `Relatie ${index} ${"x".repeat(150)}`,
    }));
    const { table } = readIn(written(rows), 60_000);
    expect(table.segments.length).toBeGreaterThan(2);
    expect(rowsOf(table)).toEqual(rows);
    expect(table.columnValues(0, 8_990)).toEqual([8990, 8991, 8992, 8993, 8994, 8995, 8996, 8997, 8998, 8999]);
  });

  it("go on behind those of the answer before, whose fields they have", () => {
    const first = readIn(written([{ A: 1, B: "x" }]), 7);
    const second = readIn(written([{ B: "y", A: 2 }, { A: 3 }]), 5, first.table);
    expect(second.fault).toBeNull();
    expect(rowsOf(second.table)).toEqual([
      { A: 1, B: "x" },
      { A: 2, B: "y" },
      { A: 3, B: null },
    ]);
  });

  it("may be none at all", () => {
    for (const text of ["[]", "[\n]\n", " [ ] "])
      expect(readIn(text, 1)).toMatchObject({ fault: null, table: { rowCount: 0 } });
  });

  it("may hold a cell far larger than a piece", () => {
    const rows = [
      { Id: 1, Blob: "A".repeat(3_000_000) },
      { Id: 2, Blob: "é".repeat(700_000) },
      { Id: 3, Blob: null },
    ];
    const { table, fault } = readIn(written(rows), 65_536);
    expect(fault).toBeNull();
    expect(rowsOf(table)).toEqual(rows);
  });
});

describe("an answer that breaks off", () => {
  const whole = written([
    { Id: 1, Naam: "een" },
    { Id: 2, Naam: "twee" },
    { Id: 3, Naam: 'dr"ie' },
  ]);

  it("is told from a whole one wherever it stops, and keeps the rows that were whole", () => {
    const last = whole.lastIndexOf("]");
    for (let end = 0; end <= last; end++) {
      const { table, fault } = readIn(whole.slice(0, end), 4);
      expect(fault, `after ${end} bytes`).toBe("cutOff");
      const wholeRows = [...whole.slice(0, end).matchAll(/"\}/g)].length;
      expect(table.rowCount).toBe(wholeRows);
      expect(rowsOf(table)).toEqual((JSON.parse(whole) as unknown[]).slice(0, wholeRows));
    }
  });

  it("can be read on from where it broke, in another answer", () => {
    const { table } = readIn(whole.slice(0, whole.indexOf("twee")), 9);
    expect(table.rowCount).toBe(1);
    const rest = readIn(
      written([
        { Id: 2, Naam: "twee" },
        { Id: 3, Naam: "drie" },
      ]),
      9,
      table,
    );
    expect(rest.fault).toBeNull();
    expect(rowsOf(table).map((row) => row["Id"])).toEqual([1, 2, 3]);
  });
});

it.each([
  ["a web page", "<html></html>", "wrongShape"],
  ["an object", '{"rows":[]}', "wrongShape"],
  ["a list of numbers", "[1,2]", "wrongShape"],
  ["a cell with a list in it", '[{"A":[1]}]', "wrongShape"],
  ["a row with a field of its own", '[{"A":1},{"B":1}]', "wrongShape"],
  ["something behind the list", "[{}] x", "notJson"],
  ["a missing comma", '[{"A":1}{"A":2}]', "notJson"],
  ["a raw line end in a text", '[{"A":"a\nb"}]', "notJson"],
  ["a word that is none", '[{"A":nul}]', "notJson"],
])("refuses %s", (_, text, fault) => {
  for (const size of [1, 3, 1_000]) expect(readIn(text, size).fault).toBe(fault);
});

it("takes any bytes at all without hanging or failing otherwise than by saying what is wrong", () => {
  const wild = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map(encode),
    fc.string().map((text) => encode(`[{"A":${text}`)),
  );
  fc.assert(
    fc.property(wild, fc.integer({ min: 1, max: 40 }), (bytes, size) => {
      expect([null, "cutOff", "notJson", "wrongShape"]).toContain(readIn(bytes, size).fault);
    }),
    { numRuns: 500 },
  );
});
