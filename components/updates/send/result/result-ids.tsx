"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { ResultRecord } from "@/lib/services/updates/send/port";

/** More of them are copied, not read. */
const MOST_SHOWN = 100;

/** The keys that Profit gave back, to take along. */
export function ResultIds({ results }: { results: readonly ResultRecord[] }) {
  const t = useTranslations("updateSend.ids");
  const told = results.filter(({ ids }) => Object.keys(ids).length > 0);
  if (told.length === 0) return <p className="text-sm text-muted-foreground">{t("none")}</p>;
  const lines = () => told.map((record) => `${record.object}\t${textOf(record)}`).join("\n");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium">{t("title")}</h3>
        {told.length > 1 ? (
          <CopyButton text={lines} label={t("copyAll")}>
            {t("copyAll")}
          </CopyButton>
        ) : null}
      </div>
      <ul className="max-h-80 divide-y overflow-y-auto rounded-md border">
        {told.slice(0, MOST_SHOWN).map((record, at) => (
          <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-2 py-1">
            <span className="text-sm text-muted-foreground">{record.object}</span>
            {Object.entries(record.ids).map(([fieldId, id]) => (
              <span key={fieldId} className="inline-flex min-w-0 items-center gap-1">
                <span className="text-sm text-muted-foreground">{fieldId}</span>
                <code className="font-mono break-all select-all">{id}</code>
                <CopyButton text={id} label={t("copy", { field: fieldId, id })} />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {told.length > MOST_SHOWN ? (
        <p className="text-sm text-muted-foreground">{t("more", { count: told.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  );
}

function textOf({ ids }: ResultRecord): string {
  return Object.entries(ids)
    .map(([fieldId, id]) => `${fieldId}=${id}`)
    .join("\t");
}
