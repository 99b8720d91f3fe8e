"use client";

import { useTranslations } from "next-intl";
import type { WireCall } from "@/lib/services/history/port";
import { SaveHar } from "../wire/save-har";
import { WireList } from "../wire/wire-list";

/** What went over the line for a line of the history, in the same view as beside the rows. */
export function SealedCalls({ calls, name }: { calls: readonly WireCall[]; name: string }) {
  const t = useTranslations("wire");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1">
      <h3 className="flex items-center justify-between text-sm font-medium text-muted-foreground">
        {t("title")}
        <SaveHar calls={calls} name={name} />
      </h3>
      <div className="rounded-md border">
        <WireList calls={calls} />
      </div>
      <p className="text-xs text-muted-foreground">{t("masked")}</p>
    </section>
  );
}
