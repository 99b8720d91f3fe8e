import type { ByteStore } from "../byte-store";
import type { WrittenRows } from "../written-rows";
import { isBlank } from "../xml-bytes";
import { FORM, UsualCell } from "./usual-cell";
import { putWords, standsAt, type Words, wordsToFind } from "./words";

/** A row's own tags, in `#row`. */
const OPEN = 0;
const CLOSE = 1;

/**
 * Reads the rows that are as nearly all are, straight from the escaped text of an answer: the fields in the order of
 * the first row, each with its name as it stood before, and nothing in the tags but that. They are compared with what is
 * expected, a word at a time, and copied to JSON in the same pass. What is not like that is left where it stands, for
 * EnvelopeReader and FlatRows: a fifth as fast (measured), and the only ones that judge.
 */
export class UsualRows {
  readonly #written: WrittenRows;
  readonly #cell = new UsualCell();
  /** Of the rows and of each field: `&lt;Name&gt;`, `&lt;/Name&gt;`, `&lt;Name /&gt;` and `&lt;Name/&gt;`; of no bytes while it is not known. */
  readonly #row: Words;
  readonly #opens: Words;
  readonly #closes: Words;
  readonly #empties: readonly [Words, Words];
  readonly #forms: Uint8Array;
  readonly closeOfRow: Buffer;
  readonly #openOfRow: Buffer;
  /** Fields that the row at hand does not have. */
  readonly #absent: Int32Array;

  /** `names` are those of the fields' elements, as far as they are known. */
  constructor(written: WrittenRows, rowName: Uint8Array, names: readonly (Uint8Array | undefined)[]) {
    this.#written = written;
    this.#openOfRow = tag("&lt;", rowName, "&gt;");
    this.closeOfRow = tag("&lt;/", rowName, "&gt;");
    this.#row = wordsToFind([this.#openOfRow, this.closeOfRow]);
    const tags = (before: string, behind: string) =>
      wordsToFind(names.map((name) => (name ? tag(before, name, behind) : new Uint8Array(0))));
    this.#opens = tags("&lt;", "&gt;");
    this.#closes = tags("&lt;/", "&gt;");
    this.#empties = [tags("&lt;", " /&gt;"), tags("&lt;", "/&gt;")];
    this.#forms = Uint8Array.from(written.types, (type) =>
      type === "int" || type === "decimal"
        ? FORM.number
        : type === "boolean"
          ? FORM.flag
          : type === "date"
            ? FORM.date
            : FORM.text,
    );
    this.#absent = new Int32Array(names.length);
  }

  /** Takes whole rows from a place on; gives the place behind the last one. */
  take(raw: ByteStore, from: number): number {
    const { out } = this.#written;
    const { view, whole: bytes } = raw;
    let at = from;
    for (;;) {
      let start = at;
      while (isBlank(bytes[start])) start++;
      if (!standsAt(view, start, this.#row, OPEN)) return at;
      // A sign becomes at most two.
      this.#written.reserve((raw.length - start) * 2);
      this.#cell.open(raw, out);
      const end = this.#takeRow(raw, out.view, start + this.#openOfRow.length);
      if (end === -1) return at;
      at = end;
    }
  }

  /** Whether a row may begin at a place, as far as its text is there. */
  mayBegin(raw: ByteStore, from: number): boolean {
    const bytes = raw.whole;
    let at = from;
    while (isBlank(bytes[at])) at++;
    const begun = Math.min(raw.length - at, this.#openOfRow.length);
    return begun > 0 && this.#openOfRow.compare(bytes, at, at + begun, 0, begun) === 0;
  }

  #takeRow(raw: ByteStore, out: DataView, from: number): number {
    const written = this.#written;
    const { view } = raw;
    const { heads, starts, ends, kinds } = written;
    const cell = this.#cell;
    const columns = this.#forms.length;
    let absent = 0;
    let at = from;
    let to = written.out.length;
    for (let column = 0, index = written.count * columns; column < columns; column++, index++) {
      to = putWords(out, to, heads, column);
      const open = this.#openAt(raw, at, column);
      if (open > 0) {
        at = cell.copy(open, to, this.#forms[column] as number);
        if (at === -1 || !standsAt(view, at, this.#closes, column)) return -1;
        at += this.#closes.lengths[column] as number;
      } else {
        cell.putNull(to);
        if (open === 0) this.#absent[absent++] = column;
        else at = -open;
      }
      starts[index] = cell.start;
      ends[index] = cell.end;
      kinds[index] = cell.kind;
      to = cell.behind;
    }
    while (isBlank(raw.whole[at])) at++;
    if (!standsAt(view, at, this.#row, CLOSE)) return -1;
    written.added(to, this.#absent, absent);
    return at + this.closeOfRow.length;
  }

  /** The place behind the opening tag of a field, behind its empty element times -1, or 0 when it is not there. */
  #openAt(raw: ByteStore, from: number, column: number): number {
    const { view } = raw;
    if (standsAt(view, from, this.#opens, column)) return from + (this.#opens.lengths[column] as number);
    let at = from;
    while (isBlank(raw.whole[at])) at++;
    if (at > from && standsAt(view, at, this.#opens, column)) return at + (this.#opens.lengths[column] as number);
    for (const empties of this.#empties) {
      if (standsAt(view, at, empties, column)) return -(at + (empties.lengths[column] as number));
    }
    return 0;
  }
}

function tag(before: string, name: Uint8Array, behind: string): Buffer {
  return Buffer.concat([Buffer.from(before), name, Buffer.from(behind)]);
}
