import { infiniteQueryOptions } from "@tanstack/react-query";
import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { routes } from "@/components/layout/routes";
import type { PublicError } from "@/lib/actions/public-error";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { Row } from "@/lib/profit/wire/get-connector-page";

export type RowsPage = { rows: Row[]; skip: number; durationMs: number; bytes: number };

/** One press on "Run": a new `runId` asks anew, also when nothing changed. */
export type RowsRun = { runId: number; connectionId: string; connectorId: string; query: RowsQuery; take: number };

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

/** Pages of a run, one after another: a page is asked for when the one before it is whole. */
export const rowsQuery = (run: RowsRun) =>
  infiniteQueryOptions({
    queryKey: rowsKeys.run(run),
    queryFn: ({ pageParam, signal }) => readRows(run, { skip: pageParam, take: run.take }, signal),
    initialPageParam: run.query.skip,
    getNextPageParam: (last: RowsPage) => (last.rows.length < run.take ? undefined : last.skip + last.rows.length),
    staleTime: Infinity,
    // A run that is no longer looked at is let go at once: its rows may be large.
    gcTime: 0,
    retry: false, // the server already decided what is worth a second try
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });

/**
 * One page from the rows route. All fields are asked for, whatever columns are shown: Profit sends them anyway, and
 * choosing a column then needs no new question.
 */
export async function readRows(
  { connectionId, connectorId, query }: Pick<RowsRun, "connectionId" | "connectorId" | "query">,
  page: { skip: number; take: number },
  signal?: AbortSignal,
): Promise<RowsPage> {
  const params = toRowsParams({ ...query, ...page, fields: [] });
  params.set("format", "json");
  params.set("take", String(page.take));
  let response: Response;
  try {
    response = await fetch(routes.rows(connectionId, connectorId, params), { ...(signal && { signal }) });
  } catch (error) {
    throw signal?.aborted ? error : new RowsError(CONSOLE_UNREACHABLE);
  }
  if (!response.ok) throw new RowsError(await publicErrorOf(response));
  const count = (name: string) => Number(response.headers.get(name)) || 0;
  try {
    const rows = (await response.json()) as Row[];
    return { rows, skip: page.skip, durationMs: count("x-profit-duration-ms"), bytes: count("x-profit-bytes") };
  } catch (error) {
    throw signal?.aborted ? error : new RowsError(CONSOLE_UNREACHABLE);
  }
}
