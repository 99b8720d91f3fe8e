import { readXml } from "@/lib/xml/read-xml";
import { XmlError } from "@/lib/xml/xml-error";
import type { ByteStore } from "./byte-store";
import { endOfCData } from "./cell-writer";
import { assertName, FieldNames, idOfName, type SoapField } from "./field-names";
import { TagReader } from "./tag-reader";
import { UsualRows } from "./usual/usual-rows";
import { type Expected, WrittenRows } from "./written-rows";
import { isBlank, LESS, notXml, SLASH, wrongShape } from "./xml-bytes";

const ROOT = "AfasGetConnector";
/** A schema in front of the rows, which nobody asked for, is passed over; it is not long. */
const LONGEST_SCHEMA = 4 * 1024 * 1024;
const EXCLAMATION = 0x21;

/**
 * Cuts the rows of a SOAP answer into cells, as far as their text is there (protocol 4.4): one element per row, one child
 * per field, nothing deeper. What it writes is the JSON of the same rows, so that it can be copied as REST's is.
 */
export class FlatRows {
  readonly #inner: ByteStore;
  readonly #connectorId: string;
  readonly #expected: Expected;
  /** In the order of the first row, as far as that has them. */
  #fields: readonly SoapField[];
  #names: FieldNames;
  #tags = new TagReader();
  #written: WrittenRows;
  /** Where the text of each field of the row stands; -1 for a field that the row does not have. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #rowName: string | null = null;
  #usual: { rows: UsualRows; knownNames: number } | null = null;
  #place: "start" | "rows" | "end" = "start";
  /** What is not whole is tried again when it has doubled, or a cell of many megabytes would be read at every piece. */
  #tryAt = 0;

  constructor(inner: ByteStore, connectorId: string, fields: readonly SoapField[], expected: Expected) {
    this.#inner = inner;
    this.#connectorId = connectorId;
    this.#expected = expected;
    this.#fields = fields;
    this.#names = new FieldNames(fields);
    this.#written = new WrittenRows(fields, this.#names.types, expected);
    this.#from = new Int32Array(fields.length);
    this.#to = new Int32Array(fields.length);
  }

  /** What has been read of the rows. */
  get rows(): WrittenRows {
    return this.#written;
  }

  /** For rows that stand between two that were read in here; null while the first has not come. */
  get usual(): UsualRows | null {
    const { learned, learnedCount } = this.#tags;
    const rowName = learned[this.#fields.length];
    if (!rowName || this.#written.count === 0) return null;
    if (this.#usual?.knownNames !== learnedCount) {
      const names = this.#fields.map((_, column) => learned[column]);
      this.#usual = { rows: new UsualRows(this.#written, rowName, names), knownNames: learnedCount };
    }
    return this.#usual.rows;
  }

  /** A row may come next: nothing of one has. */
  get isBetweenRows(): boolean {
    return this.#place === "rows" && this.#inner.length === 0;
  }

  get isEnded(): boolean {
    return this.#place === "end";
  }

  /** Not even the root has come. */
  get hasNothing(): boolean {
    return this.#place === "start";
  }

  /** Takes what is whole of the text so far. What is wrong throws; what is not all there waits. */
  advance(isLast: boolean): void {
    if (this.#inner.length < this.#tryAt && !isLast) return;
    this.#inner.close();
    let at = 0;
    let next = this.#step(at);
    while (next > at) {
      at = next;
      next = this.#step(at);
    }
    if (at > 0) this.#inner.dropFront(at);
    this.#tryAt = next === -1 ? this.#inner.length * 2 : 0;
  }

  /** One thing: the root's tag, a row, the end. -1 when it is not all there; the same place when there is nothing. */
  #step(from: number): number {
    const bytes = this.#inner.whole;
    let at = from;
    while (isBlank(bytes[at])) at++;
    if (at >= this.#inner.length) return at;
    if (bytes[at] !== LESS) throw wrongShape("The answer holds text where rows should be");
    if (this.#place === "end") throw notXml("something follows the end of the rows");
    if (this.#place === "start") return this.#readRoot(at);
    const next = bytes[at + 1];
    if (next === SLASH) return this.#readEnd(at);
    if (next === 0) return -1;
    return this.#readRow(at);
  }

  #readRoot(at: number): number {
    const tags = this.#tags;
    const bytes = this.#inner.whole;
    if (bytes[at + 1] === 0x3f) return this.#passDeclaration(at);
    if (!tags.read(bytes, at)) return this.#isTooLong(at);
    if (tags.name !== ROOT) throw wrongShape(`The rows stand in <${tags.name.slice(0, 80)}>, not in <${ROOT}>`);
    this.#place = tags.isEmpty ? "end" : "rows";
    return tags.end;
  }

  #passDeclaration(at: number): number {
    const bytes = Buffer.from(this.#inner.whole.buffer, 0, this.#inner.length);
    const end = bytes.indexOf("?>", at);
    if (end === -1) return this.#isTooLong(at);
    if (!/^<\?xml\s[^<&]*$/.test(bytes.toString("latin1", at, end))) throw notXml("an instruction before the rows");
    return end + 2;
  }

  #readEnd(at: number): number {
    const end = this.#tags.closeOf(this.#inner.whole, at, ROOT);
    if (end === -1) return this.#isTooLong(at);
    this.#place = "end";
    return end;
  }

  /** Nobody's tag is so long. */
  #isTooLong(at: number): number {
    if (this.#inner.length - at > 64 * 1024) throw notXml("a tag without an end");
    return -1;
  }

  #readRow(at: number): number {
    const tags = this.#tags;
    const bytes = this.#inner.whole;
    // The rows' own name is learned under the number behind the last field.
    if (!tags.read(bytes, at, this.#fields.length)) return this.#isTooLong(at);
    if (!tags.isExpected) {
      if (this.#rowName === null && /(^|:)schema$/.test(tags.name)) return this.#passSchema(at, tags.name);
      this.#nameRows(tags.name);
    }
    const end = tags.isEmpty ? this.#emptyRow(tags.end) : this.#readFields(tags.end);
    if (end === -1) return -1;
    if (this.#written.count === 0 && this.#isInOtherOrder()) return this.#readRow(at);
    this.#written.add(this.#inner.whole, this.#from, this.#to);
    return end;
  }

  #nameRows(name: string): void {
    assertName(name);
    const isRight = [name, idOfName(name)].some((id) => id.toLowerCase() === this.#connectorId.toLowerCase());
    if (!isRight || this.#rowName !== null) {
      throw wrongShape(`Row ${this.#written.count + 1} is of "${name.slice(0, 80)}", not of "${this.#connectorId}"`);
    }
    this.#rowName = name;
    this.#tags.learn(this.#fields.length);
  }

  /** Rows are written as they come: what the first row has in another order than metainfo, all rows have. */
  #isInOtherOrder(): boolean {
    const present = [...this.#from.keys()].filter((column) => this.#from[column] !== -1);
    const order = present.toSorted((one, other) => (this.#from[one] ?? 0) - (this.#from[other] ?? 0));
    if (order.every((column, index) => column === present[index])) return false;
    const absent = this.#fields.filter((_, column) => this.#from[column] === -1);
    this.#fields = [...order.flatMap((column) => this.#fields[column] ?? []), ...absent];
    this.#names = new FieldNames(this.#fields);
    this.#tags = new TagReader();
    this.#rowName = null;
    this.#written = new WrittenRows(this.#fields, this.#names.types, this.#expected);
    return true;
  }

  #passSchema(at: number, name: string): number {
    const bytes = Buffer.from(this.#inner.whole.buffer, 0, this.#inner.length);
    const close = bytes.indexOf(`</${name}>`, at);
    if (close === -1) {
      if (this.#inner.length - at > LONGEST_SCHEMA) throw wrongShape("The schema before the rows is too large");
      return -1;
    }
    const end = close + name.length + 3;
    const nothing = () => undefined;
    try {
      readXml(
        bytes.toString("utf8", at, end),
        { open: nothing, close: nothing, text: nothing },
        { depth: 16, attributes: 32, nodes: 100_000 },
      );
    } catch (error) {
      throw error instanceof XmlError ? notXml(`the schema before the rows: ${error.message}`) : error;
    }
    return end;
  }

  #emptyRow(end: number): number {
    this.#from.fill(-1);
    return end;
  }

  /** Finds where the text of each field stands; the row is written when it is known to be whole. */
  #readFields(start: number): number {
    const bytes = this.#inner.whole;
    const tags = this.#tags;
    this.#from.fill(-1);
    let at = start;
    let expected = 0;
    for (;;) {
      while (isBlank(bytes[at])) at++;
      if (bytes[at] !== LESS) {
        if (at >= this.#inner.length) return -1;
        throw wrongShape(`Row ${this.#written.count + 1} holds text between its fields`);
      }
      if (bytes[at + 1] === SLASH) return tags.closeOf(bytes, at, this.#rowName ?? "");
      if (!tags.read(bytes, at, expected)) return this.#isTooLong(at);
      const column = tags.isExpected ? expected : this.#names.columnOf(tags.name);
      if (column >= 0) {
        tags.learn(column);
        if (this.#from[column] !== -1)
          throw wrongShape(`The field "${tags.name}" stands twice in row ${this.#written.count + 1}`);
        expected = column + 1;
      }
      const from = tags.end;
      let to = from;
      if (!tags.isEmpty) {
        to = this.#endOfValue(from);
        at = to === -1 ? -1 : tags.closeOfRead(bytes, to);
        if (at === -1) return -1;
      } else at = from;
      if (column >= 0) {
        this.#from[column] = from;
        this.#to[column] = to;
      } else this.#written.check(bytes, from, to);
    }
  }

  /** Where the `</` behind a value stands; -1 when it is not there yet. */
  #endOfValue(from: number): number {
    const bytes = this.#inner.whole;
    let at = from;
    for (;;) {
      let byte = bytes[at] as number;
      while (byte !== LESS && byte !== 0) byte = bytes[++at] as number;
      if (byte === 0 || bytes[at + 1] === 0) return -1;
      if (bytes[at + 1] === SLASH) return at;
      if (bytes[at + 1] !== EXCLAMATION)
        throw wrongShape(`A cell of row ${this.#written.count + 1} holds more than one value`);
      const start = String.fromCharCode(...bytes.subarray(at, Math.min(at + 9, this.#inner.length)));
      if (!"<![CDATA[".startsWith(start)) throw notXml("markup inside a value");
      const end = start.length < 9 ? -1 : endOfCData(bytes, at);
      if (end === -1 || end >= this.#inner.length) return -1;
      at = end + 3;
    }
  }
}
