"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Refusal } from "@/components/feedback/refusal";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { SaveHar } from "@/components/wire/save-har";
import { WireList } from "@/components/wire/wire-list";
import { type ListRunCalls, wireQueries } from "@/components/wire/wire-queries";
import type { RowsRun } from "../explorer/rows-queries";
import { CopyAs } from "./copy-as";
import { runNameOf, secondsSinceRun } from "./run-name";
import type { SnippetSource } from "./use-snippet-request";

type WirePanelProps = {
  run: RowsRun | null;
  /** Changes when the run may have made calls. */
  moment: string;
  listCalls: ListRunCalls;
  source: SnippetSource;
};

/** What went over the line for the rows on the screen, call by call. */
export function WirePanel({ run, ...rest }: WirePanelProps) {
  const t = useTranslations("wire");
  if (run === null) return <p className="p-3 text-muted-foreground">{t("empty")}</p>;
  return <RunCalls run={run} {...rest} />;
}

function RunCalls({ run, moment, listCalls, source }: WirePanelProps & { run: RowsRun }) {
  const t = useTranslations("wire");
  const { connectionId, connectorId, runId } = run;
  const asked = { connectionId, run: runNameOf(runId), secondsAgo: () => secondsSinceRun(runId) };
  const calls = useQuery({ ...wireQueries.ofRun(asked, moment, listCalls), placeholderData: keepPreviousData });
  const found = calls.data ?? [];
  return (
    <section aria-label={t("title")} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-1 border-b p-2">
        <p role="status" className="mr-auto px-1 text-sm text-muted-foreground">
          {calls.isPending ? null : t("count", { count: found.length })}
        </p>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label={t("refresh")}
          title={t("refresh")}
          onClick={() => void calls.refetch()}
        >
          <RotateCw aria-hidden className={calls.isFetching ? "motion-safe:animate-spin" : undefined} />
        </Button>
        <CopyAs source={source} />
        <SaveHar calls={found} name={connectorId} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {calls.error instanceof Refusal ? (
          <div className="p-2">
            <ErrorPanel error={calls.error.publicError} onRetry={() => void calls.refetch()} />
          </div>
        ) : calls.isPending ? (
          <Skeleton className="m-2 h-12" />
        ) : found.length === 0 ? (
          <p className="p-3 text-sm text-muted-foreground">{t("notYet")}</p>
        ) : (
          <WireList key={asked.run} calls={found} />
        )}
      </div>
      <p className="border-t px-3 py-1 text-xs text-muted-foreground">{t("masked")}</p>
    </section>
  );
}
