"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/lib/format/moments";
import { QUERY_PARAMETER } from "../opened/opened-search";
import type { OpenQuery } from "../opened/use-open-query";
import type { SaveTrouble } from "./use-save";

type SaveTroubleNoticeProps = {
  trouble: SaveTrouble | null;
  connectionId: string;
  connectorId: string;
  open: OpenQuery | null;
  /** With the version that is there now. */
  onOverwrite: (version: number) => void;
};

/** Somebody was first, or it is gone: says so and what can be done; what was made here stays. */
export function SaveTroubleNotice({ trouble, connectionId, connectorId, open, onOverwrite }: SaveTroubleNoticeProps) {
  const t = useTranslations("savedQueries.save");
  const language = useLocale();
  if (trouble === null) return <div role="alert" />;
  if (trouble.kind === "refused") return <ErrorPanel error={trouble.error} />;
  if (trouble.kind === "gone") {
    return (
      <div role="alert">
        <Notice kind="warning">
          <p className="font-semibold">{t("goneTitle")}</p>
          <p>{t("goneText")}</p>
        </Notice>
      </div>
    );
  }
  const look = new URLSearchParams({ [QUERY_PARAMETER]: open?.id ?? "" });
  return (
    <div role="alert">
      <Notice kind="warning">
        <p className="font-semibold">
          {t("conflictTitle", {
            who: trouble.by || t("conflictSomebody"),
            when: formatMoment(trouble.at, language),
          })}
        </p>
        <p>{t("conflictText")}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" onClick={() => onOverwrite(trouble.version)}>
            {t("overwrite")}
          </Button>
          <Button size="small" variant="ghost" asChild>
            <Link href={routes.connector(connectionId, connectorId, look)} target="_blank">
              {t("conflictLook")}
            </Link>
          </Button>
        </div>
      </Notice>
    </div>
  );
}
