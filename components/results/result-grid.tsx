"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useDeferredValue, useRef, useState, type ReactNode } from "react";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { FollowKeyMenu } from "./follow-key/follow-key-menu";
import { GridBody } from "./grid-body";
import { GridHeader } from "./grid-header";
import { movedField } from "./header-commands";
import { type GridRows, rowsAtHand } from "./row-store/grid-rows";
import { VIEWER_ROOM } from "./viewer-room";
import { useGridWords } from "./use-grid-words";
import { useResultGrid } from "./use-result-grid";

/** Fetched when the first value or row is opened: most of it is for files, pictures and XML. */
const ResultViewer = lazy(() => import("./result-viewer").then((module) => ({ default: module.ResultViewer })));

export type ResultGridProps = {
  /** In display order. */
  fields: GetConnectorField[];
  /** Loaded so far. */
  rows: GridRows;
  hasMore: boolean;
  isLoading: boolean;
  /** Called once per number of rows when the end comes near; a failed page is not asked for again by itself. */
  onNeedMore: () => void;
  /** How many columns from the left stay in place; fewer do where the screen is narrow. */
  frozen: number;
  orderBy: SortField[];
  /** `direction` undefined: ascending → descending → none; null: take the field out. */
  onSort: (fieldId: string, additive: boolean, direction?: "asc" | "desc" | null) => void;
  onReorder: (fieldIds: string[]) => void;
  onHide: (fieldId: string) => void;
  onFreeze?: (count: number) => void;
  /** Read out when it changes: "500 rijen in 0,8 s". */
  statusText: string;
  /** Beside the rows, in place of the viewer. */
  aside?: ReactNode;
  /** Name of the grid for who does not see it, usually the connector's id. */
  label?: string;
};

/**
 * Rows of a GetConnector as a spreadsheet shows them: windowed on both axes, real DOM with grid roles, keys, selection,
 * copying, a viewer for what does not fit. Knows nothing of where rows come from; filter, order and export are the page's.
 */
export function ResultGrid(props: ResultGridProps) {
  const { fields, hasMore, isLoading, onNeedMore, orderBy, statusText, label } = props;
  const t = useTranslations("results.grid");
  const words = useGridWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const probeRef = useRef<HTMLDivElement>(null);
  const rows = useRowsInTime(props.rows);
  const grid = useResultGrid({ ...props, rows }, words, scrollRef, probeRef);
  const { columns, active, rowCount, viewport, scroll } = grid;
  return (
    <div className="@container relative flex h-full min-h-64 min-w-0 overflow-hidden border bg-surface">
      <div
        ref={scrollRef}
        role="grid"
        aria-label={label ?? t("label")}
        aria-rowcount={hasMore ? -1 : rowCount + 1}
        aria-colcount={fields.length + 1}
        aria-multiselectable
        aria-busy={isLoading}
        onPointerDown={grid.press}
        onClick={grid.click}
        onDoubleClick={grid.open}
        onKeyDown={grid.pressKey}
        onCopy={grid.copyOut}
        className="relative min-w-0 flex-1 overflow-auto overscroll-contain text-sm [contain:strict] select-none"
      >
        <GridHeader
          columns={columns}
          viewport={viewport}
          scroll={scroll}
          orderBy={orderBy}
          active={active}
          commands={grid.commands}
          onMove={(from, to) => props.onReorder(movedField(fields, from, to))}
        />
        <GridBody
          rows={rows}
          rowCount={rowCount}
          hasMore={hasMore}
          isLoading={isLoading}
          onNeedMore={onNeedMore}
          viewport={viewport}
          scroll={scroll}
          columns={columns}
          range={grid.range}
          active={active}
          words={words}
        />
      </div>
      <div ref={probeRef} aria-hidden className="pointer-events-none invisible absolute h-row w-px" />
      <p role="status" className="sr-only">
        {statusText}
      </p>
      <CopyNotice notice={grid.notice} />
      <FollowKeyMenu grid={scrollRef} rows={rows} fields={fields} />
      {props.aside ? (
        props.aside
      ) : grid.viewer && rowCount > 0 ? (
        <Suspense fallback={<div aria-busy className={VIEWER_ROOM} />}>
          <ResultViewer
            mode={grid.viewer.mode}
            onMode={grid.setMode}
            fields={fields}
            rows={rows}
            place={{ ...active, row: Math.max(0, active.row) }}
            onPlace={grid.goTo}
            onClose={grid.closeViewer}
            takesFocus={grid.viewer.takesFocus}
            words={words}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/**
 * The rows as far as the page came to drawing them: first the header alone, then what came, in pieces between which the
 * page hears keys and scrolling. All at once would hold it up at the very moment somebody begins to look.
 */
function useRowsInTime(rows: GridRows): GridRows {
  const [none] = useState(() => rowsAtHand([], rows.key));
  const drawn = useDeferredValue(rows, none);
  // Where rows are on the screen already, another order or another question is drawn at once: its wait is felt.
  return drawn.length > 0 && drawn.key !== rows.key ? rows : drawn;
}

/** Seen for a moment and read out; the element stays, because only a region that was there before is announced. */
function CopyNotice({ notice }: { notice: { text: string; count: number } | null }) {
  return (
    <div role="status" className="pointer-events-none absolute inset-x-3 bottom-3 z-20 text-center">
      {notice && (
        <span
          key={notice.count}
          className="inline-block animate-fade-away rounded-md bg-foreground px-2.5 py-1 text-sm text-background"
        >
          {notice.text}
        </span>
      )}
    </div>
  );
}
