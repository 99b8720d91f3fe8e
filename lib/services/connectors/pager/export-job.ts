import type { Filter, SortField } from "@/lib/profit/filter/rows-query";
import type { SoapField } from "@/lib/profit/soap/field-names";
import type { WriterOptions } from "@/lib/sinks/row-writer";
import type { Checkpoint } from "./checkpoint";

/** What to export; plain values, so that it can be handed to a worker thread. */
export type ExportJob = {
  connectorId: string;
  filter: Filter;
  /** Tells all rows apart, as far as anybody can know beforehand. */
  orderBy: KeyField[];
  skip: number;
  pageSize: number;
  /** No range skips further than this. */
  longestSkip: number;
  /** All fields of the connector: each page must have them. */
  fieldIds: string[];
  /** Read over SOAP: the same fields with their types, for SOAP sends nothing but text. */
  soapFields?: SoapField[];
  writer: WriterOptions;
  /** Where an export that broke off goes on. */
  from?: Checkpoint;
};

/** `dataType` says how its values can be compared in a filter. */
export type KeyField = SortField & { dataType: string };

/** Why ranges of keys could not be used, so that a plain skip went on above 100,000. */
export type SkipReason = "notUnique" | "noKey" | "tooLong" | "notFound";

export type ExportSummary = {
  rows: number;
  calls: number;
  repeats: number;
  answerBytes: number;
  /** Neighbours that the order could not tell apart. */
  duplicates: number;
  /** Stretches of at most 100,000 rows, each begun behind a key. */
  ranges: number;
  /** The smallest page that was asked because Profit did not manage more; null when it managed all. */
  smallestPage: number | null;
  /** Places where rows moved while they were read and the order could not tell where to go on. */
  moved: number;
  skipReason: SkipReason | null;
};

/** What an export tells on its way, besides its bytes. */
export type ExportNote =
  | { kind: "checkpoint"; checkpoint: Checkpoint }
  /** Profit asked to come back later. */
  | { kind: "waiting"; ms: number };

export type TellNote = (note: ExportNote) => void;

/** Waits for one of the connection's places; resolves to what gives it back. */
export type TakeSlot = (signal: AbortSignal) => Promise<() => void>;
