import {
  useEffectEvent,
  useLayoutEffect,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from "react";
import type { GridWords } from "./grid-cell";
import { useHeaderHeight } from "./grid-header";
import {
  clampSelection,
  HEADER_ROW,
  rangeOf,
  selectionAt,
  START,
  type GridPlace,
  type GridSelection,
  type GridSize,
} from "./grid-selection";
import { headerCommandsOf, useSteadyCommands } from "./header-commands";
import type { ResultGridProps } from "./result-grid";
import type { ViewerMode } from "./result-viewer";
import { useGridColumns } from "./use-grid-columns";
import { useGridCopy } from "./use-grid-copy";
import { pressGridKey } from "./use-grid-keys";
import { placeOfElement, useGridPointer } from "./use-grid-pointer";
import { MAX_GRID_ROWS, revealPlace, useGridScroll, useViewport } from "./use-grid-window";

/** Everything the grid knows and does; the component only draws it. */
export function useResultGrid(
  props: ResultGridProps,
  words: GridWords,
  scrollRef: RefObject<HTMLElement | null>,
  probeRef: RefObject<HTMLElement | null>,
) {
  const { fields, rows, frozen } = props;
  const viewport = useViewport(scrollRef, probeRef);
  const { rowHeight } = viewport;
  const headerHeight = useHeaderHeight();
  const columns = useGridColumns(fields, frozen, viewport.width);
  const rowCount = Math.min(rows.length, MAX_GRID_ROWS);
  const pageRows = Math.max(1, Math.floor((viewport.height - headerHeight) / rowHeight) - 1);
  const size: GridSize = { rows: rowCount, columns: fields.length, pageRows };
  const { selection, select, moveQuietly, follow } = useSelection(rows.key, size);
  const { active } = selection;
  const range = rangeOf(selection, size);
  const scroll = useGridScroll(scrollRef);
  const copying = useGridCopy(rows, fields, words);
  const pointer = useGridPointer({ scrollRef, selection, lastColumn: fields.length - 1, select });
  const { viewer, show, open, close } = useViewer(selection, select);
  const commands = useSteadyCommands(headerCommandsOf({ ...props, columns, copying, size, select, words }));

  useFollow({ moves: follow.moves, rowsKey: rows.key, width: viewport.width }, scrollRef, (element, mayFocus) => {
    revealPlace(element, columns, rowHeight, headerHeight, active);
    if (follow.takesFocus && mayFocus) cellElement(element, active)?.focus({ preventScroll: true });
  });

  function pressKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || !placeOfElement(event.target)) return;
    const isHandled = pressGridKey(event, {
      selection,
      size,
      select,
      openCell: () => show("cell", true),
      openRow: () => show("row", true),
      copyWithHeaders: () => range && void copying.copy(range, true),
      commands,
      openMenu: () => openMenuOf(cellElement(scrollRef.current, active)),
    });
    if (isHandled) event.preventDefault();
  }

  function click(event: MouseEvent): void {
    const place = placeOfElement(event.target);
    if (place && place.row !== HEADER_ROW) return open(event);
    if (!place || place.row !== HEADER_ROW || place.column === null || pointer.endedResize()) return;
    select(selectionAt({ row: HEADER_ROW, column: place.column }));
    const isMenu = event.target instanceof Element && event.target.closest("[data-menu]") !== null;
    if (!isMenu) commands.toggleSort(place.column, event.shiftKey);
  }

  function copyOut(event: ClipboardEvent): void {
    if (!range || !placeOfElement(event.target)) return;
    event.preventDefault();
    const text = copying.textNow(range);
    if (text === null) return void copying.copy(range, false);
    event.clipboardData.setData("text/plain", text);
    copying.tell(range, false);
  }

  return {
    columns,
    rowCount,
    viewport,
    scroll,
    active,
    range,
    commands,
    notice: copying.notice,
    viewer,
    setMode: (mode: ViewerMode) => show(mode, false),
    closeViewer: close,
    goTo: (place: GridPlace) => moveQuietly(selectionAt(place)),
    press: pointer.press,
    pressKey,
    click,
    open,
    copyOut,
  };
}

/** What the side viewer shows; the place itself is the grid's. */
function useViewer(selection: GridSelection, select: (selection: GridSelection) => void) {
  const [viewer, setViewer] = useState<{ mode: ViewerMode; takesFocus: boolean } | null>(null);
  const show = (mode: ViewerMode, takesFocus: boolean) => setViewer({ mode, takesFocus });

  /** A double click anywhere in a cell, or a click on what opens it. */
  function open(event: MouseEvent): void {
    const place = placeOfElement(event.target);
    if (!place || place.row === HEADER_ROW) return;
    const opener = event.target instanceof Element ? event.target.closest("[data-open]") : null;
    if (!opener && event.type !== "dblclick") return;
    select(selectionAt({ row: place.row, column: place.column ?? selection.active.column }));
    show(place.column === null ? "row" : "cell", false);
  }

  function close(): void {
    setViewer(null);
    select(selection);
  }

  return { viewer, show, open, close };
}

/** `moves` counts what a person did, so that the focus follows them and not a page that arrives. */
function useSelection(rowsKey: string, size: GridSize) {
  const [state, setState] = useState({ selection: START, moves: 0, takesFocus: false, rowsKey });
  if (state.rowsKey !== rowsKey) setState({ selection: START, moves: 0, takesFocus: false, rowsKey });
  const move = (selection: GridSelection, takesFocus: boolean) =>
    setState((old) => ({ ...old, selection, moves: old.moves + 1, takesFocus }));
  return {
    selection: clampSelection(state.selection, size),
    select: (selection: GridSelection) => move(selection, true),
    /** Scrolls along, but leaves the focus where it is: with the viewer's buttons. */
    moveQuietly: (selection: GridSelection) => move(selection, false),
    follow: state,
  };
}

type Followed = { moves: number; rowsKey: string; width: number };

/**
 * Brings the focused place on the screen after a move, and again when the viewer beside the grid takes some of its room;
 * another question starts at the top.
 */
function useFollow(
  { moves, rowsKey, width }: Followed,
  scrollRef: RefObject<HTMLElement | null>,
  follow: (element: HTMLElement, mayFocus: boolean) => void,
): void {
  const followMove = useEffectEvent((mayFocus: boolean) => {
    if (scrollRef.current) follow(scrollRef.current, mayFocus);
  });
  useLayoutEffect(() => {
    if (moves > 0) followMove(true);
  }, [moves]);
  const resized = useEffectEvent(() => {
    // The focus may be in the viewer by now, and stays there.
    if (moves > 0) followMove(false);
  });
  useLayoutEffect(() => {
    if (width > 0) resized();
  }, [width]);
  useLayoutEffect(() => {
    scrollRef.current?.scrollTo({ top: 0 });
  }, [scrollRef, rowsKey]);
}

function cellElement(grid: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}

/** Radix opens a menu on Enter; a click from a script is not a pointer to it. */
function openMenuOf(header: HTMLElement | null): void {
  const trigger = header?.querySelector<HTMLElement>("[data-menu]");
  trigger?.focus();
  trigger?.dispatchEvent(new globalThis.KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}
