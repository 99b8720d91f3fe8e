import { CELL, type PageCells } from "../wire/page-cells";
import {
  answerFault,
  endOfNumber,
  endOfText,
  endOfValue,
  endOfWord,
  expectByte,
  skipSpace,
  textAt,
} from "./json-bytes";

/** A page and the `skip` and `take` it says it answers (protocol 3.5). */
export type ScannedPage = { skip: number | null; take: number | null; cells: PageCells };

/** Rows between two pauses: a few milliseconds. */
const ROWS_PER_STEP = 2_000;

/**
 * Cuts the JSON of one page into cells and checks it whole on the way: JSON grammar, one flat object per row, the
 * same fields in each. Pauses now and then, so that the caller can let others run. Throws ProfitError BAD_ANSWER.
 */
export function* scanPage(bytes: Uint8Array, expectedRows: number): Generator<void, ScannedPage> {
  const page: ScannedPage = { skip: null, take: null, cells: emptyCells(bytes) };
  let hasRows = false;
  let at = skipSpace(bytes, expectByte(bytes, 0, 0x7b));
  for (;;) {
    if (bytes[at] === 0x7d && !hasRows) break;
    const name = expectByte(bytes, at, 0x22);
    const nameEnd = Math.abs(endOfText(bytes, name));
    const value = skipSpace(bytes, expectByte(bytes, nameEnd + 1, 0x3a));
    const key = textAt(bytes, name, nameEnd);
    if (key === "rows") {
      if (hasRows || bytes[value] !== 0x5b) throw answerFault(bytes, value, "The answer has no list of rows");
      const rows = new RowScanner(bytes, expectedRows);
      at = yield* rows.scan(value + 1);
      page.cells = rows.cells();
      hasRows = true;
    } else {
      at = endOfValue(bytes, value);
      if (key === "skip" || key === "take") page[key] = Number(textAt(bytes, value, at));
    }
    at = skipSpace(bytes, at);
    if (bytes[at] === 0x7d) break;
    at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
  }
  const rest = skipSpace(bytes, at + 1);
  if (rest < bytes.length) throw answerFault(bytes, rest);
  if (!hasRows) throw answerFault(bytes, at, "The answer has no list of rows");
  return page;
}

function emptyCells(bytes: Uint8Array): PageCells {
  return {
    bytes,
    fieldIds: [],
    rowCount: 0,
    starts: new Uint32Array(),
    ends: new Uint32Array(),
    kinds: new Uint8Array(),
  };
}

/**
 * The first row tells the fields. Profit sends them in the same order in every row, so that each later key is only
 * compared with the bytes of the first; a row in another order is read by name.
 */
class RowScanner {
  readonly bytes: Uint8Array;
  readonly expectedRows: number;
  fieldIds: string[] = [];
  /** `"Name":` of each field, as it stood in the first row. */
  keys: Uint8Array[] = [];
  starts = new Uint32Array(0);
  ends = new Uint32Array(0);
  kinds = new Uint8Array(0);
  rowCount = 0;

  constructor(bytes: Uint8Array, expectedRows: number) {
    this.bytes = bytes;
    this.expectedRows = expectedRows;
  }

  cells(): PageCells {
    const { bytes, fieldIds, rowCount, starts, ends, kinds } = this;
    return { bytes, fieldIds, rowCount, starts, ends, kinds };
  }

  /** From after `[`; returns the position after `]`. */
  *scan(from: number): Generator<void, number> {
    const { bytes } = this;
    let at = skipSpace(bytes, from);
    if (bytes[at] === 0x5d) return at + 1;
    for (;;) {
      if (bytes[at] !== 0x7b) throw answerFault(bytes, at, `Row ${this.rowCount + 1} is not an object`);
      if (this.rowCount === 0) this.readFields(at + 1);
      this.makeRoom();
      const end = this.scanRow(at + 1);
      at = skipSpace(bytes, end === -1 ? this.scanRowByName(at + 1) : end);
      this.rowCount++;
      if (bytes[at] === 0x5d) return at + 1;
      if (bytes[at] !== 0x2c) throw answerFault(bytes, at);
      at = skipSpace(bytes, at + 1);
      if (this.rowCount % ROWS_PER_STEP === 0) yield;
    }
  }

  private readFields(from: number): void {
    const { bytes } = this;
    let at = skipSpace(bytes, from);
    if (bytes[at] === 0x7d) throw answerFault(bytes, at, "The rows have no fields");
    for (;;) {
      const start = expectByte(bytes, at, 0x22);
      const end = Math.abs(endOfText(bytes, start));
      this.fieldIds.push(textAt(bytes, start, end));
      this.keys.push(bytes.slice(start - 1, end + 1));
      at = skipSpace(bytes, endOfValue(bytes, expectByte(bytes, end + 1, 0x3a)));
      if (bytes[at] === 0x7d) break;
      at = expectByte(bytes, at, 0x2c);
    }
    if (new Set(this.fieldIds).size < this.fieldIds.length)
      throw answerFault(bytes, at, "A field stands twice in a row");
  }

  private makeRoom(): void {
    const columns = this.fieldIds.length;
    const needed = (this.rowCount + 1) * columns;
    if (needed <= this.starts.length) return;
    const rows = this.rowCount === 0 ? Math.min(Math.max(this.expectedRows, 16), 20_000) : this.rowCount * 2;
    this.starts = grown(this.starts, new Uint32Array(rows * columns));
    this.ends = grown(this.ends, new Uint32Array(rows * columns));
    this.kinds = grown(this.kinds, new Uint8Array(rows * columns));
  }

  /** The usual row: same fields, same order. Returns -1 when the row is not like that. */
  private scanRow(from: number): number {
    const { bytes, keys } = this;
    const columns = keys.length;
    const first = this.rowCount * columns;
    let at = from;
    for (let column = 0; column < columns; column++) {
      if (bytes[at] !== 0x22) at = skipSpace(bytes, at);
      const key = keys[column];
      if (key === undefined) return -1;
      for (let index = 0; index < key.length; index++) if (bytes[at + index] !== key[index]) return -1;
      at += key.length;
      at = bytes[at] === 0x3a ? at + 1 : expectByte(bytes, at, 0x3a);
      at = this.scanCell(at, first + column);
      const next = bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d ? (at = skipSpace(bytes, at)) : at;
      if (bytes[next] !== (column === columns - 1 ? 0x7d : 0x2c)) {
        if (bytes[next] !== 0x2c && bytes[next] !== 0x7d) throw answerFault(bytes, next);
        return -1;
      }
      at = next + 1;
    }
    return at;
  }

  private scanRowByName(from: number): number {
    const { bytes, fieldIds } = this;
    const row = this.rowCount + 1;
    const missing = new Set(fieldIds);
    let at = skipSpace(bytes, from);
    // Only an empty row may close here: after a comma a field must follow.
    while (bytes[at] !== 0x7d || missing.size < fieldIds.length) {
      const start = expectByte(bytes, at, 0x22);
      const end = Math.abs(endOfText(bytes, start));
      const name = textAt(bytes, start, end);
      if (!missing.delete(name)) throw answerFault(bytes, at, `Row ${row} has the unexpected field "${name}"`);
      const cell = this.rowCount * fieldIds.length + fieldIds.indexOf(name);
      at = skipSpace(bytes, this.scanCell(expectByte(bytes, end + 1, 0x3a), cell));
      if (bytes[at] === 0x7d) break;
      at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
    }
    const [absent] = missing;
    if (absent !== undefined) throw answerFault(bytes, at, `Row ${row} lacks the field "${absent}"`);
    return at + 1;
  }

  private scanCell(from: number, cell: number): number {
    const { bytes } = this;
    let start = from;
    let first = bytes[start];
    if (first === 0x20 || first === 0x0a || first === 0x0d || first === 0x09)
      first = bytes[(start = skipSpace(bytes, start))];
    let end: number;
    let after: number;
    let kind: number;
    if (first === 0x22) {
      start++;
      end = endOfText(bytes, start);
      kind = CELL.text;
      if (end < 0) {
        end = -end;
        kind = CELL.escapedText;
      }
      after = end + 1;
    } else if (first === 0x6e) {
      after = end = endOfWord(bytes, start, "null");
      kind = CELL.null;
    } else if (first === 0x74) {
      after = end = endOfWord(bytes, start, "true");
      kind = CELL.true;
    } else if (first === 0x66) {
      after = end = endOfWord(bytes, start, "false");
      kind = CELL.false;
    } else if (first === 0x7b || first === 0x5b) {
      throw answerFault(bytes, start, `A cell of row ${this.rowCount + 1} holds more than one value`);
    } else {
      end = endOfNumber(bytes, start);
      kind = CELL.number;
      if (end < 0) {
        end = -end;
        kind = CELL.numberWithoutZero;
      }
      after = end;
    }
    this.starts[cell] = start;
    this.ends[cell] = end;
    this.kinds[cell] = kind;
    return after;
  }
}

function grown<T extends Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
