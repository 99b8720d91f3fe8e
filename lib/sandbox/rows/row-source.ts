import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { RowNotation } from "./row-notation";

/** Rows by number. The query side sees only this, so that rows can be kept, made on the fly or changed by a write. */
export type RowSource = {
  length: number;
  cell(row: number, field: number): CellValue;
  /**
   * A source that can answer questions over any number of rows itself: it knows which fields it can do without
   * looking at every row.
   */
  bulk?: BulkSource;
};

/** Prints rows into bytes that are ready to be sent. */
export type RowWriter = {
  /** How many bytes the row takes at most. */
  room: (row: number) => number;
  /** Writes the row from `at` on, and gives where it ends. */
  write: (row: number, out: Uint8Array, at: number) => number;
};

export type BulkSource = {
  /** Prints rows without going through the cells, for speed. */
  print?: (notation: RowNotation) => RowWriter;
  /** Fields of which the value never falls as the row number rises; `rowsPerValue` rows in a row share one. */
  rising: ReadonlyMap<number, { rowsPerValue: number }>;
};

/**
 * Records in memory, turned into cells row by row when first asked for. Which records there are is settled now: a write
 * may take some away while an answer is still being sent.
 */
export function sourceOf<T>(all: readonly T[], values: readonly ((record: T) => CellValue)[]): RowSource {
  const records = all.slice();
  const rows: (readonly CellValue[] | undefined)[] = new Array(records.length);
  const cellsOf = (row: number): readonly CellValue[] => {
    const known = rows[row];
    if (known) return known;
    const record = records[row] as T;
    return (rows[row] = values.map((value) => value(record)));
  };
  return { length: records.length, cell: (row, field) => cellsOf(row)[field] ?? null };
}
