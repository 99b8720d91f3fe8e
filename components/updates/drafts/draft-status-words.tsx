"use client";

import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/lib/format/moments";
import { formatBytes } from "@/lib/format/numbers";
import { LARGEST_DRAFT } from "./request-save-draft";
import type { DraftHandle } from "./use-draft";

/** "Concept bewaard 14:03", or why not. */
export function DraftStatusWords({ draft }: { draft: DraftHandle }) {
  const t = useTranslations("updateDrafts.status");
  const tRefusals = useTranslations("refusals");
  const language = useLocale();
  const { status, saveNow } = draft;
  if (status.kind === "untouched") return null;
  if (status.kind === "failed") {
    const key = `${status.error.explanation}.happened`;
    const why = tRefusals.has(key as "internal.happened")
      ? tRefusals(key as "internal.happened", status.error.params)
      : tRefusals("internal.happened");
    return (
      <span role="status" className="flex min-w-0 items-center gap-1.5 text-sm text-danger">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 truncate" title={why}>
          {t("failed", { why })}
        </span>
        <Button size="small" onClick={() => void saveNow()}>
          {t("again")}
        </Button>
      </span>
    );
  }
  const words =
    status.kind === "saved"
      ? t("saved", { at: timeOf(status.at, language) })
      : status.kind === "tooLarge"
        ? t("tooLarge", { limit: formatBytes(LARGEST_DRAFT, language) })
        : status.kind === "conflict"
          ? t("conflict")
          : t("changed");
  return (
    <span role="status" className="truncate text-sm text-muted-foreground">
      {words}
    </span>
  );
}

/** The time alone for today, which is what it nearly always is. */
function timeOf(at: Date, language: "nl" | "en"): string {
  const whole = formatMoment(at, language);
  const today = formatMoment(new Date(), language);
  return whole.slice(0, -5) === today.slice(0, -5) ? whole.slice(-5) : whole;
}
