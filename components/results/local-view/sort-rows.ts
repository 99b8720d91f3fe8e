import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { ColumnValues } from "./column-values";
import { orderOfTexts } from "./text-order";

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
function placesOf({ column, order, direction }: SortColumn): Uint32Array {
  const { values } = column;
  const filled = orderOfValues(column, order);
  const places = new Uint32Array(values.length).fill(filled.length);
  const empty = values.indexOf(null);
  if (empty !== -1) places[empty] = filled.length + 1;
  for (let place = 0; place < filled.length; place++) {
    places[filled[place] as number] = direction === "asc" ? place : filled.length - 1 - place;
  }
  return places;
}

type Ordered = { order: ValueOrder; count: number; indexes: Uint32Array };

const ORDERED = new WeakMap<ColumnValues, Ordered>();

/** As `orderedValues`, worked out once as long as the column has no other values: either direction begins with it. */
export function orderOfValues(column: ColumnValues, order: ValueOrder): Uint32Array {
  const known = ORDERED.get(column);
  if (known?.order === order && known.count === column.values.length) return known.indexes;
  const indexes = orderedValues(column.values, order);
  ORDERED.set(column, { order, count: column.values.length, indexes });
  return indexes;
}

/** The indexes of the values in order, without nothing and the empty text. */
export function orderedValues(values: readonly CellValue[], order: ValueOrder): Uint32Array {
  const booleans: number[] = [];
  const numbers: number[] = [];
  const texts: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === "string") {
      if (value !== "") texts.push(index);
    } else if (typeof value === "number") numbers.push(index);
    else if (typeof value === "boolean") booleans.push(index);
  }
  booleans.sort((one, other) => Number(values[one]) - Number(values[other]));
  const written = texts.map((index) => values[index] as string);
  const ordered = new Uint32Array(booleans.length + numbers.length + texts.length);
  ordered.set(booleans);
  ordered.set(orderOfNumbers(values, numbers), booleans.length);
  const textOrder = order === "date" ? orderOfCodes(written) : orderOfTexts(written);
  for (let place = 0; place < textOrder.length; place++) {
    ordered[booleans.length + numbers.length + place] = texts[textOrder[place] as number] as number;
  }
  return ordered;
}

function orderOfNumbers(values: readonly CellValue[], indexes: readonly number[]): Uint32Array {
  const numbers = Float64Array.from(indexes, (index) => values[index] as number);
  const order = Uint32Array.from(indexes.keys());
  order.sort((one, other) => (numbers[one] as number) - (numbers[other] as number));
  return order.map((place) => indexes[place] as number);
}

function orderOfCodes(texts: readonly string[]): Uint32Array {
  const order = Uint32Array.from(texts.keys());
  return order.sort((one, other) => ((texts[one] as string) < (texts[other] as string) ? -1 : 1));
}

/** Counting sort: as many steps as there are rows and places. */
function sortedByPlaces(rows: Uint32Array, codes: Uint32Array, places: Uint32Array): Uint32Array {
  const starts = new Uint32Array(places.length + 4);
  const count = rows.length;
  for (let index = 0; index < count; index++) {
    const place = places[codes[rows[index] as number] as number] as number;
    starts[place + 1] = (starts[place + 1] as number) + 1;
  }
  for (let place = 1; place < starts.length; place++) {
    starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  }
  const sorted = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number;
    const place = places[codes[row] as number] as number;
    const to = starts[place] as number;
    sorted[to] = row;
    starts[place] = to + 1;
  }
  return sorted;
}
