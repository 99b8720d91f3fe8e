import { queryOptions } from "@tanstack/react-query";
import type { ActionResult } from "@/lib/actions/action-result";
import type { QueryRights, SavedQuery, SavedQueryLine } from "@/lib/services/queries/port";
import type { SaveQueryInput } from "@/lib/services/queries/save-query";

/** What lists show and act on; the rest stays on the server, for there may be thousands of them. */
export type QueryLine = QueryRights &
  Pick<
    SavedQueryLine,
    "id" | "connectorId" | "name" | "description" | "folder" | "visibility" | "ownerName" | "version" | "updatedAt"
  >;

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
