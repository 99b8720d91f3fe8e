import { PADDING } from "./scan-json";

/**
 * A run of rows as they came over the wire, cut into cells but not made into objects: 100,000 rows of 60 columns as
 * objects would take several times their bytes. Cell `row * width + column` lies at `bytes[starts[cell] .. ends[cell])`,
 * the quotes of a text outside; `kinds` are values of CELL.
 */
export class RowSegment {
  readonly firstRow: number;
  readonly width: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, how many are there; behind them stand zeros. */
  length = 0;
  rowCount = 0;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  kinds: Uint8Array<ArrayBuffer>;

  constructor(firstRow: number, width: number, capacity: number) {
    this.firstRow = firstRow;
    this.width = width;
    this.bytes = new Uint8Array(capacity + PADDING);
    this.starts = new Uint32Array(width * FIRST_ROWS);
    this.ends = new Uint32Array(width * FIRST_ROWS);
    this.kinds = new Uint8Array(width * FIRST_ROWS);
  }

  /** For so many more bytes. */
  get room(): number {
    return this.bytes.length - PADDING - this.length;
  }

  /** For the cells of one more row. */
  makeRoomForRow(): void {
    const needed = (this.rowCount + 1) * this.width;
    if (needed <= this.kinds.length) return;
    const { starts, ends, kinds } = this;
    const size = Math.max(needed, kinds.length * 2);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.kinds = new Uint8Array(size);
    this.starts.set(starts);
    this.ends.set(ends);
    this.kinds.set(kinds);
  }

  add(piece: Uint8Array): void {
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** Nothing is added any more: gives back what was taken too much. */
  close(end: number): void {
    const cells = this.rowCount * this.width;
    this.length = end;
    this.bytes = this.bytes.slice(0, end);
    this.starts = this.starts.slice(0, cells);
    this.ends = this.ends.slice(0, cells);
    this.kinds = this.kinds.slice(0, cells);
  }
}

const FIRST_ROWS = 64;
