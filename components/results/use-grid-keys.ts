import type { KeyboardEvent } from "react";
import {
  HEADER_ROW,
  placeAfterKey,
  samePlace,
  selectionAt,
  type GridPlace,
  type GridSelection,
  type GridSize,
} from "./grid-selection";
import type { HeaderCommands } from "./header-commands";

type GridKeys = {
  selection: GridSelection;
  size: GridSize;
  select: (selection: GridSelection) => void;
  openCell: (place: GridPlace) => void;
  openRow: (row: number) => void;
  copyWithHeaders: () => void;
  commands: HeaderCommands;
  /** Opens the menu of the focused header. */
  openMenu: () => void;
};

/** Width one press of Shift+arrow adds to or takes from a column. */
const RESIZE_STEP = 16;

/** Keys as in a spreadsheet. Answers true when the key meant something here, so that nothing else acts on it. */
export function pressGridKey(event: KeyboardEvent, keys: GridKeys): boolean {
  const { selection, size, select } = keys;
  const { active } = selection;
  const isControl = event.ctrlKey || event.metaKey;
  if (isControl && event.shiftKey && event.key.toLowerCase() === "c") {
    keys.copyWithHeaders();
    return true;
  }
  if (isControl && event.key.toLowerCase() === "a") {
    select({ ...selection, span: "all" });
    return true;
  }
  if (active.row === HEADER_ROW && pressHeaderKey(event, keys)) return true;
  if (event.altKey) return false;
  if (active.row !== HEADER_ROW && pressCellKey(event, keys)) return true;
  const place = placeAfterKey(event.key, active, size, isControl);
  if (!place) return false;
  if (!event.shiftKey) select(selectionAt(place));
  // A block never reaches into the header.
  else
    select({ ...selection, active: { ...place, row: Math.max(0, place.row) }, span: keepSpan(selection, event.key) });
  return true;
}

/** Whole rows stay whole rows while they grow up and down; sideways makes a plain block of them again. */
function keepSpan({ span }: GridSelection, key: string): GridSelection["span"] {
  const isVertical = key === "ArrowUp" || key === "ArrowDown" || key === "PageUp" || key === "PageDown";
  if (span === "rows" && isVertical) return "rows";
  return span === "columns" && !isVertical ? "columns" : "cells";
}

function pressCellKey(event: KeyboardEvent, { selection, select, openCell, openRow }: GridKeys): boolean {
  const { active } = selection;
  switch (event.key) {
    case "Enter":
    case "F2":
      if (event.ctrlKey || event.metaKey) return false; // runs the query, wherever the focus is
      openCell(active);
      return true;
    case " ":
      if (event.shiftKey) select({ ...selection, span: "rows" });
      else if (event.ctrlKey || event.metaKey) select({ ...selection, span: "columns" });
      else openRow(active.row);
      return true;
    case "Escape": {
      const isPlain = selection.span === "cells" && samePlace(selection.anchor, active);
      select(selectionAt(active));
      return !isPlain; // a second Escape is for the page
    }
    default:
      return false;
  }
}

function pressHeaderKey(event: KeyboardEvent, { selection, commands, openMenu }: GridKeys): boolean {
  const { column } = selection.active;
  const isControl = event.ctrlKey || event.metaKey;
  const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : null;
  if (step !== null && isControl) {
    commands.move(column, step);
    return true;
  }
  if (step !== null && event.shiftKey) {
    commands.resizeBy(column, step * RESIZE_STEP);
    return true;
  }
  if (event.key === "Enter" && !isControl) {
    commands.toggleSort(column, event.shiftKey);
    return true;
  }
  const wantsMenu =
    event.key === " " ||
    event.key === "ContextMenu" ||
    (event.key === "F10" && event.shiftKey) ||
    (event.key === "ArrowDown" && event.altKey);
  if (wantsMenu) openMenu();
  return wantsMenu;
}
