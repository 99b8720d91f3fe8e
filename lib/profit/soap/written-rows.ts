import type { PageCells } from "../wire/page-cells";
import { ByteStore } from "./byte-store";
import { CellWriter } from "./cell-writer";
import { FieldNames, type SoapField } from "./field-names";
import { assertCharacters } from "./xml-bytes";

/** The rows of a SOAP answer as the JSON of the same rows, with where each cell stands in it. */
export class WrittenRows {
  readonly #fields: readonly SoapField[];
  readonly #names: FieldNames;
  readonly #out: ByteStore;
  readonly #cell: CellWriter;
  readonly #heads: Uint8Array[];
  /** How many rows had each field. */
  readonly #seen: Uint32Array;
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #kinds = new Uint8Array(0);
  count = 0;

  constructor(fields: readonly SoapField[], names: FieldNames, expectedBytes: number) {
    this.#fields = fields;
    this.#names = names;
    this.#out = new ByteStore(expectedBytes);
    this.#cell = new CellWriter(this.#out);
    this.#heads = fields.map(({ id }, index) => Buffer.from(`${index === 0 ? "{" : ","}${JSON.stringify(id)}:`));
    this.#seen = new Uint32Array(fields.length);
  }

  get bytes(): Uint8Array {
    return this.#out.whole.subarray(0, this.#out.length);
  }

  cells(firstRow: number): PageCells {
    const columns = this.#fields.length;
    const [from, to] = [firstRow * columns, this.count * columns];
    return {
      bytes: this.#out.whole,
      spare: this.#out.spare,
      fieldIds: this.#fields.map(({ id }) => id),
      rowCount: this.count - firstRow,
      starts: this.#starts.subarray(from, to),
      ends: this.#ends.subarray(from, to),
      kinds: this.#kinds.subarray(from, to),
      compactHead: this.#heads[0]?.length ?? 0,
    };
  }

  /**
   * Fields that no row had although every row is the same in what it has. Where rows differ, empty fields are left out
   * (Outputoptions 2), and then a field that is nowhere may be an empty one.
   */
  absentFields(): string[] {
    const isUniform = this.#seen.every((count) => count === 0 || count === this.count);
    if (!isUniform || this.count === 0) return [];
    return this.#fields.flatMap(({ id }, column) => (this.#seen[column] === 0 ? [id] : []));
  }

  /** A value that nobody wants is looked at all the same. */
  check(bytes: Uint8Array, from: number, to: number): void {
    const { length } = this.#out;
    this.#cell.write(bytes, from, to, "string");
    assertCharacters(this.bytes.subarray(length));
    this.#out.length = length;
  }

  /** The next row; `from` and `to` say where the text of each field stands, -1 for one that the row does not have. */
  add(bytes: Uint8Array, from: Int32Array, to: Int32Array): void {
    const columns = this.#fields.length;
    this.#makeRoom(columns);
    let cell = this.count * columns;
    for (let column = 0; column < columns; column++, cell++) {
      this.#put(this.#heads[column] as Uint8Array);
      const start = from[column] as number;
      const isThere = start !== -1;
      if (isThere) this.#seen[column] = (this.#seen[column] as number) + 1;
      const end = isThere ? (to[column] as number) : 0;
      this.#cell.write(bytes, isThere ? start : 0, end, this.#names.types[column] ?? "string");
      this.#starts[cell] = this.#cell.start;
      this.#ends[cell] = this.#cell.end;
      this.#kinds[cell] = this.#cell.kind;
    }
    const out = this.#out.reserve(1);
    out[this.#out.length++] = 0x7d;
    this.count++;
  }

  #put(head: Uint8Array): void {
    const out = this.#out.reserve(head.length);
    let to = this.#out.length;
    for (let index = 0; index < head.length; index++) out[to++] = head[index] as number;
    this.#out.length = to;
  }

  #makeRoom(columns: number): void {
    if ((this.count + 1) * columns <= this.#starts.length) return;
    const size = Math.max(256, this.count * 2) * columns;
    this.#starts = grown(this.#starts, new Uint32Array(size));
    this.#ends = grown(this.#ends, new Uint32Array(size));
    this.#kinds = grown(this.#kinds, new Uint8Array(size));
  }
}

function grown<T extends Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
