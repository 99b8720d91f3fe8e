import { comparableCell, comparableValue } from "../filter/condition";
import { SandboxRefusal } from "../refusal";
import type { CheckedFilter, Condition, OrderKey, RowQuery, Selection } from "./query";
import type { BulkSource, RowSource } from "./row-source";
import { type Shuffle, permutationOf } from "./shuffle";
import { complementOf, intersectionOf, type Ranges, rangesLength, rowAtPosition, unionOf } from "./ranges";

/**
 * Answers a question over any number of rows without looking at them: the fields it can do rise with the row number,
 * so that every comparison is a range of row numbers, found by halving.
 */
export function selectBulk(bulk: BulkSource, source: RowSource, query: RowQuery): Selection {
  const all: Ranges = [{ from: 0, to: source.length }];
  const ranges = query.filters.reduce((sofar, filter) => intersectionOf(sofar, rangesOf(filter, bulk, source)), all);
  const count = rangesLength(ranges);
  const first = query.order[0];
  if (!first) {
    const ordered = (shuffle: Shuffle) => {
      const permute = permutationOf(shuffle, count);
      return (position: number) => rowAtPosition(ranges, permute(position));
    };
    return { length: count, ordered };
  }
  const [{ rowsPerValue } = { rowsPerValue: 1 }] = query.order.map((key) => risingField(bulk, key));
  const travel = (position: number) => rowAtPosition(ranges, first.descending ? count - 1 - position : position);
  if (rowsPerValue === 1) return { length: count, ordered: () => travel };
  const second = query.order.find(({ index }) => bulk.rising.get(index)?.rowsPerValue === 1);
  const ordered = (shuffle: Shuffle) => (position: number) => {
    const row = travel(position);
    const start = row - (row % rowsPerValue);
    const tied = intersectionOf(ranges, [{ from: start, to: start + rowsPerValue }]);
    const size = rangesLength(tied);
    const before = rangesLength(intersectionOf(tied, [{ from: 0, to: row }]));
    // How far this position lies into its tie, counted in the direction of travel.
    const travelled = first.descending ? size - 1 - before : before;
    if (second) return rowAtPosition(tied, second.descending ? size - 1 - travelled : travelled);
    return rowAtPosition(tied, permutationOf(shuffle, size)(travelled));
  };
  return { length: count, ordered };
}

function risingField(bulk: BulkSource, { field, index }: OrderKey): { rowsPerValue: number } {
  const rising = bulk.rising.get(index);
  if (!rising) throw new SandboxRefusal("bulkFields", field.id);
  return rising;
}

function rangesOf(filter: CheckedFilter, bulk: BulkSource, source: RowSource): Ranges {
  const all: Ranges = [{ from: 0, to: source.length }];
  const condition = (written: Condition) => conditionRanges(written, bulk, source);
  return filter.combine === "any"
    ? filter.groups.map((group) => group.map(condition).reduce(intersectionOf, all)).reduce(unionOf, [])
    : filter.groups.map((group) => group.map(condition).reduce(unionOf, [])).reduce(intersectionOf, all);
}

/** The comparisons 1–5, 7 and the two emptiness operators; text operators would need a look at every row. */
function conditionRanges({ field, index, operator, value }: Condition, bulk: BulkSource, source: RowSource): Ranges {
  if (!bulk.rising.has(index) || ![1, 2, 3, 4, 5, 7, 8, 9].includes(operator)) {
    throw new SandboxRefusal("bulkFields", field.id);
  }
  const { length } = source;
  if (operator === 8) return [];
  if (operator === 9) return [{ from: 0, to: length }];
  const wanted = comparableValue(field, value);
  const own = (row: number) => comparableCell(source.cell(row, index)) ?? wanted;
  const from = firstRow(length, (row) => own(row) >= wanted);
  const to = firstRow(length, (row) => own(row) > wanted);
  const between = (start: number, end: number): Ranges => (start < end ? [{ from: start, to: end }] : []);
  switch (operator) {
    case 1:
      return between(from, to);
    case 2:
      return between(from, length);
    case 3:
      return between(0, to);
    case 4:
      return between(to, length);
    case 5:
      return between(0, from);
    default:
      return complementOf(between(from, to), length);
  }
}

/** The first row for which `holds` is true, given that it stays true from there on; `length` when it never is. */
function firstRow(length: number, holds: (row: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
