import { Maximize2 } from "lucide-react";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { GridCell, type GridWords } from "./grid-cell";
import type { GridRowValues } from "./row-store/grid-value";
import { GUTTER_WIDTH, type GridColumn } from "./use-grid-columns";

type GridRowProps = {
  /** undefined while it is on its way. */
  row: GridRowValues | undefined;
  rowIndex: number;
  rowHeight: number;
  width: number;
  coveredWidth: number;
  frozen: GridColumn[];
  moving: GridColumn[];
  /** First and last selected column, -1 and -2 for none: numbers, so that rows outside the selection stay as they are. */
  selectedFrom: number;
  selectedTo: number;
  /** The focused column when it is in this row, else -1. */
  activeColumn: number;
  words: GridWords;
};

/** One row: its number and its frozen cells stick to the left, the others stand on their place. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const {
    row,
    rowIndex,
    rowHeight,
    width,
    coveredWidth,
    frozen,
    moving,
    selectedFrom,
    selectedTo,
    activeColumn,
    words,
  } = props;
  const cell = (column: GridColumn, left: number) => (
    <GridCell
      key={column.field.id}
      column={column}
      value={row?.[column.field.id]}
      isWaiting={row === undefined}
      rowIndex={rowIndex}
      left={left}
      isSelected={column.index >= selectedFrom && column.index <= selectedTo}
      isActive={column.index === activeColumn}
      words={words}
    />
  );
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      style={{ top: rowIndex * rowHeight, height: rowHeight, width }}
      className="group/row absolute left-0 flex bg-surface hover:bg-muted"
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-row={rowIndex}
        data-gutter
        style={{ width: GUTTER_WIDTH }}
        className={cn(
          "sticky left-0 z-1 flex shrink-0 cursor-default items-center justify-end border-r border-b px-2 text-xs text-muted-foreground tabular-nums",
          activeColumn >= 0 ? "bg-accent text-accent-foreground" : "bg-surface-sunken",
        )}
      >
        {rowIndex + 1}
        <button
          type="button"
          tabIndex={-1}
          data-open="row"
          aria-label={words.openRow(rowIndex + 1)}
          title={words.openRow(rowIndex + 1)}
          className={cn(
            "absolute inset-y-0 left-0 grid w-6 place-items-center opacity-0 group-hover/row:opacity-100 hover:text-foreground",
            activeColumn >= 0 && "opacity-100",
          )}
        >
          <Maximize2 aria-hidden className="size-3" />
        </button>
      </div>
      {frozen.map((column) => cell(column, column.start))}
      {moving.map((column) => cell(column, coveredWidth + column.start))}
    </div>
  );
});
