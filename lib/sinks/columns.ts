import type { PageCells } from "@/lib/profit/wire/page-cells";

/** One column of the output, as the connector's metainfo describes it. */
export type OutputColumn = {
  id: string;
  label: string;
  /** Drops the `Z`, for Profit's times are Dutch wall-clock (design 5.5). */
  isDate: boolean;
  /** Profit's own kind (protocol 3.3); what is not one of DATA_TYPES is text. Formats with types go by it. */
  dataType: string;
  /** Digits behind the point of a decimal; null when the metainfo does not say, or they differ per row. */
  decimals: number | null;
};

/** Rows with what a writer wants to know of them. */
export type Rows = PageCells & {
  view: DataView;
  /** Cells per row. */
  width: number;
  /** Where each output column stands in these rows. Pages of one answer may list their fields in different orders. */
  positions: readonly number[];
  /** True when the columns are all fields of the rows in their order, and rows can be copied whole. */
  isWhole: boolean;
};

export function rowsOf(cells: PageCells, columns: readonly OutputColumn[]): Rows {
  const positions = columns.map(({ id }) => {
    const position = cells.fieldIds.indexOf(id);
    if (position === -1 && cells.rowCount > 0) throw new Error(`The page has no field "${id}"`);
    return position;
  });
  const { bytes, fieldIds } = cells;
  return {
    ...cells,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    width: fieldIds.length,
    positions,
    isWhole:
      cells.compactHead > 0 &&
      positions.length === fieldIds.length &&
      positions.every((place, index) => place === index),
  };
}

/** Bytes of what is written of a row, without what stands between the cells. */
export function spanOf({ starts, ends, positions, width, isWhole }: Rows, row: number): number {
  const first = row * width;
  if (isWhole) return (ends[first + width - 1] as number) - (starts[first] as number);
  let sum = 0;
  for (const position of positions) sum += (ends[first + position] as number) - (starts[first + position] as number);
  return sum;
}

/** End of a date cell without its `Z`: `2026-03-29T08:15:02Z`, possibly with fractions of a second. */
export function endWithoutZone(bytes: Uint8Array, start: number, end: number): number {
  return end - start >= 20 && bytes[end - 1] === 0x5a && bytes[start + 10] === 0x54 ? end - 1 : end;
}

/** Puts the zero before the point of a number as Profit 6 and before wrote it: `-.5`. */
export const ZERO = 0x30;
export const MINUS = 0x2d;
