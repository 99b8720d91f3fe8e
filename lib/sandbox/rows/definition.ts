import type { DataType } from "@/lib/profit/wire/data-types";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { RowSource } from "./row-source";

/** One field of a GetConnector as metainfo tells it (protocol 3.3). */
export type FieldDefinition = {
  /** JSON property, and the name in filters and sorting. */
  id: string;
  /** Profit's internal code. */
  fieldId: string;
  dataType: DataType;
  label: { nl: string; en: string };
  length: number;
  /** 1 plain text, 5 key or number, 23 memo: the only ones seen (protocol 3.3). */
  controlType: number;
  decimals: number;
};

/**
 * A GetConnector of the sandbox. Dates are cells of 23 characters, `YYYY-MM-DDTHH:MM:SS.mmm`, Dutch wall-clock: Profit
 * stores fractions of a second that it does not show (protocol 5).
 */
export type GetConnectorDefinition = {
  id: string;
  description: string;
  fields: readonly FieldDefinition[];
  /** Called at the first question; the sandbox keeps what it gives until records change. */
  source: () => RowSource;
  blocked?: boolean;
  /** Asking for more rows than this at once is refused as "out of string space". */
  refusesAbove?: number;
};

/** A field together with where its value comes from in the record `T`. */
export type Column<T> = Omit<FieldDefinition, "fieldId"> & { fieldId?: string; value: (record: T) => CellValue };
