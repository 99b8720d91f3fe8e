import type { PageCells } from "@/lib/profit/wire/page-cells";
import type { OutputColumn } from "./row-writer";

/** Where each output column stands in this page. Pages of one answer may list their fields in different orders. */
export function positionsOf(cells: PageCells, columns: readonly OutputColumn[]): number[] {
  return columns.map(({ id }) => {
    const position = cells.fieldIds.indexOf(id);
    if (position === -1 && cells.rowCount > 0) throw new Error(`The page has no field "${id}"`);
    return position;
  });
}

/** End of a date cell without its `Z`: `2026-03-29T08:15:02Z`, possibly with fractions of a second. */
export function endWithoutZone(bytes: Uint8Array, start: number, end: number): number {
  return end - start >= 20 && bytes[end - 1] === 0x5a && bytes[start + 10] === 0x54 ? end - 1 : end;
}

/** Puts the zero before the point of a number as Profit 6 and before wrote it: `-.5`. */
export const ZERO = 0x30;
export const MINUS = 0x2d;
