import fc from "fast-check";
import { expect, test } from "vitest";
import { CELL, type PageCells } from "../wire/page-cells";
import { textAt } from "./json-bytes";
import { PageMemories } from "./page-memory";
import { PageScanner, scanPage, type ScannedPage } from "./scan-page";

function scan(text: string): ScannedPage {
  const steps = scanPage(Buffer.from(text), 10);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function rowsOf(cells: PageCells): Record<string, unknown>[] {
  const columns = cells.fieldIds.length;
  return Array.from({ length: cells.rowCount }, (_, row) =>
    Object.fromEntries(cells.fieldIds.map((id, column) => [id, valueAt(cells, row * columns + column)])),
  );
}

function valueAt({ bytes, starts, ends, kinds }: PageCells, cell: number): unknown {
  const text = textAt(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
  switch (kinds[cell]) {
    case CELL.null:
      return null;
    case CELL.true:
      return true;
    case CELL.false:
      return false;
    case CELL.number:
      return Number(text);
    case CELL.numberWithoutZero:
      return Number(text);
    default:
      return text;
  }
}

const faultOf = (text: string): unknown => {
  try {
    scan(text);
    return null;
  } catch (error) {
    return (error as { fault?: string }).fault;
  }
};

const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const page = fc
  .uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 6 })
  .filter((ids) => !ids.includes("__proto__"))
  .chain((ids) =>
    fc
      .array(fc.tuple(...ids.map(() => cell)))
      .map((rows) => rows.map((row) => Object.fromEntries(ids.map((id, index) => [id, row[index]])))),
  );

test("reads what JSON.parse reads, compact and indented", () => {
  fc.assert(
    fc.property(page, fc.constantFrom(undefined, 1, "\t", "\r\n"), fc.boolean(), (rows, indent, rowsFirst) => {
      const body = rowsFirst ? { rows, skip: 3, take: 9 } : { skip: 3, take: 9, extra: [{ a: { b: [] } }], rows };
      const text = JSON.stringify(body, null, indent);
      const scanned = scan(text);
      expect(scanned).toMatchObject({ skip: 3, take: 9 });
      expect(rowsOf(scanned.cells)).toEqual((JSON.parse(text) as { rows: unknown }).rows);
    }),
  );
});

test("accepts nothing that JSON refuses, whatever byte is lost, changed or added", () => {
  const text = '{"skip":0,"take":2,"rows":[{"A":"x\\u00e9\\n","B":-1.5e3,"C":null},{"A":"","B":0,"C":true}]}';
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom("", '"', ",", "}", "]", "{", "0", "x", "\\", "\n", "\0"),
      fc.boolean(),
      (at, put, keep) => {
        const changed = text.slice(0, at) + put + text.slice(keep ? at : at + 1);
        let isJson = true;
        try {
          // The old number format is the one thing that is read although it is not JSON.
          JSON.parse(changed.replace("-.5", "-0.5"));
        } catch {
          isJson = false;
        }
        if (!isJson) expect(faultOf(changed), changed).not.toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a comma after the last field of a row is refused", () => {
  expect(faultOf('{"skip":0,"take":2,"rows":[{"A":1},{"A":2,}]}')).toBe("notJson");
  expect(faultOf('{"skip":0,"take":2,"rows":[{"A":1},{}]}')).toBe("wrongShape");
});

test("every cut is seen as cut off", () => {
  const text = '{"skip":0,"take":2,"rows":[{"A":"x\\u00e9","B":-1.5e3,"C":null},{"A":"","B":0,"C":true}]}';
  for (let length = 1; length < text.length; length++)
    expect(faultOf(text.slice(0, length)), text.slice(0, length)).toBe("cutOff");
});

test("the old number format is read and told apart", () => {
  const { cells } = scan('{"skip":0,"take":3,"rows":[{"A":-.5},{"A":.25},{"A":-0.5}]}');
  expect(rowsOf(cells)).toEqual([{ A: -0.5 }, { A: 0.25 }, { A: -0.5 }]);
  expect([...cells.kinds.slice(0, 3)]).toEqual([CELL.numberWithoutZero, CELL.numberWithoutZero, CELL.number]);
});

test("a row in another order is read by name", () => {
  expect(rowsOf(scan('{"rows":[{"A":1,"B":2},{"B":4,"A":3},{"A":5,"B":6}]}').cells)).toEqual([
    { A: 1, B: 2 },
    { A: 3, B: 4 },
    { A: 5, B: 6 },
  ]);
});

test.each([
  ['{"rows":[{"A":1},{}]}', "lacks"],
  ['{"rows":[{"A":1},{"A":1,"B":2}]}', "unexpected field"],
  ['{"rows":[{"A":1,"B":1},{"A":1}]}', "lacks"],
  ['{"rows":[{"A":1,"A":2}]}', "twice"],
  ['{"rows":[{"A":1},{"A":2,"A":2}]}', "unexpected field"],
  ['{"rows":[{}]}', "no fields"],
  ['{"rows":[1]}', "not an object"],
  ['{"rows":[{"A":{"B":1}}]}', "more than one value"],
  ['{"rows":[{"A":[1]}]}', "more than one value"],
  ['{"rows":{}}', "no list"],
  ['{"rows":null}', "no list"],
])("%s has the wrong shape: %s", (text, words) => {
  expect(() => scan(text)).toThrow(words);
  expect(faultOf(text)).toBe("wrongShape");
});

test.each(["{}", '{"skip":0,"take":1}'])("%s has no rows", (text) => {
  expect(faultOf(text)).not.toBeNull();
});

/** The page in pieces that end anywhere, each scanned as soon as it is there. */
function scanInPieces(
  text: string,
  cuts: readonly number[],
): { page: ScannedPage; batches: Record<string, unknown>[] } {
  const bytes = Buffer.from(text);
  const scanner = new PageScanner(10);
  const batches: Record<string, unknown>[] = [];
  let seen = 0;
  const see = () => {
    batches.push(...rowsOf(scanner.cells(seen)));
    seen = scanner.rowCount;
  };
  let from = 0;
  for (const cut of [...cuts.map((share) => Math.floor(share * bytes.length)), bytes.length].toSorted(
    (a, b) => a - b,
  )) {
    scanner.add(bytes.subarray(from, cut));
    from = cut;
    scanner.advance();
    see();
  }
  const steps = scanner.finish();
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    see();
    return { page: step.value, batches };
  }
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

test("a page in pieces is the page as a whole, and its rows are heard of once and in order", () => {
  fc.assert(
    fc.property(page, fc.constantFrom(undefined, 1), shares, (rows, indent, cuts) => {
      const text = JSON.stringify({ skip: 3, take: 9, rows }, null, indent);
      const { page: scanned, batches } = scanInPieces(text, cuts);
      expect(scanned).toMatchObject({ skip: 3, take: 9 });
      expect(rowsOf(scanned.cells)).toEqual(rowsOf(scan(text).cells));
      expect(batches).toEqual(rowsOf(scanned.cells));
    }),
  );
});

test("what is wrong as a whole is wrong in pieces, and in the same way", () => {
  const text = '{"skip":0,"take":2,"rows":[{"A":"x\\u00e9}\\n","B":-1.5e3,"C":null},{"A":"","B":0,"C":true}]}';
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom("", '"', ",", "}", "]", "{", "0", "x", "\\", "\0"),
      shares,
      (at, put, cuts) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        let fault: unknown = null;
        try {
          scanInPieces(changed, cuts);
        } catch (error) {
          fault = (error as { fault?: string }).fault;
        }
        expect(fault, changed).toBe(faultOf(changed));
      },
    ),
    { numRuns: 1_000 },
  );
});

test("a cell of megabytes in many pieces is not scanned again at each of them", () => {
  const text = JSON.stringify({ rows: [{ A: "x".repeat(8_000_000) }, { A: "y" }] });
  const cuts = Array.from({ length: 2_000 }, (_, index) => index / 2_000);
  // Two thousand scans of four megabytes would take far longer than this test may.
  expect(scanInPieces(text, cuts).batches.map(({ A }) => String(A).length)).toEqual([8_000_000, 1]);
});

test("a value is right where JSON says so, but for the old numbers without a zero", () => {
  const piece = fc.constantFrom(
    "0",
    "1",
    "9",
    ".",
    "-",
    "+",
    "e",
    "E",
    "true",
    "false",
    "null",
    '"',
    "\\n",
    "\\",
    " ",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 7 }), (pieces) => {
      const value = pieces.join("");
      const json = value.replace(/^(\s*-?)\./, "$10.");
      let wanted: unknown = faultOf;
      try {
        wanted = JSON.parse(json);
      } catch {
        // Not JSON.
      }
      // Twice: the first row is read on its own.
      const text = `{"rows":[{"A":${value},"B":1},{"A":${value},"B":2}]}`;
      if (wanted === faultOf) expect(faultOf(text), text).not.toBeNull();
      else expect(rowsOf(scan(text).cells), text).toEqual([1, 2].map((B) => ({ A: wanted, B })));
    }),
    { numRuns: 3_000 },
  );
});

test("memory that was another page's gives none of it away", () => {
  const memories = new PageMemories();
  const first = new PageScanner(10, 100, memories);
  first.add(Buffer.from(`{"rows":[{"A":123456,"B":"secret"},${'{"A":1,"B":"x"},'.repeat(40)}{"A":1,"B":"x"}]}`));
  const steps = first.finish();
  while (!steps.next().done);
  const { bytes } = first.cells();
  first.giveBack();
  expect(first.rowCount === 42 && first.answer.length).toBe(0);
  const second = new PageScanner(10, 100, memories);
  // Cut off where the page before goes on as this one should.
  second.add(Buffer.from('{"rows":[{"A":1'));
  expect(second.cells().bytes).toBe(bytes);
  expect(() => [...second.finish()]).toThrow(expect.objectContaining({ fault: "cutOff" }));
  second.giveBack();
  expect(() => second.add(Buffer.from("x"))).toThrow();
});
