import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { cellViewOf, needsViewer, type CellKind, type CellWords } from "./cell-view";
import { isMask, Mask, useMaskedFields } from "./masked-fields";
import type { GridValue } from "./row-store/grid-value";
import type { GridColumn } from "./use-grid-columns";

/** Texts of every cell, made once: a translator per cell would be felt. */
export type GridWords = CellWords & {
  null: string;
  blank: string;
  openCell: string;
  openRow: (row: number) => string;
  kinds: Record<"long" | "xml" | "json" | "base64", string>;
};

type GridCellProps = {
  column: GridColumn;
  value: GridValue | undefined;
  /** The row is on its way. */
  isWaiting: boolean;
  rowIndex: number;
  /** Distance from the left edge of the row; frozen cells stick there. */
  left: number;
  isSelected: boolean;
  isActive: boolean;
  words: GridWords;
};

/** One cell. Mouse and keys are handled once for the whole grid, which finds a cell by its `data-` marks. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, value, isWaiting, rowIndex, left, isSelected, isActive, words } = props;
  const view = cellViewOf(value, column.field, words);
  const masked = useMaskedFields();
  return (
    <div
      role="gridcell"
      aria-colindex={column.index + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-row={rowIndex}
      data-column={column.index}
      style={{ left, width: column.width }}
      className={cn(
        "flex h-full items-center overflow-hidden border-r border-b px-2 whitespace-pre -outline-offset-2 focus:outline-2 focus:outline-ring",
        column.isFrozen ? "sticky z-1 shrink-0" : "absolute top-0",
        isSelected ? "bg-selection" : column.isFrozen && "bg-surface group-hover/row:bg-muted",
        isActive && "outline-2 outline-ring/60",
        view.kind === "number" && "justify-end tabular-nums",
        view.kind === "date" && "tabular-nums",
      )}
    >
      {isWaiting ? (
        <WaitingCell />
      ) : isMask(masked, column.field.id, value) ? (
        <Mask word={masked.word} />
      ) : (
        <CellContent kind={view.kind} text={view.text} words={words} />
      )}
    </div>
  );
});

/** Still, not shimmering: it is there for a frame or two, and there may be hundreds. */
function WaitingCell() {
  return <span aria-hidden className="h-2 w-2/3 rounded-xs bg-muted" />;
}

function CellContent({ kind, text, words }: { kind: CellKind; text: string; words: GridWords }) {
  if (kind === "null") return <span className="text-muted-foreground italic">{words.null}</span>;
  if (kind === "blank") {
    return (
      <span className="font-mono text-xs text-muted-foreground">
        <span aria-hidden>&quot;{text.replace(/\s/g, "␣")}&quot;</span>
        <span className="sr-only">{words.blank}</span>
      </span>
    );
  }
  if (!needsViewer(kind)) return <span className="truncate">{text}</span>;
  return (
    <>
      <span className={cn("min-w-0 flex-1 truncate", kind !== "long" && "font-mono text-xs text-muted-foreground")}>
        {text}
      </span>
      <button
        type="button"
        tabIndex={-1}
        data-open="cell"
        aria-label={`${words.openCell} (${words.kinds[kind as keyof GridWords["kinds"]]})`}
        className="ml-1.5 shrink-0 rounded-xs border bg-surface px-1 text-xs leading-4 text-muted-foreground hover:border-ring hover:text-foreground"
      >
        {words.kinds[kind as keyof GridWords["kinds"]]}
      </button>
    </>
  );
}
