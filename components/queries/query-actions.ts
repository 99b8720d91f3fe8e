import { queryOptions } from "@tanstack/react-query";
import type { ActionResult } from "@/lib/actions/action-result";
import type { QueryRights, SavedQuery, SavedQueryLine } from "@/lib/services/queries/port";
import type { SaveQueryInput } from "@/lib/services/queries/save-query";

export type QueryLine = SavedQueryLine & QueryRights;
export type SaveQuery = (input: SaveQueryInput) => Promise<ActionResult<SavedQuery & QueryRights>>;
export type ListQueries = (input: { connectionId: string }) => Promise<ActionResult<QueryLine[]>>;

const queryKeys = {
  all: ["saved-queries"] as const,
  ofConnection: (connectionId: string) => [...queryKeys.all, connectionId] as const,
};

/** The saved queries of a connection, for completion; trouble on the way means nothing to complete with. */
export const savedQueriesQuery = (connectionId: string, list: ListQueries) =>
  queryOptions({
    queryKey: queryKeys.ofConnection(connectionId),
    queryFn: async () => {
      const result = await list({ connectionId });
      if (!result.ok) throw new Error(result.error.code);
      return result.data;
    },
    staleTime: 30_000,
    retry: false,
  });
