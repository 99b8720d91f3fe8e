import { useEffect, useRef, type PointerEvent, type RefObject } from "react";
import { HEADER_ROW, selectionAt, type GridPlace, type GridSelection } from "./grid-selection";

/** Where in the grid an element stands; a row number has no column. */
export function placeOfElement(target: EventTarget | null): { row: number; column: number | null } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  if (!cell) return null;
  const column = cell.dataset["column"];
  return { row: Number(cell.dataset["row"]), column: column === undefined ? null : Number(column) };
}

/** How far from the edge the grid starts to scroll along while a block is being dragged, and how far it goes per frame. */
const EDGE = 28;
const STEP = 18;

type PointerOptions = {
  scrollRef: RefObject<HTMLElement | null>;
  selection: GridSelection;
  lastColumn: number;
  select: (selection: GridSelection) => void;
};

/**
 * Selecting by mouse: press, drag (scrolling along at the edges), Shift for a block, row numbers for whole rows. A finger
 * only taps: dragging with it scrolls, as everywhere.
 */
export function useGridPointer({ scrollRef, selection, lastColumn, select }: PointerOptions) {
  const stop = useRef<(() => void) | null>(null);
  const wasResize = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  function startDrag(from: GridSelection): void {
    const element = scrollRef.current;
    if (!element) return;
    let latest = from;
    let pointer: { x: number; y: number } | null = null;
    let frame = 0;
    const extend = () => {
      frame = 0;
      if (!pointer) return;
      const isScrolling = scrollAtEdge(element, pointer);
      const place = placeOfElement(document.elementFromPoint(pointer.x, pointer.y));
      if (place && place.row !== HEADER_ROW) {
        const active: GridPlace = { row: place.row, column: place.column ?? latest.active.column };
        if (active.row !== latest.active.row || active.column !== latest.active.column) {
          latest = { ...latest, active };
          select(latest);
        }
      }
      if (isScrolling) frame = requestAnimationFrame(extend);
    };
    const follow = (event: globalThis.PointerEvent) => {
      pointer = { x: event.clientX, y: event.clientY };
      if (frame === 0) frame = requestAnimationFrame(extend);
    };
    const end = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", follow);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      stop.current = null;
    };
    stop.current?.();
    stop.current = end;
    window.addEventListener("pointermove", follow);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  }

  function press(event: PointerEvent): void {
    wasResize.current = event.target instanceof Element && event.target.closest("[data-resize]") !== null;
    const place = placeOfElement(event.target);
    if (!place || event.button !== 0 || place.row === HEADER_ROW) return;
    if (event.target instanceof Element && event.target.closest("button")) return;
    const next = pressed(place, selection, lastColumn, event.shiftKey);
    select(next);
    if (event.pointerType !== "touch") startDrag(next);
  }

  // Letting go of a header's edge above the header is a click on the header to the browser.
  return { press, endedResize: () => wasResize.current };
}

function pressed(
  place: { row: number; column: number | null },
  old: GridSelection,
  lastColumn: number,
  isExtending: boolean,
): GridSelection {
  const at: GridPlace = { row: place.row, column: place.column ?? Math.min(old.active.column, lastColumn) };
  const span = place.column === null ? "rows" : "cells";
  return isExtending ? { active: at, anchor: old.anchor, span } : { ...selectionAt(at), span };
}

function scrollAtEdge(element: HTMLElement, { x, y }: { x: number; y: number }): boolean {
  const box = element.getBoundingClientRect();
  const down = y > box.bottom - EDGE ? STEP : y < box.top + EDGE ? -STEP : 0;
  const right = x > box.right - EDGE ? STEP : x < box.left + EDGE ? -STEP : 0;
  if (down === 0 && right === 0) return false;
  const { scrollTop, scrollLeft } = element;
  element.scrollBy(right, down);
  return element.scrollTop !== scrollTop || element.scrollLeft !== scrollLeft;
}
