import { queryOptions, skipToken } from "@tanstack/react-query";
import type { ActionResult } from "@/lib/actions/action-result";
import type { HistoryPage } from "@/lib/services/history/list-history";

export type ConnectorName = { id: string; description: string };
/** `favourites` and `recents` by id, the newest first; they may name what is no longer there. */
export type ConnectorNames = { connectors: ConnectorName[]; favourites: string[]; recents: string[] };
export type LoadConnectorNames = (input: { connectionId: string }) => Promise<ActionResult<ConnectorNames>>;
export type QueryName = { id: string; name: string; folder: string; connectorId: string };
export type LoadQueryNames = (input: { connectionId: string }) => Promise<ActionResult<QueryName[]>>;
export type ListHistory = (input: { search: string; limit: number }) => Promise<ActionResult<HistoryPage>>;

const paletteKeys = {
  all: ["palette"] as const,
  connectors: (connectionId: string | null) => [...paletteKeys.all, "connectors", connectionId] as const,
  queries: (connectionId: string | null) => [...paletteKeys.all, "queries", connectionId] as const,
  history: (search: string | null) => [...paletteKeys.all, "history", search] as const,
};

export const paletteQueries = {
  connectors: (connectionId: string | null, load: LoadConnectorNames) =>
    queryOptions({
      queryKey: paletteKeys.connectors(connectionId),
      queryFn: connectionId === null ? skipToken : async () => dataOf(await load({ connectionId })),
      // What was opened or starred since then must be in it; the server remembers Profit's part. The old list shows at once.
      staleTime: 0,
    }),
  queries: (connectionId: string | null, load: LoadQueryNames) =>
    queryOptions({
      queryKey: paletteKeys.queries(connectionId),
      queryFn: connectionId === null ? skipToken : async () => dataOf(await load({ connectionId })),
      staleTime: 0,
    }),
  history: (search: string | null, list: ListHistory) =>
    queryOptions({
      queryKey: paletteKeys.history(search),
      queryFn: search === null ? skipToken : async () => dataOf(await list({ search, limit: 30 })).rows,
      staleTime: 0,
    }),
};

function dataOf<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}
