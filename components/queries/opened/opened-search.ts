import type { SavedQuery } from "@/lib/services/queries/port";

/** The id of the saved query that an address opens. */
export const QUERY_PARAMETER = "query";

/**
 * The explorer's address for a saved query. An address that says more than which query and its values is one that was
 * edited since: it wins, so that a shared link shows what its sender saw.
 */
export function openedSearch(search: URLSearchParams, saved: Pick<SavedQuery, "page">): URLSearchParams {
  const isBare = [...search.keys()].every((key) => key === QUERY_PARAMETER || key.startsWith("p."));
  if (!isBare) return search;
  const opened = new URLSearchParams(saved.page);
  for (const [key, value] of search) opened.set(key, value);
  return opened;
}
