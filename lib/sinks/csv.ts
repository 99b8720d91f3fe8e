import { CELL } from "@/lib/profit/wire/page-cells";
import { bytesOf, ByteSink } from "./byte-sink";
import { endWithoutZone, MINUS, type OutputColumn, type Rows, rowsOf, spanOf, ZERO } from "./columns";
import { FORMULA, startsFormula } from "./formula";
import { plainCheckpoint } from "./plain-checkpoint";
import type { RowWriter } from "./row-writer";
import { Scratch } from "./unescape";

export const CSV_DELIMITERS = [",", ";", "\t", "|"] as const;

export type CsvOptions = {
  delimiter: (typeof CSV_DELIMITERS)[number];
  header: "ids" | "labels" | "none";
  /** Puts `'` before a text that a spreadsheet would run as a formula (design 5.8). */
  isNeutralised: boolean;
  /** Lets a Dutch Excel read the accents. */
  hasByteOrderMark: boolean;
};

export const DEFAULT_CSV: CsvOptions = { delimiter: ",", header: "ids", isNeutralised: true, hasByteOrderMark: false };

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/**
 * RFC 4180: CRLF after each record, quotes where needed. An empty text is `""` and null is nothing, so that both can
 * be told apart again. Numbers and booleans stand as Profit sent them; every digit is kept.
 */
export function csvWriter(columns: readonly OutputColumn[], options: CsvOptions): RowWriter {
  const isDate = columns.map((column) => column.isDate);
  const cells = new CsvCells(options);
  const sink = new ByteSink();
  return {
    begin() {
      const names =
        options.header === "none" ? null : columns.map(({ id, label }) => (options.header === "ids" ? id : label));
      const header = names?.map((name) => headerCell(name, options)).join(options.delimiter);
      return [bytesOf((options.hasByteOrderMark ? "\uFEFF" : "") + (header === undefined ? "" : `${header}\r\n`))];
    },
    *page(page) {
      const rows = rowsOf(page, columns);
      const { positions, width } = rows;
      const delimiter = options.delimiter.charCodeAt(0);
      for (let row = 0; row < rows.rowCount; row++) {
        // Every byte may be a quote to double; quotes around, an apostrophe, a zero and a delimiter.
        sink.makeRoom(2 * spanOf(rows, row) + 6 * positions.length + 2);
        for (let column = 0; column < positions.length; column++) {
          if (column > 0) sink.put(delimiter);
          cells.write(sink, rows, row * width + (positions[column] as number), isDate[column] === true);
        }
        sink.put(0x0d);
        sink.put(0x0a);
        if (sink.isFull) yield sink.take();
      }
    },
    flush: () => sink.rest(),
    checkpoint: (onState) => plainCheckpoint(sink.rest(), onState),
    end: () => sink.rest(),
  };
}

class CsvCells {
  readonly #delimiter: number;
  /** The delimiter four times, to look at four bytes at once. */
  readonly #delimiters: number;
  readonly #isNeutralised: boolean;
  readonly #scratch = new Scratch();

  constructor({ delimiter, isNeutralised }: CsvOptions) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#delimiters = this.#delimiter * 0x01010101;
    this.#isNeutralised = isNeutralised;
  }

  write(sink: ByteSink, { bytes, view, starts, ends, kinds }: Rows, cell: number, isDate: boolean): void {
    const start = starts[cell] as number;
    const end = ends[cell] as number;
    switch (kinds[cell]) {
      case CELL.null:
        return;
      case CELL.text:
        return this.#writePlain(sink, bytes, view, start, isDate ? endWithoutZone(bytes, start, end) : end);
      case CELL.escapedText: {
        const length = this.#scratch.unescape(bytes, start, end);
        return this.#writeQuoted(
          sink,
          this.#scratch.bytes,
          0,
          length,
          needsQuotes(this.#scratch.bytes, length, this.#delimiter),
        );
      }
      case CELL.numberWithoutZero: {
        const isNegative = bytes[start] === MINUS;
        if (isNegative) sink.put(MINUS);
        sink.put(ZERO);
        return sink.copy(view, isNegative ? start + 1 : start, end);
      }
      default:
        return sink.copy(view, start, end);
    }
  }

  /** A text without escapes has no quotes and no line ends: only the delimiter, its ends and its first sign count. */
  #writePlain(sink: ByteSink, bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const first = bytes[start] as number;
    if (start === end || first === SPACE || bytes[end - 1] === SPACE || this.#isFormula(first))
      return this.#writeQuoted(sink, bytes, start, end, true);
    const delimiters = this.#delimiters;
    const target = sink.view;
    const shift = sink.length - start;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true);
      const difference = word ^ delimiters;
      if (((difference - 0x01010101) & ~difference & 0x80808080) !== 0) break;
      target.setInt32(at + shift, word, true);
    }
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === this.#delimiter) return this.#writeQuoted(sink, bytes, start, end, true);
      sink.bytes[at + shift] = byte;
    }
    sink.length += end - start;
  }

  #writeQuoted(sink: ByteSink, from: Uint8Array, start: number, end: number, isQuoted: boolean): void {
    const { bytes } = sink;
    const isFormula = start < end && this.#isFormula(from[start] as number);
    const hasQuotes = isQuoted || isFormula;
    let at = sink.length;
    if (hasQuotes) bytes[at++] = QUOTE;
    if (isFormula) bytes[at++] = APOSTROPHE;
    for (let index = start; index < end; index++) {
      const byte = from[index] as number;
      if (byte === QUOTE) bytes[at++] = QUOTE;
      bytes[at++] = byte;
    }
    if (hasQuotes) bytes[at++] = QUOTE;
    sink.length = at;
  }

  #isFormula(first: number): boolean {
    return this.#isNeutralised && startsFormula(first);
  }
}

function needsQuotes(bytes: Uint8Array, length: number, delimiter: number): boolean {
  if (length === 0 || bytes[0] === SPACE || bytes[length - 1] === SPACE) return true;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === delimiter || byte === QUOTE || byte === 0x0a || byte === 0x0d) return true;
  }
  return false;
}

/** Labels are typed by people and ids by app builders: both are text like any other. */
function headerCell(name: string, { delimiter, isNeutralised }: CsvOptions): string {
  const text = isNeutralised && FORMULA.test(name) ? `'${name}` : name;
  return text === "" || text !== name || /["\r\n]|^ | $/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
