"use client";

import { useTranslations } from "next-intl";
import type { HistoryDetail } from "@/lib/services/history/port";
import { CopyButton } from "../ui/copy-button";

/** What was asked and answered, once its seal is broken. */
export function SealedDetail({ detail }: { detail: HistoryDetail | null }) {
  const t = useTranslations("history.detail");
  const parts = detail
    ? ([
        [t("url"), detail.url],
        [t("query"), detail.query && readable(detail.query)],
        [t("message"), detail.message],
        [t("errorCode"), detail.errorCode],
        [t("note"), detail.note],
      ] as const)
    : [];
  const told = parts.filter((part): part is [string, string] => Boolean(part[1]));
  if (told.length === 0) return <p className="text-muted-foreground">{t("noDetail")}</p>;
  return (
    <section aria-label={t("sealed")} className="flex flex-col gap-3">
      {told.map(([name, text]) => (
        <div key={name} className="flex flex-col gap-1">
          <h3 className="flex items-center justify-between text-sm font-medium text-muted-foreground">
            {name}
            {name === t("query") ? <CopyButton text={detail?.query ?? ""} label={t("copyQuery")} /> : null}
          </h3>
          <pre className="max-h-64 overflow-auto rounded-md border bg-surface-sunken px-3 py-2 break-words whitespace-pre-wrap select-text">
            {text}
          </pre>
        </div>
      ))}
    </section>
  );
}

/** One parameter a line, as a person reads it; what is copied is as it was sent. */
function readable(query: string): string {
  return query
    .split("&")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    })
    .join("\n");
}
