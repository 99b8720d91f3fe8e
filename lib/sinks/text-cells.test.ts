import fc from "fast-check";
import { expect, test } from "vitest";
import { PieceQueue } from "./piece-queue";
import { createRowWriter } from "./row-writer";
import { DEFAULT_CSV } from "./csv";
import { ownColumns, type OwnCell, textCells } from "./text-cells";

const COLUMNS = [
  { id: "name", label: "Naam" },
  { id: "size", label: "Bytes", isNumber: true },
];

async function written(format: "csv" | "json", rows: OwnCell[][]): Promise<string> {
  const options = { format, columns: ownColumns(COLUMNS), csv: DEFAULT_CSV, name: "index", maskedFields: [] };
  const writer = createRowWriter(options);
  const cells = textCells(["name", "size"], rows);
  const queue = new PieceQueue();
  const pieces = [...writer.begin(), ...writer.page(cells), ...writer.end()];
  let text = "";
  for await (const piece of queue.through(pieces)) text += Buffer.from(piece).toString("utf8");
  for await (const piece of queue.rest()) text += Buffer.from(piece).toString("utf8");
  return text;
}

test("any text and number comes out of a writer as it was", async () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constant(null));
  const row = fc.tuple(cell, fc.oneof(fc.maxSafeInteger(), fc.constant(null)));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const read = JSON.parse(await written("json", rows)) as { name: string | null; size: number | null }[];
      expect(read).toEqual(rows.map(([name, size]) => ({ name: name?.toWellFormed() ?? null, size })));
    }),
    { numRuns: 60 },
  );
});

test("what a spreadsheet would run is neutralised", async () => {
  expect(await written("csv", [['=HYPERLINK("x")', 1]])).toBe('name,size\r\n"\'=HYPERLINK(""x"")",1\r\n');
});
