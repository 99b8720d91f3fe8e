import type { ExportFormat } from "./export-choice";

const NEW_LINE = 0x0a;
const QUOTE = 0x22;
const CLOSING_BRACKET = 0x5d;

/**
 * Counts rows in a stream of bytes while they pass, without parsing them: JSON and NDJSON put one row on a line and escape
 * line ends inside texts; CSV may have them inside quotes. `isWhole` is false for what is plainly not the end of a file.
 */
export function rowCounter(format: ExportFormat): {
  add: (chunk: Uint8Array) => void;
  rows: () => number;
  isWhole: () => boolean;
} {
  let lines = 0;
  let isQuoted = false;
  let last = 0;
  let beforeLast = 0;

  function add(chunk: Uint8Array): void {
    if (format === "csv") {
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index];
        if (byte === QUOTE) isQuoted = !isQuoted;
        else if (byte === NEW_LINE && !isQuoted) lines += 1;
      }
    } else {
      for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) lines += 1;
    }
    if (chunk.length > 1) beforeLast = chunk[chunk.length - 2] ?? 0;
    else if (chunk.length === 1) beforeLast = last;
    if (chunk.length > 0) last = chunk[chunk.length - 1] ?? 0;
  }

  function isWhole(): boolean {
    return last === NEW_LINE && !isQuoted && (format !== "json" || beforeLast === CLOSING_BRACKET);
  }

  return {
    add,
    // CSV: the header is a line too. JSON: a line end before each row, then one before and one after the last "]".
    rows: () => Math.max(0, lines - (format === "csv" ? 1 : format === "json" && isWhole() ? 2 : 0)),
    isWhole,
  };
}
