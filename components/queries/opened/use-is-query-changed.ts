import { useMemo } from "react";
import { pageOf, readAddress } from "@/components/connectors/explorer/explorer-address";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";

/** True when the form says something else than the saved query that is open. */
export function useIsQueryChanged({ page, openQuery, byId }: Explorer): boolean {
  const kept = openQuery.open?.page ?? null;
  const keptPage = useMemo(
    // Through the form and back: a query that was kept in other words, or before a default moved, is no other query.
    () => kept !== null && pageOf(readAddress(new URLSearchParams(kept), byId.size).state, byId).toString(),
    [kept, byId],
  );
  return keptPage !== false && keptPage !== page;
}
