"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState, type ReactNode } from "react";
import { Refusal } from "@/components/feedback/refusal";
import { formatDuration } from "@/lib/format/durations";
import { formatExactMoment } from "@/lib/format/moments";
import { formatBytes, formatNumber, type FormatLanguage } from "@/lib/format/numbers";
import type { HistoryDetail, HistoryRow } from "@/lib/services/history/port";
import { ErrorPanel } from "../feedback/error-panel";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "../ui/sheet";
import { Skeleton } from "../ui/skeleton";
import { historyQueries, type HistoryActions } from "./history-queries";
import { OutcomeBadge } from "./outcome-badge";
import { SealedDetail } from "./sealed-detail";
import { useActionName } from "./use-action-name";

const SealedCalls = dynamic(() => import("./sealed-calls").then((module) => module.SealedCalls), {
  ssr: false,
  loading: () => <Skeleton className="h-24" />,
});

type HistorySheetProps = {
  id: string;
  /** The line as the list has it; null when it was opened by its address alone. */
  row: HistoryRow | null;
  open: HistoryActions["open"];
  onClose: () => void;
};

export function HistorySheet({ id, row, open, onClose }: HistorySheetProps) {
  const t = useTranslations("history");
  const nameOf = useActionName();
  const [isUnsealed, setUnsealed] = useState(row === null);
  const opened = useQuery(historyQueries.entry(isUnsealed ? id : null, open));
  const shown = row ?? opened.data ?? null;
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{shown ? nameOf(shown.action) : t("title")}</SheetTitle>
          <SheetDescription>{shown?.connectorId ?? shown?.subject ?? t("kinds.call")}</SheetDescription>
        </SheetHeader>
        <SheetBody>
          {shown ? <Facts row={shown} /> : opened.isError ? null : <Skeleton className="h-48" />}
          {opened.error instanceof Refusal ? (
            <ErrorPanel error={opened.error.publicError} onRetry={() => void opened.refetch()} />
          ) : opened.data ? (
            <>
              <SealedDetail detail={opened.data.detail} />
              {opened.data.detail?.wire ? (
                <SealedCalls calls={opened.data.detail.wire} name={opened.data.connectorId ?? opened.data.action} />
              ) : null}
            </>
          ) : (
            <div className="flex flex-col items-start gap-1.5">
              <Button isPending={opened.isFetching} onClick={() => setUnsealed(true)}>
                {t("detail.openSealed")}
              </Button>
              <p className="text-sm text-muted-foreground">{t("detail.sealedHint")}</p>
            </div>
          )}
          {shown ? <Onward row={shown} detail={opened.data?.detail ?? null} /> : null}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

/** Back to the work: the same query, or at least its connector. */
function Onward({ row, detail }: { row: HistoryRow; detail: HistoryDetail | null }) {
  const t = useTranslations("history.detail");
  const { connectionId, connectorId } = row;
  if (!connectionId || !connectorId) return null;
  const page = detail?.page === undefined ? undefined : new URLSearchParams(detail.page);
  return (
    <Button asChild variant={page ? "primary" : "secondary"} className="self-start">
      <Link href={routes.connector(connectionId, connectorId, page)}>{t(page ? "again" : "openConnector")}</Link>
    </Button>
  );
}

function Facts({ row }: { row: HistoryRow }) {
  const t = useTranslations("history.detail");
  const language = useLocale();
  const facts: [string, ReactNode][] = [
    [t("when"), formatExactMoment(row.at, language)],
    [t("who"), row.personName ?? t("console")],
    [t("connection"), row.connectionName],
    [t("connector"), row.connectorId],
    [t("subject"), row.subject],
    [t("outcome"), <OutcomeBadge key="outcome" outcome={row.outcome} />],
    [t("status"), row.status === undefined ? null : [row.method, row.status].filter(Boolean).join(" · ")],
    [t("rows"), row.rows === undefined ? null : formatNumber(row.rows, language)],
    [t("duration"), row.durationMs === undefined ? null : formatDuration(row.durationMs, language)],
    [t("sizes"), useSizes(row, language)],
    [
      t("logReference"),
      row.logReference ? (
        <span key="reference" className="inline-flex max-w-full items-center gap-1">
          <code className="break-all select-all">{row.logReference}</code>
          <CopyButton text={row.logReference} label={t("copyLogReference")} />
        </span>
      ) : null,
    ],
  ];
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-2">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function useSizes({ requestBytes, answerBytes }: HistoryRow, language: FormatLanguage): string | null {
  const t = useTranslations("history.detail");
  const [request, answer] = [requestBytes, answerBytes].map((size) =>
    size === undefined ? undefined : formatBytes(size, language),
  );
  if (request !== undefined && answer !== undefined) return t("sizesOf", { request, answer });
  if (answer !== undefined) return t("answerOnly", { answer });
  return request === undefined ? null : t("requestOnly", { request });
}
