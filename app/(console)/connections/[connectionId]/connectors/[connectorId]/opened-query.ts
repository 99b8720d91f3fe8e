import { openedSearch, QUERY_PARAMETER } from "@/components/queries/opened/opened-search";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { findSavedQuery, FindSavedQueryInput } from "@/lib/services/queries/find-saved-query";

type Place = { connectionId: string; connectorId: string };

/** What an address with `?query=` opens. One that is not there, or not this connector's, is told and opens nothing. */
export async function openedQuery(ctx: ServiceContext, { connectionId, connectorId }: Place, search: URLSearchParams) {
  const queryId = search.get(QUERY_PARAMETER);
  if (queryId === null) return { saved: null, isQueryGone: false, search };
  const saved = await savedQueryOf(ctx, queryId);
  const isHere = saved?.connectionId === connectionId && saved.connectorId === connectorId;
  return saved && isHere
    ? { saved, isQueryGone: false, search: openedSearch(search, saved) }
    : { saved: null, isQueryGone: true, search };
}

async function savedQueryOf(ctx: ServiceContext, queryId: string) {
  const input = FindSavedQueryInput.safeParse({ queryId });
  if (!input.success) return null;
  try {
    return await findSavedQuery(ctx, input.data);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
