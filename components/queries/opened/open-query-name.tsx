"use client";

import { Bookmark, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { useIsQueryChanged } from "./use-is-query-changed";

/** Which saved query is open; a dot when the form says something else by now. */
export function OpenQueryName({ explorer }: { explorer: Explorer }) {
  const t = useTranslations("savedQueries");
  const isChanged = useIsQueryChanged(explorer);
  const { open } = explorer.openQuery;
  if (!open) return null;
  const Icon = open.visibility === "shared" ? Users : Bookmark;
  return (
    <p
      className="flex max-w-64 min-w-0 items-center gap-1.5 rounded-md bg-muted px-2 py-0.5 text-sm"
      title={[open.folder, open.name].filter(Boolean).join("/")}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      <span className="truncate">{open.name}</span>
      <span className="sr-only">({t(`visibility.${open.visibility}`)})</span>
      {isChanged ? (
        <>
          <span aria-hidden title={t("open.changed")} className="size-2 shrink-0 rounded-full bg-warning" />
          <span className="sr-only">: {t("open.changed")}</span>
        </>
      ) : null}
    </p>
  );
}
