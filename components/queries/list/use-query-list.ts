import { useTranslations } from "next-intl";
import { useState } from "react";
import { callAction } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import type { QueryRights, SavedQuery, Visibility } from "@/lib/services/queries/port";
import type { ListQueries, QueryLine } from "../query-actions";

type Changed = Promise<ActionResult<SavedQuery & QueryRights>>;

/** The verbs, as the page hands them in. */
export type ListActions = {
  list: ListQueries;
  duplicate: (input: { queryId: string; name: string }) => Changed;
  move: (input: { queryId: string; version: number; name: string; folder: string }) => Changed;
  share: (input: { queryId: string; visibility: Visibility }) => Changed;
  remove: (input: { queryId: string }) => Promise<ActionResult<SavedQuery>>;
  restore: (input: SavedQuery) => Changed;
};

/** What was just done, in words; a removal with its way back. */
export type ListNews = { text: string; removed?: SavedQuery };

/** The list as it stands after what was done with it. A refusal changes nothing and is shown. */
export function useQueryList(connectionId: string, initial: readonly QueryLine[], actions: ListActions) {
  const t = useTranslations("savedQueries.list");
  const [lines, setLines] = useState(initial);
  const [news, setNews] = useState<ListNews | null>(null);
  const [trouble, setTrouble] = useState<PublicError | null>(null);

  const put = (line: QueryLine) => setLines((before) => [...before.filter(({ id }) => id !== line.id), line]);

  async function act<T>(running: Promise<ActionResult<T>>, onDone: (data: T) => ListNews): Promise<boolean> {
    const result = await running;
    if (result.ok) {
      setTrouble(null);
      setNews(onDone(result.data));
      return true;
    }
    setTrouble(result.error.code === "CONFLICT" ? null : result.error);
    if (result.error.code === "CONFLICT" || result.error.code === "NOT_FOUND") {
      const fresh = await callAction(actions.list, { connectionId });
      if (fresh.ok) setLines(fresh.data);
      if (result.error.code === "CONFLICT") setNews({ text: t("changedMeanwhile") });
    }
    return false;
  }

  const kept =
    (text: "copied" | "nowShared" | "unshared" | "restored" | "moved") => (line: SavedQuery & QueryRights) => {
      put(line);
      return { text: t(text, { name: line.name }) };
    };
  return {
    connectionId,
    lines,
    news,
    trouble,
    duplicate: ({ id, name }: QueryLine) =>
      act(callAction(actions.duplicate, { queryId: id, name: t("copyName", { name }).slice(0, 120) }), kept("copied")),
    move: ({ id, version }: QueryLine, name: string, folder: string) =>
      act(callAction(actions.move, { queryId: id, version, name, folder }), kept("moved")),
    share: ({ id, visibility }: QueryLine) => {
      const next = visibility === "shared" ? "private" : "shared";
      return act(callAction(actions.share, { queryId: id, visibility: next }), (line) => {
        const words = kept(next === "shared" ? "nowShared" : "unshared")(line);
        // Taken back to its owner by an administrator: from now on it is not theirs to see.
        if (next === "private" && !line.isMine) setLines((before) => before.filter((other) => other.id !== id));
        return words;
      });
    },
    remove: ({ id }: QueryLine) =>
      act(callAction(actions.remove, { queryId: id }), (removed) => {
        setLines((before) => before.filter((line) => line.id !== id));
        return { text: t("removed", { name: removed.name }), removed };
      }),
    restore: (query: SavedQuery) => act(callAction(actions.restore, query), kept("restored")),
  };
}

export type QueryList = ReturnType<typeof useQueryList>;
