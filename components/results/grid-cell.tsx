import { memo } from "react";
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
  /** Room before it of columns that are not drawn. */
  gap: number;
  isSelected: boolean;
  isActive: boolean;
  words: GridWords;
};

/** One cell. Mouse and keys are handled once for the whole grid, which finds a cell by its `data-` marks. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, value, isWaiting, rowIndex, gap, isSelected, isActive, words } = props;
  const masked = useMaskedFields();
  const view = cellViewOf(value, column.field, words);
  const look = isWaiting ? "waiting" : isMask(masked, column.field.id, value) ? "mask" : view.kind;
  return (
    <div
      role="gridcell"
      aria-colindex={column.index + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-row={rowIndex}
      data-column={column.index}
      style={{ marginLeft: gap, width: column.width }}
      className={`${EVERY_CELL} ${isSelected ? "bg-selection" : ""} ${isActive ? "outline-2 outline-ring/60" : ""} ${LOOKS[look]}`}
    >
      {look === "waiting" ? (
        <WaitingCell />
      ) : look === "mask" ? (
        <Mask word={masked.word} />
      ) : look === "null" ? (
        words.null
      ) : look === "blank" ? (
        <Blank text={view.text} word={words.blank} />
      ) : needsViewer(look) ? (
        <Openable kind={look} text={view.text} words={words} />
      ) : (
        view.text
      )}
    </div>
  );
});

// Hundreds of cells are drawn at every frame of a scroll: one element each where one will do, and a text that is in it by
// its own height of line instead of being centred. Joined by hand, for there is nothing in these to be overruled.
const EVERY_CELL =
  "h-full min-w-0 shrink-0 overflow-clip border-r border-b px-2 text-ellipsis whitespace-pre -outline-offset-2 focus:outline-2 focus:outline-ring";
const LAID_OUT = "flex items-center";
const LOOKS: Record<CellKind | "waiting" | "mask", string> = {
  null: "text-muted-foreground italic",
  text: "",
  boolean: "",
  number: "text-right tabular-nums",
  date: "tabular-nums",
  blank: LAID_OUT,
  long: LAID_OUT,
  xml: LAID_OUT,
  json: LAID_OUT,
  base64: LAID_OUT,
  waiting: LAID_OUT,
  mask: LAID_OUT,
};

/** Still, not shimmering: it is there for a frame or two, and there may be hundreds. */
function WaitingCell() {
  return <span aria-hidden className="h-2 w-2/3 rounded-xs bg-muted" />;
}

function Blank({ text, word }: { text: string; word: string }) {
  return (
    <span className="font-mono text-xs text-muted-foreground">
      <span aria-hidden>&quot;{text.replace(/\s/g, "␣")}&quot;</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}

type OpenableProps = { kind: CellKind; text: string; words: GridWords };

function Openable({ kind, text, words }: OpenableProps) {
  const name = words.kinds[kind as keyof GridWords["kinds"]];
  return (
    <>
      <span className={kind === "long" ? OPENABLE : `${OPENABLE} font-mono text-xs text-muted-foreground`}>{text}</span>
      <button
        type="button"
        tabIndex={-1}
        data-open="cell"
        aria-label={`${words.openCell}: ${name}`}
        className="ml-1.5 shrink-0 rounded-xs border bg-surface px-1 text-xs leading-4 text-muted-foreground hover:border-ring hover:text-foreground"
      >
        {name}
      </button>
    </>
  );
}

const OPENABLE = "min-w-0 flex-1 truncate";
