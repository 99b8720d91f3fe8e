import { ProfitError } from "../errors";
import type { PageCells } from "../wire/page-cells";
import { answerFault, endOfText, endOfValue, expectByte, skipSpace, textAt } from "./json-bytes";
import { PageBuffer } from "./page-buffer";
import { PageMemories } from "./page-memory";
import { RowScanner } from "./row-scanner";

/** A page and the `skip` and `take` it says it answers (protocol 3.5). */
export type ScannedPage = { skip: number | null; take: number | null; cells: PageCells };

/** Rows between two pauses: a few milliseconds. */
const ROWS_PER_STEP = 2_000;

/** As many rows as there are; for a scan that nobody else waits for. */
const ALL = Number.POSITIVE_INFINITY;

/**
 * Cuts the JSON of one page into cells and checks it whole on the way: JSON grammar, one flat object per row, the
 * same fields in each. May be given the page in pieces, as they arrive. Throws ProfitError BAD_ANSWER.
 */
export class PageScanner {
  readonly #buffer: PageBuffer;
  readonly #rows: RowScanner;
  readonly #page: { skip: number | null; take: number | null } = { skip: null, take: null };
  #place: "head" | "rows" | "tail" = "head";
  /** The last `}` so far: no row that begins behind it can be whole. */
  #lastBrace = -1;
  /** What is not whole is tried again when it has doubled, or a cell of many megabytes would be scanned at every piece. */
  #tryAt = 0;

  /** Pages that come one after another may share `memories`. */
  constructor(expectedRows: number, expectedBytes?: number, memories = new PageMemories()) {
    this.#buffer = new PageBuffer(memories, expectedBytes);
    this.#rows = new RowScanner(this.#buffer, expectedRows);
  }

  /** What has arrived. */
  get answer(): Uint8Array {
    return this.#buffer.whole.subarray(0, this.#buffer.length);
  }

  /** The `skip` that the answer says it has, as far as it has come. */
  get skip(): number | null {
    return this.#page.skip;
  }

  /** Rows that are whole so far. */
  get rowCount(): number {
    return this.#rows.rowCount;
  }

  cells(firstRow = 0): PageCells {
    return this.#rows.cells(firstRow);
  }

  /** For when all of its rows were written: their memory serves another page. None of its cells may be used any more. */
  giveBack(): void {
    this.#buffer.giveBack();
  }

  /** Takes the next piece of the page; nothing is scanned yet. */
  add(chunk: Uint8Array): void {
    const before = this.#buffer.length;
    this.#buffer.add(chunk);
    const brace = chunk.lastIndexOf(0x7d);
    if (brace !== -1) this.#lastBrace = before + brace;
  }

  /** Scans what is there. What is wrong so far throws; what is not there yet waits. */
  advance(): void {
    if (this.#buffer.length < this.#tryAt) return;
    try {
      if (this.#place === "head") this.#scanHead();
      if (this.#place === "rows" && this.#rows.scan(ALL, this.#lastBrace)) this.#place = "tail";
    } catch (error) {
      if (!(error instanceof ProfitError && error.fault === "cutOff")) throw error;
      const from = this.#place === "head" ? 0 : this.#rows.at;
      this.#tryAt = this.#buffer.length * 2 - from;
    }
  }

  /** The rest, when all has arrived; pauses now and then, so that the caller can let others run. */
  *finish(): Generator<void, ScannedPage> {
    if (this.#place === "head") this.#scanHead();
    if (this.#place === "rows") while (!this.#rows.scan(ROWS_PER_STEP, ALL)) yield;
    this.#place = "tail";
    this.#scanMembers(this.#rows.at, true);
    return { ...this.#page, cells: this.#rows.cells(0) };
  }

  /** Up to the first row. */
  #scanHead(): void {
    const bytes = this.#buffer.padded;
    const at = this.#scanMembers(expectByte(bytes, 0, 0x7b), false);
    this.#rows.at = at;
    this.#place = "rows";
  }

  /** The members around the rows: those before return the position behind `[`, those after end with the answer. */
  #scanMembers(from: number, isAfterRows: boolean): number {
    const bytes = this.#buffer.padded;
    let at = skipSpace(bytes, from);
    for (;;) {
      if (isAfterRows) {
        if (bytes[at] === 0x7d) break;
        at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
      } else if (bytes[at] === 0x7d) throw noRows(bytes, at);
      const name = expectByte(bytes, at, 0x22);
      const nameEnd = Math.abs(endOfText(bytes, name));
      const value = skipSpace(bytes, expectByte(bytes, nameEnd + 1, 0x3a));
      const key = textAt(bytes, name, nameEnd);
      if (key === "rows") {
        if (isAfterRows || bytes[value] !== 0x5b) throw noRows(bytes, value);
        return value + 1;
      }
      at = skipSpace(bytes, endOfValue(bytes, value));
      if (key === "skip" || key === "take") this.#page[key] = Number(textAt(bytes, value, at));
      if (!isAfterRows && bytes[at] !== 0x7d) at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
    }
    const rest = skipSpace(bytes, at + 1);
    if (rest < this.#buffer.length) throw answerFault(bytes, rest);
    return rest;
  }
}

function noRows(bytes: Uint8Array, at: number): ProfitError {
  return answerFault(bytes, at, "The answer has no list of rows");
}

/** The same for a page that is there as a whole. */
export function* scanPage(bytes: Uint8Array, expectedRows: number): Generator<void, ScannedPage> {
  const scanner = new PageScanner(expectedRows, bytes.length);
  scanner.add(bytes);
  return yield* scanner.finish();
}
