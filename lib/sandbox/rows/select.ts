import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { comparableCell } from "../filter/condition";
import { selectBulk } from "./bulk-select";
import type { RowQuery, Selection } from "./query";
import type { RowSource } from "./row-source";
import { type Shuffle, permutationOf } from "./shuffle";

/** Above this a source that is made on the fly is not looked through row by row (design 4). */
const SCAN_LIMIT = 100_000;

export function select(source: RowSource, query: RowQuery): Selection {
  if (source.bulk && source.length > SCAN_LIMIT) return selectBulk(source.bulk, source, query);
  if (query.tests.length === 0 && query.order.length === 0) {
    return { length: source.length, ordered: (shuffle) => permutationOf(shuffle, source.length) };
  }
  const matching = matchingRows(source, query);
  if (query.order.length === 0) {
    const ordered = (shuffle: Shuffle) => {
      const permute = permutationOf(shuffle, matching.length);
      return (position: number) => matching[permute(position)] ?? 0;
    };
    return { length: matching.length, ordered };
  }
  return sortedSelection(source, matching, query);
}

function matchingRows(source: RowSource, query: RowQuery): Uint32Array {
  const matching = new Uint32Array(source.length);
  let count = 0;
  for (let row = 0; row < source.length; row++) {
    if (query.tests.every((test) => test((field) => source.cell(row, field)))) matching[count++] = row;
  }
  return matching.slice(0, count);
}

/** Sorts once, and remembers which rows tie: among those the order still changes from page to page. */
function sortedSelection(source: RowSource, rows: Uint32Array, query: RowQuery): Selection {
  const keys = query.order.map(({ index }) => {
    const values = new Array<ReturnType<typeof comparableCell>>(source.length);
    for (const row of rows) values[row] = comparableCell(source.cell(row, index));
    return values;
  });
  const compare = (left: number, right: number) => {
    for (const [index, values] of keys.entries()) {
      const order = compareCells(values[left] ?? null, values[right] ?? null);
      if (order !== 0) return query.order[index]?.descending ? -order : order;
    }
    return 0;
  };
  const sorted = rows.slice().sort((left, right) => compare(left, right) || left - right);
  const tieStart = new Uint32Array(sorted.length);
  const tieLength = new Uint32Array(sorted.length);
  for (let start = 0, end; start < sorted.length; start = end) {
    for (end = start + 1; end < sorted.length && compare(sorted[start] ?? 0, sorted[end] ?? 0) === 0;) end++;
    tieStart.fill(start, start, end);
    tieLength.fill(end - start, start, end);
  }
  const inPageOrder = (shuffle: Shuffle) => (position: number) => {
    const start = tieStart[position] ?? 0;
    return sorted[start + permutationOf(shuffle, tieLength[position] ?? 1)(position - start)] ?? 0;
  };
  return { length: sorted.length, ordered: inPageOrder };
}

/** NULL sorts first, as in SQL Server (inferred). */
function compareCells(left: Exclude<CellValue, boolean>, right: Exclude<CellValue, boolean>): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
