import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import { bytesOf, ByteSink } from "./byte-sink";
import { endWithoutZone, MINUS, positionsOf, ZERO } from "./columns";
import type { OutputColumn, RowWriter } from "./row-writer";

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

/**
 * RFC 4180: CRLF after each record, quotes where needed. An empty text is `""` and null is nothing, so that both can
 * be told apart again. Numbers and booleans stand as Profit sent them; every digit is kept.
 */
export function csvWriter(columns: readonly OutputColumn[], options: CsvOptions): RowWriter {
  const delimiter = options.delimiter.charCodeAt(0);
  return {
    begin() {
      const names =
        options.header === "none" ? null : columns.map(({ id, label }) => (options.header === "ids" ? id : label));
      const header = names?.map((name) => headerCell(name, options)).join(options.delimiter);
      return bytesOf((options.hasByteOrderMark ? "\uFEFF" : "") + (header === undefined ? "" : `${header}\r\n`));
    },
    *page(cells) {
      const positions = positionsOf(cells, columns);
      const { ends, starts } = cells;
      const width = cells.fieldIds.length;
      const sink = new ByteSink();
      for (let row = 0; row < cells.rowCount; row++) {
        const first = row * width;
        let room = 2;
        // Every byte may be a quote to double; quotes around, an apostrophe, a zero and a delimiter.
        for (let cell = first; cell < first + width; cell++)
          room += 2 * ((ends[cell] as number) - (starts[cell] as number)) + 6;
        sink.makeRoom(room);
        for (let column = 0; column < positions.length; column++) {
          if (column > 0) sink.put(delimiter);
          writeCell(
            sink,
            cells,
            first + (positions[column] as number),
            columns[column]?.isDate === true,
            delimiter,
            options.isNeutralised,
          );
        }
        sink.put(0x0d);
        sink.put(0x0a);
        if (sink.isFull) yield sink.take();
      }
      if (sink.length > 0) yield sink.take();
    },
    end: () => bytesOf(""),
  };
}

function writeCell(
  sink: ByteSink,
  { bytes, starts, ends, kinds }: PageCells,
  cell: number,
  isDate: boolean,
  delimiter: number,
  isNeutralised: boolean,
): void {
  const start = starts[cell] as number;
  const end = ends[cell] as number;
  switch (kinds[cell]) {
    case CELL.null:
      return;
    case CELL.text:
      return writeText(sink, bytes, start, isDate ? endWithoutZone(bytes, start, end) : end, delimiter, isNeutralised);
    case CELL.escapedText: {
      const text = JSON.parse(
        `"${Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8")}"`,
      ) as string;
      const plain = bytesOf(text);
      return writeText(sink, plain, 0, plain.length, delimiter, isNeutralised);
    }
    case CELL.numberWithoutZero: {
      const isNegative = bytes[start] === MINUS;
      if (isNegative) sink.put(MINUS);
      sink.put(ZERO);
      return sink.copy(bytes, isNegative ? start + 1 : start, end);
    }
    default:
      return sink.copy(bytes, start, end);
  }
}

/** `= + - @` tab CR at the front: what a spreadsheet takes for a formula. */
function startsFormula(byte: number | undefined): boolean {
  return byte === 0x3d || byte === 0x2b || byte === 0x2d || byte === 0x40 || byte === 0x09 || byte === 0x0d;
}

/**
 * Writes plain as long as nothing needs quotes; at the first byte that does, begins the cell again inside quotes.
 */
function writeText(
  sink: ByteSink,
  from: Uint8Array,
  start: number,
  end: number,
  delimiter: number,
  isNeutralised: boolean,
): void {
  const { bytes } = sink;
  const isFormula = isNeutralised && startsFormula(from[start]) && start < end;
  let at = sink.length;
  let index = start;
  if (start < end && !isFormula && from[start] !== 0x20 && from[end - 1] !== 0x20) {
    for (; index < end; index++) {
      const byte = from[index] as number;
      if (byte === delimiter || byte === QUOTE || byte === 0x0a || byte === 0x0d) break;
      bytes[at++] = byte;
    }
    if (index === end) {
      sink.length = at;
      return;
    }
    at = sink.length;
  }
  bytes[at++] = QUOTE;
  if (isFormula) bytes[at++] = APOSTROPHE;
  for (index = start; index < end; index++) {
    const byte = from[index] as number;
    if (byte === QUOTE) bytes[at++] = QUOTE;
    bytes[at++] = byte;
  }
  bytes[at++] = QUOTE;
  sink.length = at;
}

/** Labels are typed by people and ids by app builders: both are text like any other. */
function headerCell(name: string, { delimiter, isNeutralised }: CsvOptions): string {
  const text = isNeutralised && /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return text === "" || text !== name || /["\r\n]|^ | $/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
