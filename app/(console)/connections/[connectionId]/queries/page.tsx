import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { routes } from "@/components/layout/routes";
import { packLines } from "@/components/queries/list/packed-lines";
import { SavedQueries } from "@/components/queries/list/saved-queries";
import { requireContext } from "@/lib/actions/context";
import { listSavedQueries, ListSavedQueriesInput } from "@/lib/services/queries/find-saved-query";
import {
  duplicateQueryAction,
  listSavedQueriesAction,
  moveQueryAction,
  removeQueryAction,
  restoreQueryAction,
  shareQueryAction,
} from "./actions";

type Props = { params: Promise<{ connectionId: string }> };

const actions = {
  list: listSavedQueriesAction,
  duplicate: duplicateQueryAction,
  move: moveQueryAction,
  share: shareQueryAction,
  remove: removeQueryAction,
  restore: restoreQueryAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedQueries"))("title") };
}

export default async function SavedQueriesPage({ params }: Props) {
  const { connectionId } = await params;
  const input = ListSavedQueriesInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.savedQueries(connectionId));
  const [t, lines] = await Promise.all([getTranslations("savedQueries"), listSavedQueries(ctx, input.data)]);
  return (
    <div className="mx-auto flex fill-page w-full max-w-5xl flex-col gap-3 p-4">
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <SavedQueries connectionId={connectionId} packed={packLines(lines)} actions={actions} />
    </div>
  );
}
