import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { ColumnValues } from "./column-values";
import { sortedTexts } from "./text-order";

/** How a column's values follow one another. Dates are texts whose codes are in their order (protocol 3.5). */
export type ValueOrder = "text" | "date";

export type SortColumn = { column: ColumnValues; order: ValueOrder; direction: "asc" | "desc" };

/**
 * Rows in another order; rows that are equal keep the one they had. Numbers before texts; nothing and the empty text
 * come last, in both directions: whoever sorts wants to see values.
 */
export function sortRows(rows: Uint32Array, sorts: readonly SortColumn[]): Uint32Array {
  let sorted = rows;
  for (const sort of sorts.toReversed()) sorted = sortedByPlaces(sorted, sort.column.codes, placesOf(sort));
  return sorted;
}

/** For each different value its place among them. */
export function placesOf({ column, order, direction }: SortColumn): Uint32Array {
  const { values } = column;
  const filled = orderedValues(values, order);
  if (direction === "desc") filled.reverse();
  const places = new Map<CellValue, number>();
  for (const value of filled) places.set(value, places.size);
  const last = places.size;
  return Uint32Array.from(values, (value) => places.get(value) ?? (value === null ? last + 1 : last));
}

/** Without nothing and the empty text. */
export function orderedValues(values: readonly CellValue[], order: ValueOrder): CellValue[] {
  const booleans: boolean[] = [];
  const numbers: number[] = [];
  const texts: string[] = [];
  for (const value of values) {
    if (typeof value === "number") numbers.push(value);
    else if (typeof value === "boolean") booleans.push(value);
    else if (value !== null && value !== "") texts.push(value);
  }
  return [
    ...booleans.sort((one, other) => Number(one) - Number(other)),
    ...Float64Array.from(numbers).sort(),
    ...(order === "date" ? texts.sort() : sortedTexts(texts)),
  ];
}

/** Counting sort: as many steps as there are rows and places. */
function sortedByPlaces(rows: Uint32Array, codes: Uint32Array, places: Uint32Array): Uint32Array {
  const starts = new Uint32Array(places.length + 3);
  for (const row of rows) count(starts, (places[codes[row] as number] as number) + 1);
  for (let place = 1; place < starts.length; place++)
    starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const place = places[codes[row] as number] as number;
    sorted[starts[place] as number] = row;
    count(starts, place);
  }
  return sorted;
}

function count(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
