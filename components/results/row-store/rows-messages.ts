import type { PublicError } from "@/lib/actions/public-error";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { CellWords } from "../cell-view";
import type { ExportChoice } from "../export-choice";
import type { LocalView } from "../local-view/local-view";
import type { ValueOrder } from "../local-view/sort-rows";
import type { ColumnProfile } from "../profile/column-profile";
import type { GridValue } from "./grid-value";

/** What a page of rows was, once it is all there. */
export type PageRead = { rows: number; durationMs: number; bytes: number };

/** How a read ended that did not end well; the rows that came are kept. */
export type ReadTrouble = PublicError | "aborted";

/** How far a set of rows is. */
export type SetProgress = {
  /** Rows that came. */
  loaded: number;
  /** Rows that the local filter lets through. */
  shown: number;
  version: number;
  duplicates: number;
  /** In the order of the cells of a window. */
  fieldIds: readonly string[];
};

/** The places of some rows in the view; the second is not among them. */
export type Places = { from: number; to: number };

export type RowsWindow = { version: number; from: number; cells: GridValue[] };

type SetOf = { setId: string };

/** What can be asked of the worker, and what it answers. All of it is plain values: it crosses threads. */
export type RowsQuestions = {
  /** Reads one answer of the rows route into the set, which begins with the first read of it. */
  read: { input: SetOf & { readId: number; url: string; orderFields: string[] }; output: PageRead };
  stop: { input: { readId: number }; output: void };
  show: { input: SetOf & { view: LocalView }; output: SetProgress & { window: RowsWindow } };
  window: { input: SetOf & Places; output: RowsWindow };
  cell: { input: SetOf & { place: number; fieldId: string }; output: CellValue };
  copy: {
    input: SetOf & Places & { fields: GetConnectorField[]; words: CellWords; withHeaders: boolean };
    output: string;
  };
  file: { input: SetOf & { fields: GetConnectorField[]; choice: ExportChoice; mediaType: string }; output: Blob };
  profile: { input: SetOf & { fieldId: string }; output: ColumnProfile | null };
  /** Has a column ready to be sorted by: somebody is about to. */
  prepare: { input: SetOf & { fieldId: string; order: ValueOrder }; output: void };
  release: { input: SetOf; output: void };
};

export type QuestionKind = keyof RowsQuestions;
export type RowsQuestion = {
  [K in QuestionKind]: { id: number; kind: K; input: RowsQuestions[K]["input"] };
}[QuestionKind];

export type RowsAnswer =
  | { id: number; output: RowsQuestions[QuestionKind]["output"] }
  | { id: number; trouble: ReadTrouble }
  /** Unasked: rows came in; the first of all come along. */
  | { setId: string; progress: SetProgress; window?: RowsWindow }
  /** Unasked, once: from now on questions are heard. */
  | { isReady: true };

/** One end of a channel between threads; a worker, its inside and a MessagePort are all this. */
export type RowsPort = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
};
