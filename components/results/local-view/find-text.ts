import { CELL } from "@/lib/profit/wire/page-cells";
import type { RowSegment } from "../row-store/row-segment";
import { copied, type RowTable, valueOf } from "../row-store/row-table";
import { readDateSpan } from "./date-span";
import { readNumber } from "./filter-expression";
import { folded } from "./filter-rows";

/** Stands between cells and between rows: no search has it. */
const NEXT_CELL = 0x01;
const NEXT_ROW = 0x0a;
const ROWS_AT_ONCE = 2_000;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Rows that have the text in one of the columns, by number, in the order they came. Rows are decoded two thousand at a
 * time and searched as one text each, which is many times faster than cell by cell.
 */
export function rowsWithText(
  table: RowTable,
  columns: readonly number[],
  search: string,
  language: "nl" | "en",
): Uint32Array {
  const wanted = variantsOf(search, language);
  const found: number[] = [];
  for (const segment of table.segments) {
    for (let first = 0; first < segment.rowCount; first += ROWS_AT_ONCE) {
      const last = Math.min(segment.rowCount, first + ROWS_AT_ONCE);
      textsOf(segment, columns, first, last).forEach((text, index) => {
        if (wanted.some((variant) => text.includes(variant))) found.push(segment.firstRow + first + index);
      });
    }
  }
  return Uint32Array.from(found);
}

/** What is typed as the screen shows it stands in the bytes as Profit wrote it: `1.234,50` is 1234.5 there. */
function variantsOf(search: string, language: "nl" | "en"): string[] {
  const text = search.trim();
  const number = /\d[.,]\d/.test(text) ? readNumber(text, language) : null;
  const day = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text) ? readDateSpan(text) : null;
  return [folded(text), ...(number === null ? [] : [String(number)]), ...(day ? [day.from] : [])];
}

function textsOf(segment: RowSegment, columns: readonly number[], first: number, last: number): string[] {
  const { bytes, starts, ends, kinds, width } = segment;
  const rewritten = new Map<number, Uint8Array>();
  let size = 0;
  for (let row = first; row < last; row++) {
    for (const column of columns) {
      const cell = row * width + column;
      const kind = kinds[cell] as number;
      size++;
      if (kind === CELL.escapedText) {
        const plain = encoder.encode(String(valueOf(segment, cell)).replace(/[\u0001\n]/g, " "));
        rewritten.set(cell, plain);
        size += plain.length;
      } else if (kind >= CELL.number) size += (ends[cell] as number) - (starts[cell] as number);
    }
    size++;
  }
  const gathered = new Uint8Array(size);
  let at = 0;
  for (let row = first; row < last; row++) {
    for (const column of columns) {
      const cell = row * width + column;
      const kind = kinds[cell] as number;
      const plain = kind === CELL.escapedText ? rewritten.get(cell) : undefined;
      if (plain) at = copied(gathered, at, plain, 0, plain.length);
      else if (kind >= CELL.number) at = copied(gathered, at, bytes, starts[cell] as number, ends[cell] as number);
      gathered[at++] = NEXT_CELL;
    }
    gathered[at++] = NEXT_ROW;
  }
  return folded(decoder.decode(gathered))
    .split("\n")
    .slice(0, last - first);
}
