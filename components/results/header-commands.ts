import { type PointerEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { cellViewOf, needsViewer, type CellWords } from "./cell-view";
import { HEADER_ROW, selectionAt, type GridSelection, type GridSize } from "./grid-selection";
import type { ResultGridProps } from "./result-grid";
import type { GridRows } from "./row-store/grid-rows";
import type { GridColumns } from "./use-grid-columns";
import type { GridCopy } from "./use-grid-copy";

/** What one can do with a column; the same by mouse, by menu and by keys. */
export type HeaderCommands = {
  /** As a click on the header: none → ascending → descending → none. */
  toggleSort: (index: number, additive: boolean) => void;
  /** Null takes the field out of the order. */
  sort: (index: number, direction: "asc" | "desc" | null, additive: boolean) => void;
  move: (index: number, by: -1 | 1) => void;
  resizeBy: (index: number, pixels: number) => void;
  startResize: (fieldId: string, event: PointerEvent) => void;
  /** As wide as what is loaded around here needs. */
  fit: (index: number) => void;
  hide: (index: number) => void;
  /** How many columns from the left stay; absent when the page does not offer it. */
  freeze?: (count: number) => void;
  copyId: (index: number) => void;
  copyColumn: (index: number) => void;
};

type CommandParts = Pick<ResultGridProps, "fields" | "rows" | "onSort" | "onReorder" | "onHide" | "onFreeze"> & {
  columns: GridColumns;
  copying: GridCopy;
  size: GridSize;
  select: (selection: GridSelection) => void;
  words: CellWords;
};

/** What the header can do, put together from what the page offers and what the grid keeps itself. */
export function headerCommandsOf(parts: CommandParts): HeaderCommands {
  const { fields, rows, columns, copying, size, select, words, onSort, onReorder, onHide, onFreeze } = parts;
  const idAt = (index: number) => fields[index]?.id ?? "";
  return {
    toggleSort: (index, additive) => onSort(idAt(index), additive),
    sort: (index, direction, additive) => onSort(idAt(index), additive, direction),
    move: (index, by) => {
      const to = index + by;
      if (to < 0 || to >= fields.length) return;
      onReorder(movedField(fields, index, by === 1 ? to + 1 : to));
      select(selectionAt({ row: HEADER_ROW, column: to }));
    },
    resizeBy: (index, pixels) => columns.resize(idAt(index), (columns.all[index]?.width ?? 0) + pixels),
    startResize: columns.startResize,
    fit: (index) => {
      const field = fields[index];
      if (field) columns.resize(field.id, fittingWidth(field, rows, words));
    },
    hide: (index) => onHide(idAt(index)),
    ...(onFreeze && { freeze: onFreeze }),
    copyId: (index) => void copying.copyPlain(idAt(index)),
    copyColumn: (index) => void copying.copy({ top: 0, bottom: size.rows - 1, left: index, right: index }, true),
  };
}

/** The same commands for as long as the grid is there, so that no header is drawn again because rows came in. */
export function useSteadyCommands(commands: HeaderCommands): HeaderCommands {
  const newest = useRef(commands);
  useLayoutEffect(() => void (newest.current = commands));
  const offersFreeze = commands.freeze !== undefined;
  return useMemo(
    () => ({
      toggleSort: (...order) => newest.current.toggleSort(...order),
      sort: (...order) => newest.current.sort(...order),
      move: (...step) => newest.current.move(...step),
      resizeBy: (...size) => newest.current.resizeBy(...size),
      startResize: (...drag) => newest.current.startResize(...drag),
      fit: (index) => newest.current.fit(index),
      hide: (index) => newest.current.hide(index),
      ...(offersFreeze && { freeze: (count: number) => newest.current.freeze?.(count) }),
      copyId: (index) => newest.current.copyId(index),
      copyColumn: (index) => newest.current.copyColumn(index),
    }),
    [offersFreeze],
  );
}

/** Field ids with the one at `from` put in front of the one at `to` (`to` = length: at the end). */
export function movedField(fields: GetConnectorField[], from: number, to: number): string[] {
  const ids = fields.map((field) => field.id);
  const [moved] = ids.splice(from, 1);
  if (moved !== undefined) ids.splice(to > from ? to - 1 : to, 0, moved);
  return ids;
}

/** Of those at hand: enough to be right for what is on the screen; measuring 100,000 texts would be felt. */
const MEASURED_ROWS = 500;
const CHARACTER_WIDTH = 7.2;

function fittingWidth(field: GetConnectorField, rows: GridRows, words: CellWords): number {
  let longest = Math.max((field.label ?? "").length, field.id.length) + 5;
  let measured = 0;
  for (let place = 0; place < rows.length && measured < MEASURED_ROWS; place++) {
    const row = rows.at(place);
    if (!row) continue;
    measured++;
    const { kind, text } = cellViewOf(row[field.id], field, words);
    longest = Math.max(longest, text.length + (needsViewer(kind) ? 6 : 0));
  }
  return longest * CHARACTER_WIDTH + 18;
}
