"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { readHistorySearch, toHistoryParams, type HistorySearch } from "./history-search";

/** The page's state is its address. Changed in place: a filter is no step to go back through, and nothing is loaded anew. */
export function useHistorySearch(): [HistorySearch, (change: Partial<HistorySearch>) => void] {
  const pathname = usePathname();
  const search = readHistorySearch(useSearchParams());
  const change = (changes: Partial<HistorySearch>) => {
    // From the address as it is now: two changes may follow each other before the page is drawn again.
    const now = readHistorySearch(new URLSearchParams(window.location.search));
    const params = toHistoryParams({ ...now, ...changes }).toString();
    window.history.replaceState(null, "", params ? `${pathname}?${params}` : pathname);
  };
  return [search, change];
}
