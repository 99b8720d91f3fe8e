import { startTransition, useEffect, useReducer } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";
import type { CellWords } from "../cell-view";
import { copyTextOf } from "../copy-rows";
import type { GridRowValues } from "./grid-value";

/** Cells of a block, by place; the ends are not part of it. */
export type RowBlock = { from: number; to: number };

/**
 * The rows as the grid knows them: how many there are, and those near the screen. The rest is elsewhere and comes when
 * it is asked for, which `useArrivals` hears of. A new object when how many there are or their order changed.
 */
export type GridRows = {
  readonly length: number;
  /** Another key: other rows, or the same in another order. What was selected means nothing any more. */
  readonly key: string;
  /** Rows that came in, also those that a local filter leaves out. */
  readonly loaded: number;
  /** undefined while it is on its way. */
  at(place: number): GridRowValues | undefined;
  /** Hears of rows that came. */
  subscribe(listener: () => void): () => void;
  /** Another number after rows came. */
  arrivals(): number;
  /** These are about to be seen. */
  want(block: RowBlock): void;
  /** The whole value, however long. */
  cell(place: number, fieldId: string): Promise<CellValue>;
  /** Whole rows; null when it would take too long to wait for them in the middle of a key press. */
  rowsNow(block: RowBlock): Row[] | null;
  copyText(block: RowBlock, fields: GetConnectorField[], words: CellWords, withHeaders: boolean): Promise<string>;
};

/**
 * Draws again when rows came that were on their way. In pieces: who scrolls is not held up, and sees them with the next
 * rows anyway.
 */
export function useArrivals(rows: GridRows): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const drawn = rows.arrivals();
  useEffect(() => {
    const hear = () => startTransition(draw);
    const cameBetween = rows.arrivals() !== drawn;
    if (cameBetween) hear();
    return rows.subscribe(hear);
  }, [rows, drawn]);
}

/** Rows that are all here already. */
export function rowsAtHand(rows: readonly Row[], key: string): GridRows {
  return {
    length: rows.length,
    loaded: rows.length,
    key,
    at: (place) => rows[place],
    subscribe: () => () => undefined,
    arrivals: () => 0,
    want: () => undefined,
    cell: (place, fieldId) => Promise.resolve(rows[place]?.[fieldId] ?? null),
    rowsNow: ({ from, to }) => rows.slice(from, to),
    copyText: ({ from, to }, fields, words, withHeaders) => {
      const range = { top: from, bottom: to - 1, left: 0, right: fields.length - 1 };
      return Promise.resolve(copyTextOf(rows, fields, range, words, withHeaders));
    },
  };
}
