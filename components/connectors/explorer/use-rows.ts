import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { startTransition, useEffect, useRef, useState } from "react";
import { useLocalView } from "@/components/results/local-view/use-local-view";
import type { LoadedRows, LoadedState } from "@/components/results/row-store/loaded-rows";
import { RowsTrouble } from "@/components/results/row-store/rows-client";
import type { PublicError } from "@/lib/actions/public-error";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { holdRows, loadedRowsOf } from "./loaded-runs";
import { rowsKeys, rowsQuery, type RowsRun } from "./rows-queries";

const NOTHING_ASKED: RowsRun = {
  runId: 0,
  connectionId: "",
  connectorId: "",
  take: 1,
  query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 1 },
};

/**
 * The rows of the newest run, page after page. Answers of older runs are dropped; until the new run's first rows are
 * there, the old ones stay in sight (`isStale`). A stopped run asks for nothing until it is resumed.
 */
export function useRows(run: RowsRun | null, fields: readonly GetConnectorField[]) {
  const client = useQueryClient();
  const [stoppedRunId, setStoppedRunId] = useState<number | null>(null);
  const isStopped = run !== null && stoppedRunId === run.runId;
  const result = useInfiniteQuery({ ...rowsQuery(run ?? NOTHING_ASKED), enabled: run !== null && !isStopped });

  const asked = loadedRowsOf(run?.runId ?? 0);
  const { rows: ownRows, duplicates } = useLoaded(asked);
  // Rows that came are drawn in pieces: until that is done, the answer they came with counts as on its way.
  const isBehind = ownRows.loaded < asked.loaded;
  const isLoading = result.isFetching || isBehind;
  const isWaiting = ownRows.loaded === 0 && isLoading;
  const [seen, setSeen] = useState(asked);
  if (!isWaiting && seen !== asked) setSeen(asked);
  const source = isWaiting ? seen : asked;
  const { rows, isArranging } = useLoaded(source);
  const local = useLocalView(source, fields);

  const pages = result.data?.pages;
  const isStale = source !== asked && rows.loaded > 0;
  // Of a first page that is not whole nothing is known but its rows: there may be more.
  const hasMore = !isStale && (result.hasNextPage || (pages === undefined && ownRows.loaded > 0));

  return {
    /** What is on the screen: as far as a local filter lets it through. */
    rows,
    /** Where the rows are, for all that is done with more than those on the screen. */
    source,
    /** What a person filters and sorts of them here. */
    local,
    isArranging,
    isStale,
    isLoading,
    isStopped,
    hasMore,
    /** All rows of the query are here. */
    isComplete: result.isSuccess && !isBehind && !isStale && !result.hasNextPage,
    duplicates: isStale ? 0 : duplicates,
    trouble: result.error ? troubleOf(result.error) : null,
    durationMs: sum(pages, (page) => page.durationMs),
    bytes: sum(pages, (page) => page.bytes),
    /** Of the grid, as one scrolls. After trouble or a stop only a person goes on. */
    needMore: () => {
      if (hasMore && !result.isFetching && !isStopped && result.error === null) void result.fetchNextPage();
    },
    resume: () => {
      setStoppedRunId(null);
      if (pages) void result.fetchNextPage();
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

/**
 * The rows as far as they are drawn. All of the page depends on them, several times a second while they come: it is
 * drawn in pieces, between which it hears keys and scrolling.
 */
function useLoaded(loaded: LoadedRows): LoadedState {
  useEffect(() => holdRows(loaded), [loaded]);
  const [drawn, setDrawn] = useState(() => ({ loaded, state: loaded.state() }));
  const isOther = drawn.loaded !== loaded;
  const current = isOther ? { loaded, state: loaded.state() } : drawn;
  if (isOther) setDrawn(current);
  const shown = useRef(current.state);
  useEffect(() => {
    shown.current = current.state;
  }, [current.state]);
  useEffect(() => {
    const hear = () => {
      const state = loaded.state();
      const draw = () => setDrawn((old) => (old.loaded === loaded && old.state === state ? old : { loaded, state }));
      // Another order of the same rows is what a person just asked for.
      if (isOtherOrder(shown.current, state)) draw();
      else startTransition(draw);
    };
    hear();
    return loaded.subscribe(hear);
  }, [loaded]);
  return current.state;
}

function isOtherOrder(old: LoadedState, state: LoadedState): boolean {
  return old.rows.loaded > 0 && old.rows.loaded === state.rows.loaded && old.rows.key !== state.rows.key;
}

function sum<T>(pages: readonly T[] | undefined, of: (page: T) => number): number {
  return pages?.reduce((total, page) => total + of(page), 0) ?? 0;
}

function troubleOf(error: Error): PublicError {
  const trouble = error instanceof RowsTrouble ? error.trouble : "aborted";
  return trouble === "aborted" ? { code: "INTERNAL", explanation: "internal", params: {} } : trouble;
}
