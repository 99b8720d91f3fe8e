import { Plug, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { ConnectionList } from "@/components/connections/connection-list";
import { FirstRun } from "@/components/connections/first-run";
import { EmptyState } from "@/components/feedback/empty-state";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connections.list");
  return { title: t("title") };
}

export default async function ConnectionsPage() {
  const ctx = await requireContext();
  const [t, connections] = await Promise.all([getTranslations("connections.list"), listConnections(ctx)]);
  const isAdmin = ctx.actor.role === "admin";
  const isFirstRun = connections.every(({ origin }) => origin === "sandbox");
  // The sandbox's own order: the app connector that may do everything was added first.
  const [sandbox] = connections.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const addLink = (
    <Button asChild variant={isFirstRun && sandbox ? "secondary" : "primary"}>
      <Link href={routes.newConnection()}>
        <Plus aria-hidden />
        {t("add")}
      </Link>
    </Button>
  );
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 p-4 sm:p-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-xl font-semibold">{t("title")}</h1>
          <p className="text-muted-foreground">{t("intro")}</p>
        </div>
        {isAdmin && connections.length > 0 ? addLink : null}
      </header>
      {isFirstRun && sandbox ? <FirstRun sandbox={sandbox} canAdd={isAdmin} /> : null}
      {connections.length > 0 ? (
        <ConnectionList connections={connections} />
      ) : (
        <EmptyState icon={Plug} title={t("empty")} text={t(isAdmin ? "emptyAdmin" : "emptyOther")}>
          {isAdmin ? addLink : null}
        </EmptyState>
      )}
    </div>
  );
}
