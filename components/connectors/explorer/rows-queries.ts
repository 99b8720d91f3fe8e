import { infiniteQueryOptions } from "@tanstack/react-query";
import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { routes } from "@/components/layout/routes";
import type { PublicError } from "@/lib/actions/public-error";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { Row } from "@/lib/profit/wire/get-connector-page";
import type { ChangesReading } from "../changes/changes-reading";
import { runNameOf } from "../inspector/run-name";
import { loadedRowsOf } from "./loaded-runs";

/** A page that is whole. Its rows are in the worker (components/results/row-store), behind those of the pages before it. */
export type RowsPage = { skip: number; rows: number; durationMs: number; bytes: number };

/** One press on "Run": a new `runId` asks anew, also when nothing changed. */
export type RowsRun = {
  runId: number;
  connectionId: string;
  connectorId: string;
  query: RowsQuery;
  take: number;
  /** Only what changed, all of it in one answer. */
  changes?: ChangesReading;
};

/** Trouble on the way to the rows, in the form the error panel shows. */
export class RowsError extends Error {
  override readonly name = "RowsError";
  readonly trouble: PublicError;

  constructor(trouble: PublicError) {
    super(trouble.explanation);
    this.trouble = trouble;
  }
}

export const rowsKeys = {
  all: ["rows"] as const,
  ofConnector: (connectionId: string, connectorId: string) => [...rowsKeys.all, connectionId, connectorId] as const,
  run: (run: RowsRun) => [...rowsKeys.ofConnector(run.connectionId, run.connectorId), run.runId] as const,
};

/**
 * Pages of a run, one after another: a page is asked for when the one before it is whole. Where it begins is not told by
 * the pages but by the rows that came: those of a page that broke off are kept, and reading goes on behind them.
 */
export const rowsQuery = (run: RowsRun) =>
  infiniteQueryOptions({
    queryKey: rowsKeys.run(run),
    queryFn: async ({ signal }): Promise<RowsPage> => {
      const loaded = loadedRowsOf(run.runId);
      // Changes are told anew from their beginning, never behind a part of them: rows may have moved meanwhile.
      if (run.changes && loaded.loaded > 0) throw new RowsError(CONSOLE_UNREACHABLE);
      const skip = run.query.skip + loaded.loaded;
      const orderFields = run.query.orderBy.map(({ fieldId }) => fieldId);
      const url = `${urlOf(run, { skip, take: run.take })}&run=${runNameOf(run.runId)}`;
      return { skip, ...(await loaded.read(url, orderFields, signal)) };
    },
    initialPageParam: run.query.skip,
    getNextPageParam: (last: RowsPage) => (last.rows < run.take ? undefined : last.skip + last.rows),
    staleTime: Infinity,
    // A run that is no longer looked at is let go at once: its rows may be large.
    gcTime: 0,
    retry: false, // the server already decided what is worth a second try
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });

type Asked = Pick<RowsRun, "connectionId" | "connectorId" | "query" | "changes">;
type Page = { skip: number; take: number };

/**
 * One page of the rows route. All fields are asked for, whatever columns are shown: Profit sends them anyway, and choosing
 * a column then needs no new question.
 */
function urlOf({ connectionId, connectorId, query, changes }: Asked, page: Page): string {
  const params = toRowsParams({ ...query, ...page, fields: [] });
  params.set("format", "json");
  params.set("take", String(page.take));
  if (!changes) return routes.rows(connectionId, connectorId, params);
  params.set("query", changes.queryId);
  params.set("reading", changes.readingId);
  params.set("from", changes.from);
  return routes.changes(connectionId, connectorId, params);
}

/** A few rows at once, for a look; what may be many is read by `rowsQuery`. */
export async function readFewRows(asked: Asked, page: Page): Promise<Row[]> {
  const response = await fetch(urlOf(asked, page)).catch(() => null);
  if (!response) throw new RowsError(CONSOLE_UNREACHABLE);
  if (!response.ok) throw new RowsError(await publicErrorOf(response));
  return (await response.json().catch(() => Promise.reject(new RowsError(CONSOLE_UNREACHABLE)))) as Row[];
}
