"use client";

import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { columnsFor, shownFields, toggledOrder } from "./explorer-state";
import type { Explorer } from "./use-explorer";
import type { ReadRows } from "./use-rows";
import { useStatusText } from "./use-status-text";

// Comes while the rows do; the zone keeps its room. Not on the server, which has no rows to draw: it would only put the
// grid's code among what the page needs to begin.
const ResultGrid = dynamic(() => import("@/components/results/result-grid").then((module) => module.ResultGrid), {
  ssr: false,
  loading: () => <div aria-busy className="h-full min-h-64 border bg-surface" />,
});
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
  const columns = shownFields(state, fields, explorer.byId);
  const setColumns = (wished: string[]) => dispatch({ type: "columnsSet", columns: columnsFor(wished, fields) });
  return (
    <>
      {read.trouble ? (
        <div className="max-h-1/2 shrink-0 overflow-y-auto p-2">
          <ErrorPanel error={read.trouble} onRetry={read.resume} />
        </div>
      ) : null}
      <div
        className={cn(
          "flex h-[70dvh] min-h-72 flex-col transition-opacity lg:h-auto lg:flex-1",
          read.isStale && "opacity-60",
        )}
      >
        <ResultGrid
          fields={columns}
          rows={read.rows}
          hasMore={read.hasMore}
          isLoading={read.isLoading}
          onNeedMore={read.needMore}
          frozen={state.frozen}
          orderBy={run.query.orderBy}
          onSort={(fieldId, isAdditive, direction) =>
            explorer.sortNow(toggledOrder(state.orderBy, fieldId, isAdditive, direction))
          }
          onReorder={setColumns}
          onHide={(fieldId) => {
            const left = columns.filter(({ id }) => id !== fieldId).map(({ id }) => id);
            if (left.length > 0) setColumns(left);
          }}
          onFreeze={(frozen) => dispatch({ type: "frozenSet", frozen })}
          statusText={statusText}
          label={name}
        />
      </div>
      <p className="border-t bg-surface px-3 py-1 text-sm text-muted-foreground">{statusText}</p>
    </>
  );
}
