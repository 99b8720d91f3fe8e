import type { ExportFormat } from "./export-choice";

const NEW_LINE = 0x0a;
const QUOTE = 0x22;
const LESS = 0x3c;
const SLASH = 0x2f;

/** The longest end that is looked at: that of a ZIP archive, which an XLSX file is. */
const TAIL_BYTES = 22;

/** What each format ends with, from where on counted from the end; CSV may end in any line. */
const ENDS: Record<ExportFormat, { from: number; text: string }> = {
  csv: { from: 1, text: "\n" },
  json: { from: 2, text: "]\n" },
  ndjson: { from: 1, text: "\n" },
  xml: { from: 20, text: "</AfasGetConnector>\n" },
  xlsx: { from: TAIL_BYTES, text: "PK\u0005\u0006" },
  parquet: { from: 4, text: "PAR1" },
};

type RowCounter = {
  add: (chunk: Uint8Array) => void;
  /** null for formats that are packed. */
  rows: () => number | null;
  isWhole: () => boolean;
  /** Counts on behind so many rows, at the end of a row; what was seen behind it is forgotten. */
  restart: (rows: number, hasBegun: boolean) => void;
};

/**
 * Counts rows in a stream of bytes while they pass, without parsing them. `isWhole` is false for what is plainly not the
 * end of a file.
 */
export function rowCounter(format: ExportFormat): RowCounter {
  const count = counterOf(format);
  const { from, text } = ENDS[format];
  let tail = "";

  return {
    add(chunk) {
      count?.add(chunk);
      const last = Array.from(chunk.subarray(-TAIL_BYTES), (byte) => String.fromCharCode(byte)).join("");
      tail = (tail + last).slice(-TAIL_BYTES);
    },
    rows: () => count?.rows() ?? null,
    isWhole: () => tail.length >= from && tail.startsWith(text, tail.length - from) && count?.isOpen() !== true,
    restart(rows, hasBegun) {
      count?.restart(rows, hasBegun);
      tail = hasBegun && count ? "\n" : "";
    },
  };
}

/** `isOpen` means that the last row has not ended. */
type Count = {
  add: (chunk: Uint8Array) => void;
  rows: () => number;
  isOpen: () => boolean;
  restart: (rows: number, hasBegun: boolean) => void;
};

function counterOf(format: ExportFormat): Count | null {
  switch (format) {
    case "csv":
      return csvCount();
    case "json":
      return lineCount((lines, hasEnded) => (hasEnded ? lines - 2 : lines));
    case "ndjson":
      return lineCount((lines) => lines);
    case "xml":
      return xmlCount();
    default:
      return null;
  }
}

/** One row on a line; line ends inside texts are escaped. JSON has one before each row, and one before and after its `]`. */
function lineCount(rowsOf: (lines: number, hasEnded: boolean) => number): Count {
  let lines = 0;
  let last = 0;
  return {
    add(chunk) {
      for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) lines += 1;
      last = chunk.at(-1) ?? last;
    },
    rows: () => Math.max(0, rowsOf(lines, last === NEW_LINE)),
    isOpen: () => false,
    restart(rows) {
      lines = rows;
      last = 0;
    },
  };
}

/** Line ends may stand inside quotes; the header is a line too. */
function csvCount(): Count {
  let lines = 0;
  let isQuoted = false;
  return {
    add(chunk) {
      for (const byte of chunk) {
        if (byte === QUOTE) isQuoted = !isQuoted;
        else if (byte === NEW_LINE && !isQuoted) lines += 1;
      }
    },
    rows: () => Math.max(0, lines - 1),
    isOpen: () => isQuoted,
    restart(rows, hasBegun) {
      lines = hasBegun ? rows + 1 : 0;
      isQuoted = false;
    },
  };
}

/** Texts may have line ends, yet never a `<` behind them but that of their own end: what opens on a new line is the root, or a row. */
function xmlCount(): Count {
  let opened = 0;
  let before = 0;
  let beforeThat = 0;
  return {
    add(chunk) {
      for (const byte of chunk) {
        if (before === LESS && beforeThat === NEW_LINE && byte !== SLASH) opened += 1;
        beforeThat = before;
        before = byte;
      }
    },
    rows: () => Math.max(0, opened - 1),
    isOpen: () => false,
    restart(rows, hasBegun) {
      opened = hasBegun ? rows + 1 : 0;
      before = hasBegun ? NEW_LINE : 0;
      beforeThat = 0;
    },
  };
}
