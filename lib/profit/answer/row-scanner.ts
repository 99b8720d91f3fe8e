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
import type { PageBuffer } from "./page-buffer";
import type { CellTable } from "./page-memory";
import { endOfUsualRow, type RowHeads } from "./usual-row";

/**
 * Cuts the list of rows of a page into cells, as far as its bytes are there. The first row tells the fields. Profit
 * sends them in the same order in every row and without blanks, so that what stands between two cells is only compared,
 * a word at a time, with what stood there in the first row; a row that is not like that is read by name.
 */
export class RowScanner {
  readonly #buffer: PageBuffer;
  readonly #expectedRows: number;
  #view = new DataView(new ArrayBuffer(0));
  #bytes = new Uint8Array(0);
  fieldIds: string[] = [];
  #heads: RowHeads = { words: new Int32Array(0), wordsFrom: new Int32Array(0), lengths: new Int32Array(0) };
  #isCompact = true;
  rowCount = 0;
  /** Behind the last whole row; before the first: behind `[`. */
  at = 0;

  constructor(buffer: PageBuffer, expectedRows: number) {
    this.#buffer = buffer;
    this.#expectedRows = expectedRows;
  }

  /** The rows from `firstRow` on. */
  cells(firstRow: number): PageCells {
    const { fieldIds, rowCount } = this;
    const { starts, ends, kinds } = this.#table;
    const [from, to] = [firstRow * fieldIds.length, rowCount * fieldIds.length];
    return {
      bytes: this.#buffer.whole,
      spare: this.#buffer.spare,
      fieldIds,
      rowCount: rowCount - firstRow,
      starts: starts.subarray(from, to),
      ends: ends.subarray(from, to),
      kinds: kinds.subarray(from, to),
      compactHead: this.#isCompact ? (this.#heads.lengths[0] ?? 0) : 0,
    };
  }

  get #table(): CellTable {
    return this.#buffer.memory.table;
  }

  /**
   * Goes on for at most `mostRows` rows that begin before `limit`; true when the list is closed. A row that is not
   * right, or not all there, throws and leaves everything as it was before that row.
   */
  scan(mostRows: number, limit: number): boolean {
    const bytes = (this.#bytes = this.#buffer.padded);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let left = mostRows; left > 0; left--) {
      let at = skipSpace(bytes, this.at);
      if (bytes[at] === 0x5d) {
        this.at = at + 1;
        return true;
      }
      // Pieces often end behind a row: not a fault that would have to be made and caught.
      if (at > limit) return false;
      if (this.rowCount > 0) at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
      if (at > limit) return false;
      if (bytes[at] !== 0x7b) throw answerFault(bytes, at, `Row ${this.rowCount + 1} is not an object`);
      if (this.rowCount === 0) this.#readFields(at + 1);
      this.#makeRoom();
      let end = endOfUsualRow(bytes, this.#view, this.#heads, this.#table, at, this.rowCount);
      if (end === -1) {
        end = this.#scanRowByName(at + 1);
        this.#isCompact = false;
      }
      this.at = end;
      this.rowCount++;
    }
    return false;
  }

  #readFields(from: number): void {
    const bytes = this.#bytes;
    const fieldIds: string[] = [];
    const words: number[] = [];
    const wordsFrom: number[] = [];
    const lengths: number[] = [];
    let at = skipSpace(bytes, from);
    if (bytes[at] === 0x7d) throw answerFault(bytes, at, "The rows have no fields");
    for (;;) {
      const start = expectByte(bytes, at, 0x22);
      const end = Math.abs(endOfText(bytes, start));
      const head = Buffer.from([fieldIds.length === 0 ? 0x7b : 0x2c, ...bytes.subarray(start - 1, end + 1), 0x3a]);
      fieldIds.push(textAt(bytes, start, end));
      wordsFrom.push(words.length);
      lengths.push(head.length);
      for (let word = 0; word + 4 < head.length; word += 4) words.push(head.readInt32LE(word));
      words.push(head.readInt32LE(head.length - 4));
      at = skipSpace(bytes, endOfValue(bytes, expectByte(bytes, end + 1, 0x3a)));
      if (bytes[at] === 0x7d) break;
      at = expectByte(bytes, at, 0x2c);
    }
    if (new Set(fieldIds).size < fieldIds.length) throw answerFault(bytes, at, "A field stands twice in a row");
    wordsFrom.push(words.length);
    this.#heads = {
      words: Int32Array.from(words),
      wordsFrom: Int32Array.from(wordsFrom),
      lengths: Int32Array.from(lengths),
    };
    this.fieldIds = fieldIds;
  }

  #makeRoom(): void {
    const columns = this.fieldIds.length;
    const table = this.#table;
    if ((this.rowCount + 1) * columns <= table.starts.length) return;
    const rows = this.rowCount === 0 ? Math.min(Math.max(this.#expectedRows, 16), 20_000) : this.rowCount * 2;
    table.starts = grown(table.starts, new Uint32Array(rows * columns));
    table.ends = grown(table.ends, new Uint32Array(rows * columns));
    table.kinds = grown(table.kinds, new Uint8Array(rows * columns));
  }

  #scanRowByName(from: number): number {
    const bytes = this.#bytes;
    const { fieldIds } = this;
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
      at = skipSpace(bytes, this.#scanCell(skipSpace(bytes, expectByte(bytes, end + 1, 0x3a)), cell));
      if (bytes[at] === 0x7d) break;
      at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
    }
    const [absent] = missing;
    if (absent !== undefined) throw answerFault(bytes, at, `Row ${row} lacks the field "${absent}"`);
    return at + 1;
  }

  /** Returns the position behind the cell. */
  #scanCell(start: number, cell: number): number {
    const bytes = this.#bytes;
    const { starts, ends, kinds } = this.#table;
    const first = bytes[start];
    starts[cell] = start;
    if (first === 0x22) {
      starts[cell] = start + 1;
      const end = endOfText(bytes, start + 1);
      kinds[cell] = end < 0 ? CELL.escapedText : CELL.text;
      ends[cell] = Math.abs(end);
      return Math.abs(end) + 1;
    }
    let end: number;
    if (first === 0x6e) {
      end = endOfWord(bytes, start, "null");
      kinds[cell] = CELL.null;
    } else if (first === 0x74) {
      end = endOfWord(bytes, start, "true");
      kinds[cell] = CELL.true;
    } else if (first === 0x66) {
      end = endOfWord(bytes, start, "false");
      kinds[cell] = CELL.false;
    } else if (first === 0x7b || first === 0x5b) {
      throw answerFault(bytes, start, `A cell of row ${this.rowCount + 1} holds more than one value`);
    } else {
      end = endOfNumber(bytes, start);
      kinds[cell] = end < 0 ? CELL.numberWithoutZero : CELL.number;
      end = Math.abs(end);
    }
    ends[cell] = end;
    return end;
  }
}

function grown<T extends Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
