import { infiniteQueryOptions, queryOptions, skipToken } from "@tanstack/react-query";
import { dataOf } from "@/components/feedback/refusal";
import { callAction } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { DossierItems, DossierQuestion } from "@/lib/services/attachments/find-dossier-items";
import type { ItemAttachments } from "@/lib/services/attachments/list-attachments";

/** The verbs, as the page hands them in. */
export type DossierActions = {
  find: (input: {
    connectionId: string;
    question: DossierQuestion;
    skip: number;
  }) => Promise<ActionResult<DossierItems>>;
  attachments: (input: { connectionId: string; subjectId: string }) => Promise<ActionResult<ItemAttachments>>;
};

const dossierKeys = {
  of: (connectionId: string) => ["dossier", connectionId] as const,
  items: (connectionId: string, question: DossierQuestion) =>
    [...dossierKeys.of(connectionId), "items", question] as const,
  attachments: (connectionId: string, subjectId: string | null) =>
    [...dossierKeys.of(connectionId), "attachments", subjectId] as const,
};

const PAGE = 50;

export const dossierQueries = {
  items: (connectionId: string, question: DossierQuestion, find: DossierActions["find"]) =>
    infiniteQueryOptions({
      queryKey: dossierKeys.items(connectionId, question),
      queryFn: async ({ pageParam }) => dataOf(await callAction(find, { connectionId, question, skip: pageParam })),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => (page.hasMore ? pages.length * PAGE : null),
      staleTime: 30_000,
      retry: false,
    }),
  attachments: (connectionId: string, subjectId: string | null, list: DossierActions["attachments"]) =>
    queryOptions({
      queryKey: dossierKeys.attachments(connectionId, subjectId),
      queryFn: subjectId === null ? skipToken : async () => dataOf(await callAction(list, { connectionId, subjectId })),
      staleTime: 30_000,
      retry: false,
    }),
};
