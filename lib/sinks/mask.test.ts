import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf } from "@/lib/testing/written-file";
import { DEFAULT_CSV } from "./csv";
import { createRowWriter, type RowFormat } from "./row-writer";

const IDS = ["Eerste", "Geboortedatum", "Bedrag", "Laatste"];
const cell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.constantFrom("2026-03-29T08:15:02Z", '"', "\\", "***"),
);
const rows = fc.array(
  fc.tuple(cell, cell, cell, cell).map((values) => Object.fromEntries(IDS.map((id, index) => [id, values[index]]))),
  { minLength: 1, maxLength: 6 },
);

function writtenBy(format: RowFormat, maskedFields: string[], pages: string[]): string {
  const columns = IDS.map((id) => ({ id, label: id, isDate: false, dataType: "string", decimals: null }));
  const writer = createRowWriter({ format, columns, csv: DEFAULT_CSV, name: "Rows", maskedFields });
  const pieces = [...writer.begin(), ...pages.flatMap((page) => [...writer.page(pageOf(page))]), ...writer.end()];
  return Buffer.concat(pieces as Uint8Array[]).toString("utf8");
}

test("a row goes out as it came in, but for its masked values, wherever they stand", () => {
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 1, maxLength: 3 }),
      fc.subarray(IDS),
      fc.boolean(),
      (pages, masked, isIndented) => {
        const texts = pages.map((page) => JSON.stringify(page, null, isIndented ? 1 : undefined));
        const wanted = pages
          .flat()
          .map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([id, value]) => [id, masked.includes(id) && value !== null ? "***" : value]),
            ),
          );
        const lines = writtenBy("ndjson", masked, texts).trimEnd().split("\n");
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(wanted);
        expect(JSON.parse(writtenBy("json", masked, texts))).toEqual(wanted);
      },
    ),
  );
});

test("a larger page after a smaller one is masked whole", () => {
  const page = (from: number, count: number) =>
    JSON.stringify(
      Array.from({ length: count }, (_, index) => ({
        Eerste: from + index,
        Geboortedatum: `geheim ${index}`,
        Bedrag: 1,
        Laatste: null,
      })),
    );
  const text = writtenBy("csv", ["Geboortedatum"], [page(0, 2), page(2, 300), page(302, 1)]);
  expect(text).not.toContain("geheim");
  expect(text.match(/\*\*\*/g)).toHaveLength(303);
});
