import { infiniteQueryOptions, queryOptions, skipToken } from "@tanstack/react-query";
import { dataOf } from "@/components/feedback/refusal";
import type { ActionResult } from "@/lib/actions/action-result";
import type { HistoryPage } from "@/lib/services/history/list-history";
import type { OpenedHistoryEntry } from "@/lib/services/history/open-history-entry";
import { callAction } from "../connections/use-action-call";
import type { HistorySearch } from "./history-search";

type Question = Omit<HistorySearch, "entry"> & { before?: string | null };
export type HistoryActions = {
  list: (question: Question) => Promise<ActionResult<HistoryPage>>;
  open: (input: { id: string }) => Promise<ActionResult<OpenedHistoryEntry>>;
};

const historyKeys = {
  all: ["history"] as const,
  list: (question: Question) => [...historyKeys.all, "list", question] as const,
  entry: (id: string | null) => [...historyKeys.all, "entry", id] as const,
};

export const historyQueries = {
  list: (question: Question, list: HistoryActions["list"]) =>
    infiniteQueryOptions({
      queryKey: historyKeys.list(question),
      queryFn: async ({ pageParam }) => dataOf(await callAction(list, { ...question, before: pageParam })),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      staleTime: 10_000,
    }),
  entry: (id: string | null, open: HistoryActions["open"]) =>
    queryOptions({
      queryKey: historyKeys.entry(id),
      queryFn: id === null ? skipToken : async () => dataOf(await callAction(open, { id })),
      staleTime: Infinity, // a line never changes
    }),
};
