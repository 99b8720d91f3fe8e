import { Maximize2 } from "lucide-react";
import { memo } from "react";
import { GridCell, type GridWords } from "./grid-cell";
import type { GridRowValues } from "./row-store/grid-value";
import { GUTTER_WIDTH, type GridColumn } from "./use-grid-columns";

type GridRowProps = {
  /** undefined while it is on its way. */
  row: GridRowValues | undefined;
  rowIndex: number;
  rowHeight: number;
  width: number;
  frozen: GridColumn[];
  moving: GridColumn[];
  /** First and last selected column, -1 and -2 for none: numbers, so that rows outside the selection stay as they are. */
  selectedFrom: number;
  selectedTo: number;
  /** The focused column when it is in this row, else -1. */
  activeColumn: number;
  /** The pointer is on it. */
  isPointed: boolean;
  words: GridWords;
};

/**
 * One row: its number and its frozen cells stick to the left, the others stand behind them in their order. As little of it
 * as can be has a place or a clip of its own: the browser keeps books on each of these at every frame.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, rowIndex, rowHeight, width, frozen, moving, activeColumn, isPointed, words } = props;
  const { selectedFrom, selectedTo } = props;
  const background = isPointed ? "bg-muted" : "bg-surface";
  const cell = (column: GridColumn, gap: number) => (
    <GridCell
      key={column.field.id}
      column={column}
      value={row?.[column.field.id]}
      isWaiting={row === undefined}
      rowIndex={rowIndex}
      gap={gap}
      isSelected={column.index >= selectedFrom && column.index <= selectedTo}
      isActive={column.index === activeColumn}
      words={words}
    />
  );
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      // Placed, neither moved by a transform nor contained: either would make the part that sticks a layer of its own in
      // each row, and putting forty layers together takes longer than laying the rows out.
      style={{ top: rowIndex * rowHeight, height: rowHeight, width }}
      className={`absolute left-0 flex ${background}`}
    >
      {/* Its background is not inherited: all that is in a row whose place changes would have its styles worked out anew. */}
      <div role="presentation" className={`sticky left-0 z-1 flex shrink-0 ${background}`}>
        <div
          role="rowheader"
          aria-colindex={1}
          data-row={rowIndex}
          data-gutter
          style={{ width: GUTTER_WIDTH }}
          className={activeColumn >= 0 ? `${NUMBER} bg-accent text-accent-foreground` : `${NUMBER} bg-surface-sunken`}
        >
          {rowIndex + 1}
          {isPointed || activeColumn >= 0 ? <OpenRow name={words.openRow(rowIndex + 1)} /> : null}
        </div>
        {frozen.map((column) => cell(column, 0))}
      </div>
      {moving.map((column, at) => cell(column, column.start - endOf(moving[at - 1])))}
    </div>
  );
});

const NUMBER =
  "h-full min-w-0 shrink-0 cursor-default border-r border-b px-2 text-right text-[0.75rem] text-muted-foreground tabular-nums";

/** Where the next column begins, unless some are left out. */
function endOf(column: GridColumn | undefined): number {
  return column ? column.start + column.width : 0;
}

/** On the row that is meant alone: hundreds of icons that nobody sees would be drawn at every frame of a scroll. */
function OpenRow({ name }: { name: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-open="row"
      aria-label={name}
      title={name}
      className="absolute inset-y-0 left-0 grid w-6 place-items-center hover:text-foreground"
    >
      <Maximize2 aria-hidden className="size-3" />
    </button>
  );
}
