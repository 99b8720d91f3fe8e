import { useLocale, useTranslations } from "next-intl";
import { startTransition, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import { formatNumber } from "@/lib/format/numbers";
import type { GridWords } from "./grid-cell";
import { GridRow } from "./grid-row";
import type { GridPlace, GridRange } from "./grid-selection";
import { type GridRows, useArrivals } from "./row-store/grid-rows";
import type { GridColumns } from "./use-grid-columns";
import { placeOfElement } from "./use-grid-pointer";
import { MAX_GRID_ROWS, useMovingColumns, useRowIndexes, type Viewport } from "./use-grid-window";
import type { GridScroll } from "./window/grid-scroll";
import { RowKeys } from "./window/row-keys";

type GridBodyProps = {
  rows: GridRows;
  rowCount: number;
  hasMore: boolean;
  isLoading: boolean;
  onNeedMore: () => void;
  viewport: Viewport;
  scroll: GridScroll;
  columns: GridColumns;
  range: GridRange | null;
  active: GridPlace;
  words: GridWords;
};

/** Ask for the next page when fewer rows than this are left below the screen. */
const NEED_MORE_ROWS = 100;

/** The rows near the screen, and below the last one what is going on there. */
export function GridBody(props: GridBodyProps) {
  const { rows, rowCount, hasMore, isLoading, viewport, scroll, columns, range, active, words } = props;
  const { rowHeight } = viewport;
  const rowIndexes = useRowIndexes(scroll, viewport, rowCount, active.row);
  const moving = useMovingColumns(scroll, viewport, columns, active.column);
  const [rowKeys] = useState(() => new RowKeys());
  const drawn = useFewFirst(rowIndexes, active.row);
  const keys = useMemo(() => rowKeys.keysOf(drawn, active.row), [rowKeys, drawn, active.row]);
  const [pointed, setPointed] = useState(-1);
  useNeedMore(props, rowIndexes);
  useArrivals(rows);
  useWantedRows(rows, rowIndexes, active.row);
  const height = rowCount * rowHeight;
  const isFull = rowCount >= MAX_GRID_ROWS;
  const hasTail = isFull || (hasMore && rowCount > 0) || isLoading;
  return (
    <div
      role="rowgroup"
      className="relative"
      // Of the cells, which are one pixel less high than their row for the line below them.
      style={{
        width: columns.totalWidth,
        height: height + (hasTail ? rowHeight : 0),
        lineHeight: `${rowHeight - 1}px`,
      }}
      onPointerOver={({ target }) => setPointed(placeOfElement(target)?.row ?? -1)}
      onPointerLeave={() => setPointed(-1)}
    >
      {drawn.map((index, at) => {
        const isSelected = range !== null && index >= range.top && index <= range.bottom;
        return (
          <GridRow
            key={keys[at]}
            row={rows.at(index)}
            rowIndex={index}
            rowHeight={rowHeight}
            width={columns.totalWidth}
            frozen={columns.frozen}
            moving={moving}
            selectedFrom={isSelected ? range.left : -1}
            selectedTo={isSelected ? range.right : -2}
            activeColumn={index === active.row ? active.column : -1}
            isPointed={index === pointed}
            words={words}
          />
        );
      })}
      {rowCount === 0 && rows.loaded > 0 ? <NoneFit loaded={rows.loaded} /> : null}
      {hasTail && <Tail top={height} height={rowHeight} isFull={isFull} />}
    </div>
  );
}

/** So many rows are seen in the first frame that has any; the others of the screen come in the next. */
const FIRST_ROWS = 8;

function useFewFirst(rowIndexes: number[], active: number): number[] {
  const [hasBegun, setBegun] = useState(false);
  const hasRows = rowIndexes.length > 0;
  useEffect(() => {
    if (hasRows) startTransition(() => setBegun(true));
  }, [hasRows]);
  // Who walked on already finds the row there.
  const isAll = hasBegun || active >= FIRST_ROWS;
  return useMemo(() => (isAll ? rowIndexes : rowIndexes.slice(0, FIRST_ROWS)), [isAll, rowIndexes]);
}

/** A local filter lets nothing through; the rows are still there. */
function NoneFit({ loaded }: { loaded: number }) {
  const t = useTranslations("localRows");
  const language = useLocale();
  return (
    <div role="presentation" className="absolute inset-x-0 top-0">
      <p className="sticky left-0 inline-block px-3 py-4 text-muted-foreground">
        {t("noneFit", { loaded: formatNumber(loaded, language) })}
      </p>
    </div>
  );
}

function Tail({ top, height, isFull }: { top: number; height: number; isFull: boolean }) {
  const t = useTranslations("results.grid");
  return (
    <div className="absolute inset-x-0" style={{ top, height }} role="presentation">
      <span className="sticky left-0 inline-flex h-full items-center gap-2 px-3 text-muted-foreground">
        {isFull ? (
          t("limit", { count: MAX_GRID_ROWS })
        ) : (
          <>
            <Spinner />
            {t(top === 0 ? "loadingFirst" : "loadingMore")}
          </>
        )}
      </span>
    </div>
  );
}

function useNeedMore(props: GridBodyProps, rowIndexes: readonly number[]): void {
  const { rows, rowCount, hasMore, isLoading, onNeedMore } = props;
  const lastShown = Math.max(-1, ...rowIndexes);
  const isNear = rowCount > 0 && rowCount < MAX_GRID_ROWS && lastShown >= rowCount - NEED_MORE_ROWS;
  // A page that failed leaves the rows as they were: asking again by itself would knock on Profit's door for ever.
  const askedFor = useRef("");
  const known = `${rows.key} ${rows.loaded}`;
  const ask = useEffectEvent(() => {
    if (askedFor.current === known) return;
    askedFor.current = known;
    onNeedMore();
  });
  useEffect(() => {
    if (isNear && hasMore && !isLoading) ask();
  }, [isNear, hasMore, isLoading, known]);
}

/** Rows beyond the screen that are brought along, so that scrolling at a reading pace never sees one come. */
const WANTED_AROUND = 64;

function useWantedRows(rows: GridRows, rowIndexes: readonly number[], active: number): void {
  useLayoutEffect(() => {
    const near = rowIndexes.filter((index) => index !== active || isBeside(rowIndexes, index));
    const [from, to] = [near[0] ?? 0, near.at(-1) ?? -1];
    rows.want({ from, to: to + 1 });
    // The active row may be far from the others; it is asked for by itself.
    if (near.length < rowIndexes.length) rows.want({ from: active, to: active + 1 });
    rows.want({ from: from - WANTED_AROUND, to: to + WANTED_AROUND });
  }, [rows, rowIndexes, active]);
}

function isBeside(indexes: readonly number[], index: number): boolean {
  return indexes.includes(index - 1) || indexes.includes(index + 1);
}
