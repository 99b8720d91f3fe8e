import { useLayoutEffect, useMemo, useState, useSyncExternalStore, type RefObject } from "react";
import type { GridColumn, GridColumns } from "./use-grid-columns";
import { columnRange, drawnIndexes, rowRange } from "./window/axis-range";
import { GridScroll } from "./window/grid-scroll";

/**
 * Browsers cap the height of an element (Firefox near 17.9 million px, Chromium near 33.5), and rows below the cap cannot
 * be scrolled to. So many rows, at the tallest row height, stay well under it; whoever needs more exports.
 */
export const MAX_GRID_ROWS = 400_000;

export type Viewport = { width: number; height: number; rowHeight: number };

/** Size of the scrolled element and of one row, which follows the density and the kind of pointer (`--row`). */
export function useViewport(
  scrollRef: RefObject<HTMLElement | null>,
  probeRef: RefObject<HTMLElement | null>,
): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, rowHeight: 32 });
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (!element) return;
    const measure = () =>
      setViewport((old) => {
        const rowHeight = probeRef.current?.offsetHeight || old.rowHeight;
        const { clientWidth: width, clientHeight: height } = element;
        return old.width === width && old.height === height && old.rowHeight === rowHeight
          ? old
          : { width, height, rowHeight };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (probeRef.current) observer.observe(probeRef.current);
    return () => observer.disconnect();
  }, [scrollRef, probeRef]);
  return viewport;
}

/** Drawn beside what is on the screen, for who scrolls faster than is drawn: rows mostly on the side one goes to. */
const ROWS_AHEAD = 4;
const ROWS_BEHIND = 1;
const COLUMNS_AROUND = 1;

/** Where the grid stands. Only those hear of it who ask for rows or columns below, and only when these become others. */
export function useGridScroll(scrollRef: RefObject<HTMLElement | null>): GridScroll {
  const [scroll] = useState(() => new GridScroll());
  useLayoutEffect(() => (scrollRef.current ? scroll.attach(scrollRef.current) : undefined), [scroll, scrollRef]);
  return scroll;
}

/** Indexes of the rows to draw, the active one among them. */
export function useRowIndexes(
  scroll: GridScroll,
  { height, rowHeight }: Viewport,
  rowCount: number,
  active: number,
): number[] {
  const range = () => {
    const axis = { top: scroll.top, height, rowHeight, count: rowCount };
    return scroll.goesDown ? rowRange(axis, ROWS_BEHIND, ROWS_AHEAD) : rowRange(axis, ROWS_AHEAD, ROWS_BEHIND);
  };
  const first = useSyncExternalStore(scroll.subscribe, () => range().first, NONE);
  const last = useSyncExternalStore(scroll.subscribe, () => range().last, NONE);
  return useMemo(() => drawnIndexes({ first, last }, active, rowCount), [first, last, active, rowCount]);
}

/** The moving columns to draw; the same array as long as they are the same, so that rows can stay as they are. */
export function useMovingColumns(
  scroll: GridScroll,
  { width }: Viewport,
  { moving, frozen, coveredWidth }: GridColumns,
  active: number,
): GridColumn[] {
  const range = () => columnRange(scroll.left, Math.max(0, width - coveredWidth), moving, COLUMNS_AROUND);
  const first = useSyncExternalStore(scroll.subscribe, () => range().first, NONE);
  const last = useSyncExternalStore(scroll.subscribe, () => range().last, NONE);
  return useMemo(
    () => drawnIndexes({ first, last }, active - frozen.length, moving.length).flatMap((index) => moving[index] ?? []),
    [first, last, active, frozen.length, moving],
  );
}

/** The server has no screen. */
const NONE = () => -1;

/** Scrolls just as far as needed to have the place on the screen, beside the frozen columns and under the header. */
export function revealPlace(
  element: HTMLElement,
  columns: GridColumns,
  rowHeight: number,
  headerHeight: number,
  place: { row: number; column: number },
): void {
  if (place.row >= 0) {
    const top = place.row * rowHeight;
    const space = Math.max(rowHeight, element.clientHeight - headerHeight);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + space) element.scrollTop = top + rowHeight - space;
  }
  const column = columns.all[place.column];
  if (!column || column.isFrozen) return;
  const space = Math.max(column.width, element.clientWidth - columns.coveredWidth);
  if (column.start < element.scrollLeft) element.scrollLeft = column.start;
  else if (column.start + column.width > element.scrollLeft + space) {
    element.scrollLeft = column.start + column.width - space;
  }
}
