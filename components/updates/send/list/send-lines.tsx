"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "@/lib/format/moments";
import type { SendLine } from "@/lib/services/updates/send/port";
import { SendStateBadge } from "../send-state-badge";

type SendLinesProps = { sends: readonly SendLine[]; onOpen: (sendId: string) => void };

export function SendLines({ sends, onOpen }: SendLinesProps) {
  const t = useTranslations("updateSend.list");
  const tCounts = useTranslations("updateSend.counts");
  const language = useLocale();
  return (
    <ul aria-label={t("title")} className="divide-y rounded-md border">
      {sends.map((send) => (
        <li key={send.id}>
          <button
            type="button"
            onClick={() => onOpen(send.id)}
            className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-left hover:bg-accent focus-visible:-outline-offset-2"
          >
            <SendStateBadge state={send.state} />
            <span className="min-w-0 flex-1 basis-40">
              {send.actions.map(({ action, count }) => tCounts(`short.${action}`, { count })).join(", ")}
              {send.undoesSendId === null ? null : <span className="text-muted-foreground"> {t("undo")}</span>}
            </span>
            {send.state === "unknown" && send.readBackFinding !== null ? (
              <span className="text-sm text-muted-foreground">{t(`found.${send.readBackFinding}`)}</span>
            ) : null}
            <span className="text-sm text-muted-foreground">{send.personName}</span>
            <time dateTime={send.startedAt.toISOString()} className="text-sm text-muted-foreground tabular-nums">
              {formatMoment(send.startedAt, language)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}
