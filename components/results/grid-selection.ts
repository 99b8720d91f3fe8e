/** Where one is in the grid; both count from 0. Row -1 is the header. */
export type GridPlace = { row: number; column: number };

/**
 * `active` holds the focus, `anchor` is the other corner of the selected block. `span` widens the block to whole rows,
 * whole columns or everything, so that it keeps being that while pages arrive.
 */
export type GridSelection = { active: GridPlace; anchor: GridPlace; span: "cells" | "rows" | "columns" | "all" };

/** Inclusive on all sides. */
export type GridRange = { top: number; bottom: number; left: number; right: number };

/** `pageRows`: whole rows that fit on the screen. */
export type GridSize = { rows: number; columns: number; pageRows: number };

export const HEADER_ROW = -1;

export const START: GridSelection = selectionAt({ row: 0, column: 0 });

export function selectionAt(place: GridPlace): GridSelection {
  return { active: place, anchor: place, span: "cells" };
}

/** Keeps a selection inside a grid that became smaller (other fields, another query). */
export function clampSelection(selection: GridSelection, size: GridSize): GridSelection {
  const active = clampPlace(selection.active, size);
  const anchor = clampPlace(selection.anchor, size);
  return samePlace(active, selection.active) && samePlace(anchor, selection.anchor)
    ? selection
    : { ...selection, active, anchor };
}

function clampPlace({ row, column }: GridPlace, size: GridSize): GridPlace {
  return {
    row: Math.max(HEADER_ROW, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  };
}

export function samePlace(one: GridPlace, other: GridPlace): boolean {
  return one.row === other.row && one.column === other.column;
}

/** The selected block; null while the header has the focus and no cells are meant. */
export function rangeOf({ active, anchor, span }: GridSelection, size: GridSize): GridRange | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  if (lastRow < 0 || lastColumn < 0) return null;
  if (span === "all") return { top: 0, bottom: lastRow, left: 0, right: lastColumn };
  if (active.row === HEADER_ROW && span !== "columns") return null;
  const block = {
    top: Math.max(0, Math.min(active.row, anchor.row)),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
  if (span === "rows") return { ...block, left: 0, right: lastColumn };
  if (span === "columns") return { ...block, top: 0, bottom: lastRow };
  return block;
}

/** How many cells a block has. */
export function cellCountOf({ top, bottom, left, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** `isFar`: Ctrl or Cmd was held. Null when the key is not one that moves. */
export function placeAfterKey(key: string, from: GridPlace, size: GridSize, isFar: boolean): GridPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const at = (row: number, column: number) => clampPlace({ row, column }, size);
  switch (key) {
    case "ArrowUp":
      return at(isFar ? 0 : from.row - 1, from.column);
    case "ArrowDown":
      return at(isFar ? lastRow : from.row + 1, from.column);
    case "ArrowLeft":
      return at(from.row, isFar ? 0 : from.column - 1);
    case "ArrowRight":
      return at(from.row, isFar ? lastColumn : from.column + 1);
    case "Home":
      return at(isFar ? 0 : from.row, 0);
    case "End":
      return at(isFar ? lastRow : from.row, lastColumn);
    case "PageUp":
      return at(Math.max(0, from.row - size.pageRows), from.column);
    case "PageDown":
      return at(from.row + size.pageRows, from.column);
    default:
      return null;
  }
}
