"use client";

import { Bookmark, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { QueryLine } from "../query-actions";
import { type ListWish, listRows, matchingLines, SHOWN, SORTS, withHaystacks } from "./list-rows";
import { unpackLines } from "./packed-lines";
import { QueryTree } from "./query-tree";
import { type ListActions, type QueryList, useQueryList } from "./use-query-list";

const MoveDialog = dynamic(() => import("./move-dialog").then((module) => module.MoveDialog), { ssr: false });

type SavedQueriesProps = {
  connectionId: string;
  /** `packLines` of them. */
  packed: string;
  actions: ListActions;
};

/** All saved queries of a connection; searched and sorted here, over the list as it was loaded. */
export function SavedQueries({ connectionId, packed, actions }: SavedQueriesProps) {
  const t = useTranslations("savedQueries.list");
  const isHere = useIsBrowser();
  const [initial] = useState(() => unpackLines(packed));
  const list = useQueryList(connectionId, initial, actions);
  const [wish, setWish] = useState<ListWish>({ search: "", shown: "all", sort: "byName" });
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<QueryLine | null>(null);
  const deferred = useDeferredValue(wish);
  const searched = useMemo(() => (isHere ? withHaystacks(list.lines) : []), [list.lines, isHere]);
  const found = useMemo(() => matchingLines(searched, deferred), [searched, deferred]);
  const rows = useMemo(() => listRows(found, deferred, closed), [found, deferred, closed]);

  if (list.lines.length === 0 && list.news === null) {
    return (
      <EmptyState icon={Bookmark} title={t("emptyTitle")} text={t("emptyText")}>
        <Button asChild>
          <Link href={routes.connectors(connectionId)}>{t("toConnectors")}</Link>
        </Button>
      </EmptyState>
    );
  }
  const toggle = (path: string, isOpen: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (isOpen) next.delete(path);
      else next.add(path);
      return next;
    });
  return (
    <>
      <ListBar wish={wish} onChange={(change) => setWish((before) => ({ ...before, ...change }))} />
      <ListStatus list={list} found={found.length} wish={deferred} />
      {list.trouble ? <ErrorPanel error={list.trouble} /> : null}
      {rows.length === 0 && isHere ? (
        <EmptyState
          title={t("noMatchTitle")}
          text={deferred.search.trim() === "" ? t("noneShown") : t("noMatchText", { search: deferred.search })}
        >
          <Button onClick={() => setWish((before) => ({ ...before, search: "", shown: "all" }))}>{t("clear")}</Button>
        </EmptyState>
      ) : (
        <QueryTree rows={rows} onToggle={toggle} list={list} onMove={setMoving} />
      )}
      {moving ? (
        <MoveDialog
          connectionId={connectionId}
          line={moving}
          loadLines={actions.list}
          onMove={(name, folder) => list.move(moving, name, folder)}
          onClose={() => setMoving(null)}
        />
      ) : null}
    </>
  );
}

/** The server has no screen for rows to be on: putting thousands in order for it would only keep the page back. */
function useIsBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

type ListBarProps = { wish: ListWish; onChange: (change: Partial<ListWish>) => void };

function ListBar({ wish, onChange }: ListBarProps) {
  const t = useTranslations("savedQueries.list");
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-52 flex-1 sm:max-w-md">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
        <Input
          type="search"
          autoComplete="off"
          className="pl-8"
          aria-label={t("search")}
          placeholder={t("searchPlaceholder")}
          value={wish.search}
          onChange={({ target }) => onChange({ search: target.value })}
        />
      </span>
      <Select
        className="w-auto"
        aria-label={t("show")}
        value={wish.shown}
        onChange={({ target }) => onChange({ shown: SHOWN.find((shown) => shown === target.value) ?? "all" })}
      >
        {SHOWN.map((shown) => (
          <option key={shown} value={shown}>
            {t("showing", { which: t(shown) })}
          </option>
        ))}
      </Select>
      <Select
        className="w-auto"
        aria-label={t("sort")}
        value={wish.sort}
        onChange={({ target }) => onChange({ sort: SORTS.find((sort) => sort === target.value) ?? "byName" })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(sort)}
          </option>
        ))}
      </Select>
    </div>
  );
}

type ListStatusProps = { list: QueryList; found: number; wish: ListWish };

/** How many there are, and what was just done with which way back; in one place, so that nothing moves. */
function ListStatus({ list, found, wish }: ListStatusProps) {
  const t = useTranslations("savedQueries.list");
  const { news, lines } = list;
  const isWhole = wish.search.trim() === "" && wish.shown === "all";
  return (
    <div className="flex min-h-control-small flex-wrap items-center gap-x-3 text-sm text-muted-foreground">
      <p role="status">{isWhole ? t("count", { count: lines.length }) : t("found", { found, count: lines.length })}</p>
      <p role="status" className="text-foreground">
        {news?.text}
      </p>
      {news?.removed ? (
        <Button size="small" onClick={() => news.removed && void list.restore(news.removed)}>
          {t("undo")}
        </Button>
      ) : null}
    </div>
  );
}
