import { useLayoutEffect, useMemo, useState, type RefObject } from "react";
import { useAxisWindow } from "./use-axis-window";
import type { GridColumn, GridColumns } from "./use-grid-columns";

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

export type GridWindow = {
  /** Indexes of rows to draw; the active one is always among them, so that the focus is never lost by scrolling. */
  rowIndexes: number[];
  /** The moving columns to draw; the same array as long as they are the same, so that rows can stay as they are. */
  moving: GridColumn[];
  bodyHeight: number;
};

/** Which rows and columns are near the screen. Both axes: 60 columns of 40 rows would be 2,400 cells per frame. */
export function useGridWindow(
  scrollRef: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeight: number,
  columns: GridColumns,
  active: { row: number; column: number },
): GridWindow {
  const rowAxis = useAxisWindow(
    {
      count: rowCount,
      getScrollElement: () => scrollRef.current,
      estimateSize: () => rowHeight,
      overscan: 6,
    },
    rowHeight,
  );
  const columnAxis = useAxisWindow(
    {
      horizontal: true,
      count: columns.moving.length,
      getScrollElement: () => scrollRef.current,
      estimateSize: (index) => columns.moving[index]?.width ?? 0,
      overscan: 2,
    },
    columns.moving,
  );
  const movingKey = withActive(columnAxis.indexes, active.column - columns.frozen.length, columns.moving.length).join();
  const moving = useMemo(
    () => movingKey.split(",").flatMap((index) => columns.moving[Number(index || -1)] ?? []),
    [columns.moving, movingKey],
  );
  return { rowIndexes: withActive(rowAxis.indexes, active.row, rowCount), moving, bodyHeight: rowAxis.size };
}

function withActive(indexes: number[], active: number, count: number): number[] {
  return active < 0 || active >= count || indexes.includes(active) ? indexes : [...indexes, active];
}

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
