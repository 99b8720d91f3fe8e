import type { ColumnFilter } from "./filter-expression";
import type { ValueOrder } from "./sort-rows";

/** How the loaded rows are shown: what passes, in which order. Nothing of it is asked of Profit. */
export type LocalView = {
  filters: readonly { fieldId: string; filter: ColumnFilter }[];
  /** In any of `searchFields`. */
  search: string;
  searchFields: readonly string[];
  sorts: readonly { fieldId: string; direction: "asc" | "desc"; order: ValueOrder }[];
  language: "nl" | "en";
};

export const NO_VIEW: LocalView = { filters: [], search: "", searchFields: [], sorts: [], language: "nl" };

/** All rows, as they came. */
export function isPlainView({ filters, search, sorts }: LocalView): boolean {
  return filters.length === 0 && sorts.length === 0 && search.trim() === "";
}
