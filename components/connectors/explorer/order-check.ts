import type { SortField } from "@/lib/profit/filter/rows-query";
import type { Row } from "@/lib/profit/wire/get-connector-page";

/** Rows that follow a row with the same order key. Any at all: the order is not unique and paging by it is unsafe. */
export function duplicateKeys(rows: readonly Row[], orderBy: readonly SortField[], from = 1): number {
  if (orderBy.length === 0) return 0;
  let seen = 0;
  for (let index = Math.max(1, from); index < rows.length; index++) {
    const [before, row] = [rows[index - 1], rows[index]];
    if (before && row && orderBy.every(({ fieldId }) => before[fieldId] === row[fieldId])) seen++;
  }
  return seen;
}
