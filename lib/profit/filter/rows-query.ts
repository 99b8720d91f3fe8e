import type { OperatorName } from "./operators";

/** One condition. `value` is text as Profit takes it (dates as Dutch wall-clock without Z); "" for isEmpty/isNotEmpty. */
export type Condition = { fieldId: string; operator: OperatorName; value: string };

/** OR of AND-groups, the model Profit has (protocol 5, separators). An empty list means no filter. */
export type Filter = { groups: Condition[][] };

export type SortField = { fieldId: string; direction: "asc" | "desc" };

/** Which of Profit's services is asked for the rows: REST (protocol 3.5) or SOAP (4.4). */
export const TRANSPORTS = ["rest", "soap"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What to ask of a GetConnector. This is the state a shared link carries and the rows route takes. */
export type RowsQuery = {
  /** Columns in display order; empty = all, in Profit's order. Profit always sends every field: this chooses after. */
  fields: string[];
  filter: Filter;
  orderBy: SortField[];
  skip: number;
  /** "all" only for exports. */
  take: number | "all";
  /** Left out for REST, which is the usual way. */
  transport?: "soap";
};
