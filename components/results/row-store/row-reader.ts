import { CELL } from "@/lib/profit/wire/page-cells";
import { fieldsOfFirstRow, joined } from "./first-row";
import { RowFault } from "./row-fault";
import { RowSegment } from "./row-segment";
import type { RowTable } from "./row-table";
import { scanCell, textOf } from "./scan-cell";
import { endOfText, notJson, skipSpace } from "./scan-json";

const FIRST_BYTES = 256 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads one answer of the rows route, a JSON list of flat objects, piece by piece as it arrives, and adds its rows to a
 * table. A row is there as soon as it is whole: what comes after it, or never comes, takes nothing away.
 */
export class RowReader {
  readonly #table: RowTable;
  #segment: RowSegment | null = null;
  /** Until the first row of all tells the fields there is no segment to put bytes in. */
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  /** Of the segment: the first byte that is not part of a whole row. */
  #at = 0;
  /** How many bytes there must be before trying again: a cell of 20 MB is not to be looked through at every piece. */
  #worthTrying = 0;
  #state: "before" | "first" | "rows" | "after" = "before";
  #keys: Uint8Array[] = [];
  rowCount = 0;

  constructor(table: RowTable) {
    this.#table = table;
  }

  /** Throws RowFault at what cannot be rows. */
  take(piece: Uint8Array): void {
    const { fieldIds } = this.#table;
    if (fieldIds === null) {
      if (this.#state === "after") return assertBlank(piece, 0);
      this.#pending.push(piece);
      this.#pendingBytes += piece.length;
      if (this.#pendingBytes >= this.#worthTrying) this.#begin();
      return;
    }
    const segment = this.#segmentFor(piece.length, fieldIds);
    segment.add(piece);
    if (segment.length - this.#at >= this.#worthTrying) this.#scan(segment);
  }

  /** Throws RowFault when the list has not ended. */
  end(): void {
    if (this.#table.fieldIds === null && this.#state === "before") this.#begin();
    if (this.#segment) this.#scan(this.#segment);
    this.stop();
    if (this.#state !== "after") throw new RowFault("cutOff", `The answer stops after ${this.rowCount} rows`);
  }

  /** Keeps the rows that are whole. */
  stop(): void {
    if (this.#segment) this.#close(this.#segment);
    this.#segment = null;
  }

  #begin(): void {
    const bytes = joined(this.#pending, this.#pendingBytes);
    const fieldIds = fieldsOfFirstRow(bytes);
    this.#worthTrying = fieldIds === null ? this.#pendingBytes * 2 : 0;
    if (fieldIds === null) return;
    this.#pending = [];
    if (fieldIds === "none") {
      this.#state = "after";
      assertBlank(bytes.subarray(0, this.#pendingBytes), bytes.indexOf(0x5d) + 1);
    } else {
      this.#table.fieldIds = fieldIds;
      this.take(bytes.subarray(0, this.#pendingBytes));
    }
  }

  #segmentFor(bytes: number, fieldIds: readonly string[]): RowSegment {
    if (this.#keys.length === 0) this.#keys = fieldIds.map((id) => new TextEncoder().encode(`${JSON.stringify(id)}:`));
    const full = this.#segment;
    if (full && full.room >= bytes) return full;
    const left = full?.bytes.subarray(this.#at, full.length) ?? new Uint8Array();
    const wished = full ? Math.min(MOST_BYTES, full.bytes.length * 2) : FIRST_BYTES;
    const capacity = Math.max(wished, left.length * 2 + bytes);
    const firstRow = full ? full.firstRow + full.rowCount : this.#table.rowCount;
    const next = new RowSegment(firstRow, fieldIds.length, capacity);
    next.add(left);
    if (full) this.#close(full);
    this.#at = 0;
    this.#segment = next;
    this.#table.segments.push(next);
    return next;
  }

  /** One without rows held only the beginning of a row. */
  #close(segment: RowSegment): void {
    if (segment.rowCount > 0) segment.close(this.#at);
    else this.#table.segments.splice(this.#table.segments.indexOf(segment), 1);
  }

  #scan(segment: RowSegment): void {
    const { bytes, length } = segment;
    this.#worthTrying = 0;
    for (;;) {
      let at = skipSpace(bytes, this.#at);
      if (at >= length) return;
      if (this.#state === "after") throw notJson(at);
      if (this.#state === "before") {
        if (bytes[at] !== 0x5b) throw new RowFault("wrongShape", "The answer is not a list of rows");
        this.#state = "first";
        this.#at = at + 1;
        continue;
      }
      if (bytes[at] === 0x5d) {
        this.#state = "after";
        this.#at = at + 1;
        continue;
      }
      if (this.#state === "rows") {
        if (bytes[at] !== 0x2c) throw notJson(at);
        at = skipSpace(bytes, at + 1);
        if (at >= length) return;
      }
      const end = this.#scanRow(segment, at);
      if (end === 0) {
        this.#worthTrying = (length - this.#at) * 2;
        return;
      }
      this.#state = "rows";
      this.#at = end;
      segment.rowCount++;
      this.rowCount++;
    }
  }

  /** Position behind the row at `from`; 0 when it is not whole. Nothing is counted before it is. */
  #scanRow(segment: RowSegment, from: number): number {
    const { bytes, length, width } = segment;
    if (bytes[from] !== 0x7b) throw new RowFault("wrongShape", `Row ${this.rowCount + 1} is not an object`);
    segment.makeRoomForRow();
    const first = segment.rowCount * width;
    // What a row lacks is null.
    segment.kinds.fill(CELL.null, first, first + width);
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === 0x7d) return at + 1;
    for (let expected = 0; ; expected++) {
      const key = this.#keys[expected];
      let column = expected;
      if (key !== undefined && startsWith(bytes, at, key)) at += key.length;
      else {
        const end = at < length ? endOfKey(bytes, at, length) : 0;
        if (end === 0) return 0;
        column = this.#table.columnOf(textOf(bytes, at + 1, end));
        at = skipSpace(bytes, end + 1);
        if (at >= length) return 0;
        if (bytes[at] !== 0x3a) throw notJson(at);
        if (column === -1) throw new RowFault("wrongShape", `Row ${this.rowCount + 1} has a field the others lack`);
        at++;
      }
      at = scanCell(segment, first + column, skipSpace(bytes, at));
      if (at === 0) return 0;
      at = skipSpace(bytes, at);
      if (at >= length) return 0;
      if (bytes[at] === 0x7d) return at + 1;
      if (bytes[at] !== 0x2c) throw notJson(at);
      at = skipSpace(bytes, at + 1);
    }
  }
}

/** Behind the end of a list. */
function assertBlank(bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] as number) > 0x20) throw notJson(at);
}

function endOfKey(bytes: Uint8Array, at: number, length: number): number {
  if (bytes[at] !== 0x22) throw notJson(at);
  return Math.abs(endOfText(bytes, at + 1, length));
}

function startsWith(bytes: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let index = 0; index < key.length; index++) if (bytes[at + index] !== key[index]) return false;
  return true;
}
