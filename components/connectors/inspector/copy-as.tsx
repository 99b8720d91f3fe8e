"use client";

import { Code } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { LatePopover } from "@/components/ui/late-popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { SnippetSource } from "./use-snippet-request";

const CopyAsList = dynamic(() => import("./copy-as-list").then((module) => module.CopyAsList), {
  ssr: false,
  loading: () => <Skeleton className="h-56" />,
});

/** The query as a program, in one's language of choice, straight to the clipboard. Without words where room is short. */
export function CopyAs({ source, isShort = false }: { source: SnippetSource; isShort?: boolean }) {
  const t = useTranslations("wire.snippet");
  return (
    <LatePopover
      align="end"
      label={t("copyAsLabel")}
      className="w-48 p-1"
      trigger={
        isShort ? (
          <Button variant="ghost" size="icon" aria-label={t("copyAsLabel")} title={t("copyAsLabel")}>
            <Code aria-hidden />
          </Button>
        ) : (
          <Button size="small" variant="ghost">
            <Code aria-hidden />
            {t("copyAs")}
          </Button>
        )
      }
    >
      {() => <CopyAsList source={source} />}
    </LatePopover>
  );
}
