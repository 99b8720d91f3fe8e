import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { callAction } from "@/components/connections/use-action-call";
import { toast } from "@/components/ui/toast";
import type { PublicError } from "@/lib/actions/public-error";
import type { SaveQuery } from "../query-actions";
import type { SaveDraft } from "./save-draft";

export type SaveTrouble =
  | { kind: "conflict"; by: string; at: Date; version: number }
  | { kind: "gone" }
  | { kind: "refused"; error: PublicError };

type SaveOptions = {
  explorer: Explorer;
  place: { connectionId: string; connectorId: string };
  save: SaveQuery;
  onDone: () => void;
};

/** Sends the query to be kept; what comes of it stays in the form, so that nothing is lost. */
export function useSave({ explorer, place, save, onDone }: SaveOptions) {
  const t = useTranslations("savedQueries.save");
  const [trouble, setTrouble] = useState<SaveTrouble | null>(null);
  const [isPending, setPending] = useState(false);

  /** `version` null = as a new one. */
  async function send(draft: SaveDraft, version: number | null): Promise<void> {
    if (isPending) return;
    const { open } = explorer.openQuery;
    const existing = version !== null && open ? { queryId: open.id, version } : null;
    setPending(true);
    const result = await callAction(save, { ...place, ...draft, page: explorer.page, existing });
    setPending(false);
    if (!result.ok) return setTrouble(troubleOf(result.error, existing !== null));
    explorer.openQuery.keep(result.data);
    const { name, visibility } = result.data;
    toast(t(visibility === "shared" ? "savedShared" : "saved", { name }));
    onDone();
  }

  return { send, trouble, isPending };
}

function troubleOf(error: PublicError, isExisting: boolean): SaveTrouble {
  const { version, by, at } = error.params;
  if (error.code === "CONFLICT" && typeof version === "number") {
    return { kind: "conflict", version, by: String(by ?? ""), at: new Date(String(at)) };
  }
  return error.code === "NOT_FOUND" && isExisting ? { kind: "gone" } : { kind: "refused", error };
}
