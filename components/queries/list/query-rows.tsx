"use client";

import { Bookmark, ChevronRight, Folder, FolderOpen, Users } from "lucide-react";
import { useLocale, useNow, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { routes } from "@/components/layout/routes";
import { cn } from "@/components/ui/class-names";
import { formatExactMoment, formatRelative } from "@/lib/format/moments";
import { QUERY_PARAMETER } from "../opened/opened-search";
import type { QueryLine } from "../query-actions";
import type { ListRow } from "./list-rows";
import { QueryMenu, type QueryMenuProps } from "./query-menu";

/** All rows are as high as one another: then a window over thousands is a matter of multiplying. */
export const ROW_CLASSES = "h-13";

export type RowPlace = { index: number; top: number; isActive: boolean };

export function hrefOf(connectionId: string, { connectorId, id }: QueryLine): string {
  return routes.connector(connectionId, connectorId, new URLSearchParams({ [QUERY_PARAMETER]: id }));
}

type RowFrameProps = {
  place: RowPlace;
  depth: number;
  isOpen?: boolean;
  onFocus: () => void;
  onClick?: () => void;
  children: ReactNode;
};

function RowFrame({ place, depth, isOpen, onFocus, onClick, children }: RowFrameProps) {
  return (
    <div
      role="row"
      aria-rowindex={place.index + 1}
      aria-level={depth + 1}
      aria-expanded={isOpen}
      tabIndex={place.isActive ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
      style={{ transform: `translateY(${place.top}px)`, paddingInlineStart: `${0.75 + Math.min(depth, 6) * 1.25}rem` }}
      className={cn(
        "absolute inset-x-0 top-0 flex items-center gap-2 border-b pr-1.5 -outline-offset-2 hover:bg-accent",
        ROW_CLASSES,
      )}
    >
      {children}
    </div>
  );
}

type FolderRowProps = {
  row: ListRow & { kind: "folder" };
  place: RowPlace;
  onFocus: () => void;
  onToggle: (path: string, isOpen: boolean) => void;
};

export function FolderRow({ row, place, onFocus, onToggle }: FolderRowProps) {
  const t = useTranslations("savedQueries.list");
  const Icon = row.isOpen ? FolderOpen : Folder;
  return (
    <RowFrame
      {...{ place, onFocus }}
      depth={row.depth}
      isOpen={row.isOpen}
      onClick={() => onToggle(row.path, !row.isOpen)}
    >
      <div role="gridcell" className="flex min-w-0 cursor-pointer items-center gap-2">
        <ChevronRight
          aria-hidden
          className={cn("size-4 shrink-0 text-muted-foreground transition-transform", row.isOpen && "rotate-90")}
        />
        <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="truncate font-medium">{row.name}</span>
        <span className="text-sm text-muted-foreground">{t("inFolder", { count: row.count })}</span>
      </div>
    </RowFrame>
  );
}

type QueryRowProps = Pick<QueryMenuProps, "list" | "onMove"> & {
  row: ListRow & { kind: "query" };
  place: RowPlace;
  onFocus: () => void;
};

export function QueryRow({ row, place, onFocus, list, onMove }: QueryRowProps) {
  const { line, depth } = row;
  const t = useTranslations("savedQueries");
  const language = useLocale();
  const now = useNow();
  const Icon = line.visibility === "shared" ? Users : Bookmark;
  const owner = { owner: line.ownerName, when: formatRelative(line.updatedAt, now, language) };
  return (
    <RowFrame {...{ place, depth, onFocus }}>
      <div role="gridcell" className="flex min-w-0 flex-1 items-center gap-2.5">
        <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <div className="min-w-0">
          <p className="flex min-w-0 items-baseline gap-x-3">
            <Link
              // Thousands of lines: fetching each one's page beforehand would call Profit for all of them.
              prefetch={false}
              href={hrefOf(list.connectionId, line)}
              tabIndex={-1}
              className="truncate font-medium hover:underline"
            >
              {line.name}
            </Link>
            <span className="sr-only">({t(`visibility.${line.visibility}`)})</span>
          </p>
          <p className="truncate text-sm text-muted-foreground">
            {[line.connectorId, line.description].filter(Boolean).join(" · ")}
          </p>
        </div>
      </div>
      <div
        role="gridcell"
        title={formatExactMoment(line.updatedAt, language)}
        className="shrink-0 text-sm text-muted-foreground max-md:hidden"
      >
        {t("list.ownerAndTime", owner)}
      </div>
      <div role="gridcell" className="shrink-0">
        <QueryMenu {...{ line, list, onMove }} isActive={place.isActive} />
      </div>
    </RowFrame>
  );
}
