import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistoryPanel } from "@/components/history/history-panel";
import { readHistorySearch } from "@/components/history/history-search";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";
import { ListHistoryInput, listHistory } from "@/lib/services/history/list-history";
import { listHistoryAction, openHistoryEntryAction } from "./actions";

const actions = { list: listHistoryAction, open: openHistoryEntryAction };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: Props) {
  const [ctx, params] = await Promise.all([requireContext(), searchParams]);
  const search = readHistorySearch({
    get: (name) => {
      const value = params[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  });
  const [page, connections] = await Promise.all([
    listHistory(ctx, ListHistoryInput.parse(search)),
    listConnections(ctx),
  ]);
  return (
    <HistoryPanel
      first={{ search, page, now: ctx.now() }}
      connections={connections.map(({ id, name }) => ({ id, name }))}
      isAdmin={ctx.actor.role === "admin"}
      actions={actions}
    />
  );
}
