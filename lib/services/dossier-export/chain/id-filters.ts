import { profitQueryOf } from "@/lib/profit/filter/compile";
import { REQUEST_LIMIT } from "@/lib/profit/filter/request-length";
import type { Filter, SortField } from "@/lib/profit/filter/rows-query";

/** Where the ids of items stand in a connector that belongs to them. */
export type IdField = { fieldId: string; dataType: string };

/** A range is read when at most so many ids in it are not ours; more rows would be read in vain than calls are saved. */
const LEAST_DENSITY = 1 / 4;
/** The widest paging there is, for the length of a request. */
const WIDEST = { skip: 100_000, take: 100_000 };

/**
 * Filters that together match the rows of these items, each row at least once and in one of them only: one range where
 * the numbers lie close together, else lists of as many ids as go into one request. `ids` rise.
 */
export function idFilters(ids: readonly string[], field: IdField, orderBy: SortField[]): Filter[] {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { fieldId } = field;
  if (field.dataType === "int" && ids.length > 1 && ids.length >= (Number(last) - Number(first) + 1) * LEAST_DENSITY) {
    return [
      {
        groups: [
          [
            { fieldId, operator: "greaterOrEqual", value: first },
            { fieldId, operator: "lessOrEqual", value: last },
          ],
        ],
      },
    ];
  }
  const filters: Filter[] = [];
  for (let from = 0; from < ids.length;) {
    let count = largestThatFits(ids.slice(from), (some) => fits(listOf(some, fieldId), orderBy));
    // One that does not fit by itself is asked all the same: Profit says no, and not we.
    count = Math.max(1, count);
    filters.push(listOf(ids.slice(from, from + count), fieldId));
    from += count;
  }
  return filters;
}

function listOf(ids: readonly string[], fieldId: string): Filter {
  return { groups: ids.map((value) => [{ fieldId, operator: "equal", value }]) };
}

/** Halfway over the limit, for the pager adds a key to go on from when there is more than a page. */
function fits(filter: Filter, orderBy: SortField[]): boolean {
  return profitQueryOf({ filter, orderBy, ...WIDEST }).length <= REQUEST_LIMIT;
}

/** The most of `all`'s front that fits. */
function largestThatFits<T>(all: readonly T[], isFitting: (some: readonly T[]) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isFitting(all.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
