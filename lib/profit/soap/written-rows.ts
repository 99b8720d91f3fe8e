import type { DataType } from "../wire/data-types";
import type { PageCells } from "../wire/page-cells";
import { ByteStore } from "./byte-store";
import { CellWriter } from "./cell-writer";
import type { SoapField } from "./field-names";
import { putWords, type Words, wordsToPut } from "./usual/words";
import { assertCharacters } from "./xml-bytes";

/** More rows than a page has are not made room for because somebody said so. */
const MOST_EXPECTED_ROWS = 20_000;
const LONGEST_WORD = 8;

/** How much will come, as far as anybody can tell; 0 when nobody can. */
export type Expected = { bytes: number; rows: number };

/** The rows of a SOAP answer as the JSON of the same rows, with where each cell stands in it. */
export class WrittenRows {
  readonly #fields: readonly SoapField[];
  readonly types: readonly DataType[];
  readonly out: ByteStore;
  readonly #cell: CellWriter;
  /** `{"First":` and `,"Next":`. */
  readonly heads: Words;
  /** The bytes of them all, and of what stands for fields that a row does not have. */
  readonly #fixedBytes: number;
  /** How many rows did not have each field. */
  readonly #absent: Uint32Array;
  readonly #expectedRows: number;
  starts = new Uint32Array(0);
  ends = new Uint32Array(0);
  kinds = new Uint8Array(0);
  count = 0;

  constructor(fields: readonly SoapField[], types: readonly DataType[], expected: Expected) {
    this.#fields = fields;
    this.types = types;
    this.out = new ByteStore(expected.bytes);
    this.#cell = new CellWriter(this.out);
    this.heads = wordsToPut(fields.map(({ id }, index) => `${index === 0 ? "{" : ","}${JSON.stringify(id)}:`));
    this.#fixedBytes = this.heads.lengths.reduce((sum, length) => sum + length + LONGEST_WORD, LONGEST_WORD);
    this.#absent = new Uint32Array(fields.length);
    this.#expectedRows = Math.min(Math.max(expected.rows, 256), MOST_EXPECTED_ROWS);
  }

  get bytes(): Uint8Array {
    return this.out.whole.subarray(0, this.out.length);
  }

  cells(firstRow: number): PageCells {
    const columns = this.#fields.length;
    const [from, to] = [firstRow * columns, this.count * columns];
    return {
      bytes: this.out.whole,
      spare: this.out.spare,
      fieldIds: this.#fields.map(({ id }) => id),
      rowCount: this.count - firstRow,
      starts: this.starts.subarray(from, to),
      ends: this.ends.subarray(from, to),
      kinds: this.kinds.subarray(from, to),
      compactHead: this.heads.lengths[0] ?? 0,
    };
  }

  /**
   * Fields that no row had although every row is the same in what it has. Where rows differ, empty fields are left out
   * (Outputoptions 2), and then a field that is nowhere may be an empty one.
   */
  absentFields(): string[] {
    const isUniform = this.#absent.every((count) => count === 0 || count === this.count);
    if (!isUniform || this.count === 0) return [];
    return this.#fields.flatMap(({ id }, column) => (this.#absent[column] === 0 ? [] : [id]));
  }

  /** A value that nobody wants is looked at all the same. */
  check(bytes: Uint8Array, from: number, to: number): void {
    const { length } = this.out;
    this.#cell.write(bytes, from, to, "string");
    assertCharacters(this.bytes.subarray(length));
    this.out.length = length;
  }

  /** Room for one more row, in which the values take at most so many bytes. */
  reserve(valueBytes: number): void {
    this.out.reserve(valueBytes + this.#fixedBytes);
    const columns = this.#fields.length;
    if ((this.count + 1) * columns <= this.starts.length) return;
    const size = (this.count === 0 ? this.#expectedRows : this.count * 2) * columns;
    this.starts = grown(this.starts, new Uint32Array(size));
    this.ends = grown(this.ends, new Uint32Array(size));
    this.kinds = grown(this.kinds, new Uint8Array(size));
  }

  /** The next row; `from` and `to` say where the text of each field stands, -1 for one that the row does not have. */
  add(bytes: Uint8Array, from: Int32Array, to: Int32Array): void {
    this.reserve(0);
    const columns = this.#fields.length;
    const absent: number[] = [];
    for (let column = 0, cell = this.count * columns; column < columns; column++, cell++) {
      this.#putHead(column);
      const start = from[column] as number;
      const isThere = start !== -1;
      if (!isThere) absent.push(column);
      const end = isThere ? (to[column] as number) : 0;
      this.#cell.write(bytes, isThere ? start : 0, end, this.types[column] ?? "string");
      this.starts[cell] = this.#cell.start;
      this.ends[cell] = this.#cell.end;
      this.kinds[cell] = this.#cell.kind;
    }
    this.out.reserve(1);
    this.added(this.out.length, absent, absent.length);
  }

  /** A row whose cells are written up to a place, and stand in the table; the first of `absent` are columns that it lacks. */
  added(end: number, absent: ArrayLike<number>, absentCount: number): void {
    for (let index = 0; index < absentCount; index++) {
      const column = absent[index] as number;
      this.#absent[column] = (this.#absent[column] as number) + 1;
    }
    this.out.whole[end] = 0x7d;
    this.out.length = end + 1;
    this.count++;
  }

  #putHead(column: number): void {
    const { out, heads } = this;
    out.reserve(heads.lengths[column] as number);
    out.length = putWords(out.view, out.length, heads, column);
  }
}

function grown<T extends Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
