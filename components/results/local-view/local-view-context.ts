import { createContext, useContext } from "react";
import type { FilterProblem } from "./filter-expression";

export type LocalSort = { fieldId: string; direction: "asc" | "desc" };

/** What a person does with the rows that are loaded. Profit is asked nothing. */
export type LocalControls = {
  /** The row of filters under the header is shown. */
  isOpen: boolean;
  toggle: () => void;
  /** Opens the row with the focus in this column. */
  openAt: (fieldId: string) => void;
  /** Where the focus goes when the row opens; a new object with each wish. */
  focus: { fieldId: string } | null;
  /** What was typed above the columns, by field. */
  typed: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, FilterProblem>>;
  setTyped: (fieldId: string, text: string) => void;
  search: string;
  setSearch: (text: string) => void;
  sorts: readonly LocalSort[];
  /** null: no longer by this field. `isAdditive` keeps the others. */
  sortBy: (fieldId: string, direction: LocalSort["direction"] | null, isAdditive: boolean) => void;
  /** Has a column ready to be sorted by. */
  prepare: (fieldId: string) => void;
  clear: () => void;
  /** Rows are left out, or in another order than they came. */
  isActive: boolean;
  profileOf: string | null;
  openProfile: (fieldId: string | null) => void;
};

export const LocalViewContext = createContext<LocalControls | null>(null);

/** null where rows cannot be filtered and sorted by the page itself. */
export function useLocalControls(): LocalControls | null {
  return useContext(LocalViewContext);
}
