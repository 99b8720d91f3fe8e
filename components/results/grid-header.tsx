import { useTranslations } from "next-intl";
import { lazy, Suspense, useMemo, useState, type DragEvent } from "react";
import type { SortField } from "@/lib/profit/filter/rows-query";
import { type GridPlace, HEADER_ROW } from "./grid-selection";
import { HeaderCell } from "./header-cell";
import type { HeaderCommands } from "./header-commands";
import { useLocalControls } from "./local-view/local-view-context";
import { GUTTER_WIDTH, type GridColumn, type GridColumns } from "./use-grid-columns";
import { useMovingColumns, type Viewport } from "./use-grid-window";
import type { GridScroll } from "./window/grid-scroll";

const FilterRow = lazy(() => import("./local-view/filter-row").then((module) => ({ default: module.FilterRow })));

const HEADER_HEIGHT = 52;
const FILTER_ROW_HEIGHT = 36;

/** What covers the top of the rows. */
export function useHeaderHeight(): number {
  return useLocalControls()?.isOpen ? HEADER_HEIGHT + FILTER_ROW_HEIGHT : HEADER_HEIGHT;
}

type GridHeaderProps = {
  columns: GridColumns;
  viewport: Viewport;
  scroll: GridScroll;
  orderBy: SortField[];
  active: GridPlace;
  commands: HeaderCommands;
  /** Drops a dragged column in front of the one at `to` (or at the end). */
  onMove: (from: number, to: number) => void;
};

/** The two-line header. Stays on top; its frozen part stays left as well. */
export function GridHeader({ columns, viewport, scroll, orderBy, active, commands, onMove }: GridHeaderProps) {
  const moving = useMovingColumns(scroll, viewport, columns, active.column);
  const t = useTranslations("results.grid");
  const isFilterOpen = useLocalControls()?.isOpen === true;
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);

  // The same one while columns come and go at a scroll, so that the cells that stay are not drawn again.
  const dragging = useMemo(
    () => ({
      onDragStart: (from: number, event: DragEvent) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", columns.all[from]?.field.id ?? "");
        setDrag({ from, to: from });
      },
      onDragOver: (over: number, event: DragEvent<HTMLElement>) => {
        if (!drag) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const to = event.clientX > box.left + box.width / 2 ? over + 1 : over;
        if (to !== drag.to) setDrag({ ...drag, to });
      },
      onDrop: () => {
        if (drag) onMove(drag.from, drag.to);
        setDrag(null);
      },
      onDragEnd: () => setDrag(null),
    }),
    [columns, drag, onMove],
  );
  const cell = (column: GridColumn, left: number) => (
    <HeaderCell
      key={column.field.id}
      column={column}
      left={left}
      orderBy={orderBy}
      isActive={active.row === HEADER_ROW && column.index === active.column}
      isResizing={columns.resizingFieldId === column.field.id}
      dropSide={dropSideOf(drag, column.index, columns.all.length)}
      commands={commands}
      dragging={dragging}
    />
  );
  return (
    <div role="rowgroup" className="sticky top-0 z-10" style={{ width: columns.totalWidth }}>
      <div role="row" aria-rowindex={1} className="relative flex bg-surface-sunken" style={{ height: HEADER_HEIGHT }}>
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky left-0 z-2 shrink-0 border-r border-b bg-surface-sunken"
          style={{ width: GUTTER_WIDTH }}
        >
          <span className="sr-only">{t("rowNumber")}</span>
        </div>
        {columns.frozen.map((column) => cell(column, column.start))}
        {moving.map((column) => cell(column, columns.coveredWidth + column.start))}
        <div aria-hidden className="absolute inset-x-0 bottom-0 h-px bg-border" />
      </div>
      {isFilterOpen ? (
        <div style={{ height: FILTER_ROW_HEIGHT }} className="bg-surface-sunken">
          <Suspense>
            <FilterRow columns={columns} moving={moving} />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}

function dropSideOf(drag: { from: number; to: number } | null, index: number, count: number): "left" | "right" | null {
  if (!drag || drag.to === drag.from || drag.to === drag.from + 1) return null;
  if (drag.to === index) return "left";
  return drag.to === count && index === count - 1 ? "right" : null;
}
