import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { PublicError } from "@/lib/actions/public-error";
import { duplicateKeys } from "./order-check";
import { RowsError, rowsKeys, rowsQuery, type RowsRun } from "./rows-queries";

const NOTHING_ASKED: RowsRun = {
  runId: 0,
  connectionId: "",
  connectorId: "",
  take: 1,
  query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 1 },
};

/**
 * The rows of the newest run, page after page. Answers of older runs are dropped; until the new run's first page is
 * there, the old rows stay in sight (`isStale`). A stopped run asks for nothing until it is resumed.
 */
export function useRows(run: RowsRun | null) {
  const client = useQueryClient();
  const [stoppedRunId, setStoppedRunId] = useState<number | null>(null);
  const isStopped = run !== null && stoppedRunId === run.runId;
  const result = useInfiniteQuery({
    ...rowsQuery(run ?? NOTHING_ASKED),
    enabled: run !== null && !isStopped,
    placeholderData: keepPreviousData,
  });

  const pages = result.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const isStale = result.isPlaceholderData;
  const duplicates = useMemo(
    () => (run === null || isStale ? 0 : duplicateKeys(rows, run.query.orderBy)),
    [rows, run, isStale],
  );
  const hasMore = result.hasNextPage && !isStale;

  return {
    rows,
    isStale,
    isLoading: result.isFetching,
    isFirstPage: result.isPending,
    isStopped,
    hasMore,
    /** All rows of the query are here. */
    isComplete: result.isSuccess && !isStale && !result.hasNextPage,
    duplicates,
    trouble: result.error ? troubleOf(result.error) : null,
    durationMs: sum(pages, (page) => page.durationMs),
    bytes: sum(pages, (page) => page.bytes),
    /** Of the grid, as one scrolls. After trouble or a stop only a person goes on. */
    needMore: () => {
      if (hasMore && !result.isFetching && !isStopped && result.error === null) void result.fetchNextPage();
    },
    resume: () => {
      setStoppedRunId(null);
      if (pages && !isStale) void result.fetchNextPage();
      else if (!isStopped) void result.refetch();
    },
    stop: () => {
      if (run === null || !result.isFetching) return;
      setStoppedRunId(run.runId);
      void client.cancelQueries({ queryKey: rowsKeys.run(run) });
    },
  };
}

export type ReadRows = ReturnType<typeof useRows>;

function sum<T>(pages: readonly T[] | undefined, of: (page: T) => number): number {
  return pages?.reduce((total, page) => total + of(page), 0) ?? 0;
}

function troubleOf(error: Error): PublicError {
  return error instanceof RowsError ? error.trouble : { code: "INTERNAL", explanation: "internal", params: {} };
}
