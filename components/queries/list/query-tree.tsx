"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef, useState } from "react";
import { useViewport } from "@/components/results/use-grid-window";
import { useAxisWindow } from "@/components/results/use-axis-window";
import type { ListRow } from "./list-rows";
import { FolderRow, hrefOf, QueryRow, ROW_CLASSES } from "./query-rows";
import type { QueryMenuProps } from "./query-menu";

type QueryTreeProps = Pick<QueryMenuProps, "list" | "onMove"> & {
  rows: readonly ListRow[];
  onToggle: (path: string, isOpen: boolean) => void;
};

export const keyOf = (row: ListRow): string => (row.kind === "folder" ? `/${row.path}` : row.line.id);

/**
 * Folders and queries, of which only those near the screen are made: there may be thousands. Arrows walk over the rows,
 * left and right close and open a folder, Enter opens a query; Tab goes on to the menu of the row that has the focus.
 */
export function QueryTree({ rows, onToggle, list, onMove }: QueryTreeProps) {
  const t = useTranslations("savedQueries.list");
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const { rowHeight } = useViewport(scroller, probe);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const found = rows.findIndex((row) => keyOf(row) === activeKey);
  const active = found < 0 ? 0 : found;
  const { indexes, size } = useAxisWindow(
    { count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 },
    `${rowHeight}`,
  );
  // The row with the focus is always there, or scrolling would lose it.
  const drawn = indexes.includes(active) || rows.length === 0 ? indexes : [...indexes, active];

  function goTo(index: number) {
    const at = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[at];
    const box = scroller.current;
    if (!row || !box) return;
    setActiveKey(keyOf(row));
    if (at * rowHeight < box.scrollTop) box.scrollTop = at * rowHeight;
    else if ((at + 1) * rowHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = (at + 1) * rowHeight - box.clientHeight;
    }
    // Once it is made.
    requestAnimationFrame(() => box.querySelector<HTMLElement>(`[aria-rowindex="${at + 1}"]`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[active];
    if (!row || (event.target as HTMLElement).getAttribute("role") !== "row") return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps = new Map([
      ...([
        ["ArrowDown", active + 1],
        ["ArrowUp", active - 1],
        ["Home", 0],
        ["End", rows.length - 1],
      ] as const),
      ...([
        ["PageDown", active + page],
        ["PageUp", active - page],
      ] as const),
    ]);
    const step = steps.get(event.key as "Home");
    if (step !== undefined) goTo(step);
    else if (row.kind === "folder" && ["Enter", " ", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      onToggle(row.path, event.key === "ArrowRight" || (event.key !== "ArrowLeft" && !row.isOpen));
    } else if (row.kind === "query" && event.key === "Enter") router.push(hrefOf(list.connectionId, row.line));
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={t("treeLabel")}
      aria-rowcount={rows.length}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-y-auto rounded-lg border bg-surface"
    >
      <div ref={probe} aria-hidden className={`invisible absolute w-px ${ROW_CLASSES}`} />
      <div role="rowgroup" className="relative" style={{ height: size }}>
        {drawn.map((index) => {
          const row = rows[index];
          if (!row) return null;
          const place = { index, top: index * rowHeight, isActive: index === active };
          const onFocus = () => setActiveKey(keyOf(row));
          return row.kind === "folder" ? (
            <FolderRow key={keyOf(row)} {...{ row, place, onFocus, onToggle }} />
          ) : (
            <QueryRow key={keyOf(row)} {...{ row, place, onFocus, list, onMove }} />
          );
        })}
      </div>
    </div>
  );
}
