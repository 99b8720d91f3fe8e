import { InfiniteQueryObserver, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { holdRows, loadedRowsOf } from "@/components/connectors/explorer/loaded-runs";
import { rowsKeys, rowsQuery, type RowsRun } from "@/components/connectors/explorer/rows-queries";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { routes } from "@/components/layout/routes";
import { arrived, forgetRun, keepRun } from "./kept-runs";
import { reportPage } from "./page-report";

type Place = { connectionId: string; connectorId: string };

/** Tells the tab an explorer stands in what it is, and keeps its rows for who comes back to it. */
export function useTabReport(explorer: Explorer, { connectionId, connectorId }: Place, mayKeep: boolean): void {
  const { run, search, page } = explorer;
  const open = explorer.openQuery.open;
  const isChanged = explorer.isChanged || (open !== null && open.page !== page);
  const pageTitle = open?.name;
  useEffect(() => {
    reportPage({ address: { connectionId, connectorId, search }, isChanged, pageTitle });
  }, [connectionId, connectorId, search, isChanged, pageTitle]);
  useEffect(() => () => reportPage(null), []);
  useKeptRows(run, routes.connector(connectionId, connectorId, new URLSearchParams(search)), mayKeep);
}

function useKeptRows(run: RowsRun | null, href: string, mayKeep: boolean): void {
  const client = useQueryClient();
  const shown = useRef<RowsRun | null>(null);
  useEffect(arrived, []);
  useEffect(() => {
    // A newer read took its place.
    if (shown.current && shown.current !== run) forgetRun(shown.current.runId);
    shown.current = run;
    if (run) keepRun(run, href, () => holdOf(client, run));
  }, [client, run, href]);
  const leave = useEffectEvent((left: RowsRun | null) => {
    // A read under way ends with its page, as it always did: half an answer is not worth coming back to.
    const isUnderWay = left && client.getQueryState(rowsKeys.run(left))?.fetchStatus === "fetching";
    if (left && (isUnderWay || !mayKeep)) forgetRun(left.runId);
  });
  useEffect(() => () => leave(shown.current), []);
}

/** Without an observer the read would be let go when its page leaves; this one asks for nothing. */
function holdOf(client: QueryClient, run: RowsRun): () => void {
  const observer = new InfiniteQueryObserver(client, { ...rowsQuery(run), enabled: false });
  const leave = observer.subscribe(() => undefined);
  const release = holdRows(loadedRowsOf(run.runId));
  return () => {
    leave();
    release();
  };
}
