"use client";

import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { LoadedZone } from "./loaded-zone";
import type { Explorer } from "./use-explorer";
import type { ReadRows } from "./use-rows";
import { useStatusText } from "./use-status-text";

const NoRows = dynamic(() => import("./no-rows").then((module) => module.NoRows), { ssr: false });

type ResultZoneProps = { explorer: Explorer; read: ReadRows; fields: readonly GetConnectorField[]; name: string };

/** Rows, or why there are none: a refusal never takes the query away, and rows that came before it stay. */
export function ResultZone({ explorer, read, fields, name }: ResultZoneProps) {
  const t = useTranslations("connectors");
  const { state, dispatch, run } = explorer;
  const statusText = useStatusText(run, read, explorer.byId);
  if (run === null) return <EmptyState icon={Table2} title={t("noRows.idleTitle")} text={t("noRows.idleText")} />;
  const hasNothing = read.rows.loaded === 0 && !read.isLoading;
  if (read.trouble && read.rows.loaded === 0) {
    return (
      <div className="overflow-y-auto p-3">
        <ErrorPanel error={read.trouble} onRetry={() => explorer.start()} />
      </div>
    );
  }
  if (hasNothing && read.isStopped) {
    return (
      <EmptyState icon={Table2} title={t("noRows.idleTitle")} text={t("noRows.stopped")}>
        <Button onClick={read.resume}>{t("explorer.resume")}</Button>
      </EmptyState>
    );
  }
  if (hasNothing) {
    return (
      <NoRows
        key={run.runId}
        run={run}
        onClearFilter={() => {
          dispatch({ type: "filterCleared" });
          explorer.start({ ...state, groups: [] });
        }}
        onClearSkip={() => {
          dispatch({ type: "skipCleared" });
          explorer.start({ ...state, skip: 0 });
        }}
      />
    );
  }
  return (
    <>
      {read.trouble ? (
        <div className="max-h-1/2 shrink-0 overflow-y-auto p-2">
          <ErrorPanel error={read.trouble}>
            <Button onClick={read.resume}>{t("explorer.resume")}</Button>
          </ErrorPanel>
        </div>
      ) : null}
      <LoadedZone {...{ explorer, read, run, fields, name, statusText }} />
    </>
  );
}
