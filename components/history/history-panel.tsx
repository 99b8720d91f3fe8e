"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Refusal } from "@/components/feedback/refusal";
import type { HistoryPage } from "@/lib/services/history/list-history";
import { EmptyState } from "../feedback/empty-state";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { HistoryFilters } from "./history-filters";
import { HistoryList } from "./history-list";
import { historyQueries, type HistoryActions } from "./history-queries";
import type { HistorySearch } from "./history-search";
import { useHistorySearch } from "./use-history-search";
import { useSeen } from "./use-seen";

const HistorySheet = dynamic(() => import("./history-sheet").then((module) => module.HistorySheet), { ssr: false });

type HistoryPanelProps = {
  /** The page as the server read it, for the search it read it with: no second question on arrival. */
  first: { search: HistorySearch; page: HistoryPage; now: Date };
  connections: readonly { id: string; name: string }[];
  isAdmin: boolean;
  actions: HistoryActions;
};

export function HistoryPanel({ first, connections, isAdmin, actions }: HistoryPanelProps) {
  const t = useTranslations("history");
  const [search, change] = useHistorySearch();
  const { lines, refresh, isRefreshing } = useLines(search, first, actions);
  const rows = lines.data?.pages.flatMap((page) => page.rows) ?? [];
  const now = useNow(first.now, lines.dataUpdatedAt);
  const isFiltered = Boolean(search.search || search.kind || search.outcome || search.connectionId);
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-4 p-4 sm:p-6">
      <div>
        <h1 className="text-xl font-semibold">{t("title")}</h1>
        <p className="text-muted-foreground">{t(isAdmin ? "introAll" : "introOwn")}</p>
      </div>
      <HistoryFilters
        search={search}
        onChange={change}
        connections={connections}
        isRefreshing={isRefreshing}
        onRefresh={refresh}
      />
      {lines.error instanceof Refusal ? (
        <ErrorPanel error={lines.error.publicError} onRetry={() => void lines.refetch()} />
      ) : null}
      {rows.length > 0 ? (
        <div aria-busy={lines.isPlaceholderData} className={lines.isPlaceholderData ? "opacity-60" : undefined}>
          <HistoryList
            rows={rows}
            now={now}
            openId={search.entry}
            onOpen={(row) => change({ entry: row.id })}
            showsPerson={isAdmin}
          />
        </div>
      ) : lines.isSuccess ? (
        <EmptyState
          title={t(isFiltered ? "nothingTitle" : "emptyTitle")}
          text={t(isFiltered ? "nothingText" : "emptyText")}
        />
      ) : null}
      <Foot
        count={rows.length}
        hasMore={lines.hasNextPage}
        isLoading={lines.isFetchingNextPage}
        onMore={() => void lines.fetchNextPage()}
      />
      {search.entry ? (
        <HistorySheet
          key={search.entry}
          id={search.entry}
          row={rows.find(({ id }) => id === search.entry) ?? null}
          open={actions.open}
          onClose={() => change({ entry: null })}
        />
      ) : null}
    </div>
  );
}

function useLines(search: HistorySearch, first: HistoryPanelProps["first"], actions: HistoryActions) {
  const queries = useQueryClient();
  const [isRefreshing, setRefreshing] = useState(false);
  const options = historyQueries.list(questionOf(search), actions.list);
  const isFirst = JSON.stringify(questionOf(search)) === JSON.stringify(questionOf(first.search));
  const lines = useInfiniteQuery({
    ...options,
    placeholderData: keepPreviousData,
    ...(isFirst && {
      initialData: { pages: [first.page], pageParams: [null] },
      initialDataUpdatedAt: first.now.getTime(),
    }),
  });
  /** From the newest again: a list of ten pages is not asked for ten times. */
  const refresh = async () => {
    setRefreshing(true);
    queries.setQueryData(options.queryKey, (known) =>
      known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
    );
    await lines.refetch();
    setRefreshing(false);
  };
  return { lines, refresh: () => void refresh(), isRefreshing };
}

function questionOf({ search, kind, outcome, connectionId }: HistorySearch) {
  return { search, kind, outcome, connectionId };
}

type FootProps = { count: number; hasMore: boolean; isLoading: boolean; onMore: () => void };

/** Goes on by itself when it comes into view; the button is for whoever does not scroll. */
function Foot({ count, hasMore, isLoading, onMore }: FootProps) {
  const t = useTranslations("history");
  const seen = useSeen<HTMLDivElement>(onMore, hasMore && !isLoading);
  return (
    <div ref={seen} className="flex min-h-8 items-center justify-center gap-3 text-sm text-muted-foreground">
      <p role="status">{count > 0 ? `${t("shown", { count })}${hasMore ? "" : ` · ${t("end")}`}` : null}</p>
      {hasMore ? (
        <Button size="small" isPending={isLoading} onClick={onMore}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

/** "5 minutes ago" stays true while one looks at it. */
function useNow(initial: Date, readAt: number): Date {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const tick = () => setNow(new Date());
    if (readAt > initial.getTime()) tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, [readAt, initial]);
  return now;
}
