import type { HistoryKind, HistoryOutcome } from "@/lib/services/history/port";

export const KINDS: readonly HistoryKind[] = ["call", "act"];
export const OUTCOMES: readonly HistoryOutcome[] = ["ok", "refused", "failed", "stopped", "unknown"];

/** What the history page shows; all of it stands in its address. */
export type HistorySearch = {
  search: string;
  kind: HistoryKind | null;
  outcome: HistoryOutcome | null;
  connectionId: string | null;
  /** The line whose details are open. */
  entry: string | null;
};

const LONGEST_SEARCH = 200;

/** Whatever is in an address that was sent along by somebody, what makes no sense is left out. */
export function readHistorySearch(params: { get(name: string): string | null }): HistorySearch {
  const [kind, outcome, connectionId, entry] = [
    params.get("kind"),
    params.get("outcome"),
    params.get("connection"),
    params.get("entry"),
  ];
  return {
    search: (params.get("search") ?? "").slice(0, LONGEST_SEARCH),
    kind: KINDS.find((known) => known === kind) ?? null,
    outcome: OUTCOMES.find((known) => known === outcome) ?? null,
    connectionId:
      connectionId !== null && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(connectionId) ? connectionId : null,
    entry: entry !== null && /^\d{1,19}$/.test(entry) ? entry : null,
  };
}

export function toHistoryParams({ search, kind, outcome, connectionId, entry }: HistorySearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (kind) params.set("kind", kind);
  if (outcome) params.set("outcome", outcome);
  if (connectionId) params.set("connection", connectionId);
  if (entry) params.set("entry", entry);
  return params;
}
