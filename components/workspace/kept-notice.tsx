"use client";

import { History } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type KeptNoticeProps = { readAt: number; onRefresh: () => void };

/** Rows that were not asked again say of when they are. */
export function KeptNotice({ readAt, onRefresh }: KeptNoticeProps) {
  const t = useTranslations("workspace.kept");
  const format = useFormatter();
  return (
    <p className="flex flex-wrap items-center gap-x-2 border-b bg-surface-sunken px-3 py-1 text-sm text-muted-foreground">
      <History aria-hidden className="size-3.5" />
      {t("asOf", { time: format.dateTime(readAt, { hour: "2-digit", minute: "2-digit" }) })}
      <Button variant="link" className="text-sm" onClick={onRefresh}>
        {t("refresh")}
      </Button>
    </p>
  );
}
