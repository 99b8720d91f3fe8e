"use client";

import { Layers } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import type { BatchCheck } from "@/lib/services/reports/batch/batch-request";
import type { DeskReport, ReportActions } from "../report-actions";
import { BatchBegun } from "./batch-begun";
import { answersOf, type BatchTable, proposeSources, type ValueSource } from "./batch-table";
import { CheckedBatch } from "./checked-batch";
import { SourceList } from "./source-list";
import { ValueInlet } from "./value-inlet";

/** What a server action takes is 1 MB (next.config.js), and letters with accents are two bytes. */
const MOST_SENT = 450_000;

type BatchPanelProps = { connectionId: string; report: DeskReport; actions: ReportActions };

/** One report for many values: where they come from, which question they answer, what it will be, and off it goes. */
export function BatchPanel({ connectionId, report, actions }: BatchPanelProps) {
  const t = useTranslations("reports.batch");
  const { fields } = report;
  const [table, setTable] = useState<BatchTable | null>(null);
  const [sources, setSources] = useState<ValueSource[]>([]);
  const [fixed, setFixed] = useState(() => fields.map(({ defaultValue }) => defaultValue));
  const [checked, setChecked] = useState<BatchCheck | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const checking = useActionCall(actions.checkBatch, setChecked);
  const beginning = useActionCall(actions.beginBatch, (begun) => setJobId(begun.jobId));

  const requestOf = (from: BatchTable, by: readonly ValueSource[], same: readonly string[]) => ({
    ...{ connectionId, reportId: report.id, version: report.version },
    rows: answersOf(from, by, same),
  });
  const isTooLarge = table !== null && JSON.stringify(answersOf(table, sources, fixed)).length > MOST_SENT;
  function take(next: BatchTable): void {
    const proposed = proposeSources(next, fields);
    setTable(next);
    setSources(proposed);
    setChecked(null);
  }
  /** What was checked is only good for what was asked then. */
  function change(next: { sources?: ValueSource[]; fixed?: string[] }): void {
    if (next.sources) setSources(next.sources);
    if (next.fixed) setFixed(next.fixed);
    setChecked(null);
  }
  if (jobId !== null)
    return <BatchBegun jobId={jobId} onAgain={() => (setJobId(null), setTable(null), setChecked(null))} />;
  if (fields.length === 0) return <p className="text-muted-foreground">{t("noQuestions")}</p>;
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <ValueInlet {...{ connectionId, fields, actions }} onTable={take} />
      {table && table.rows.length > 0 ? (
        <>
          {table.isCut ? <p className="text-warning">{t("cut", { most: table.rows.length })}</p> : null}
          <SourceList {...{ fields, table, sources, fixed }} onChange={change} />
          {isTooLarge ? <p className="text-danger">{t("tooLarge")}</p> : null}
          {checking.error ? <ErrorPanel error={checking.error} /> : null}
          {checked ? (
            <CheckedBatch
              checked={checked}
              isPending={beginning.isPending}
              onBegin={() => beginning.run(requestOf(table, sources, fixed))}
            />
          ) : (
            <Button
              className="self-start"
              variant="primary"
              isPending={checking.isPending}
              disabled={isTooLarge}
              onClick={() => checking.run(requestOf(table, sources, fixed))}
            >
              <Layers aria-hidden />
              {t("check", { count: table.rows.length })}
            </Button>
          )}
          {beginning.error ? <ErrorPanel error={beginning.error} /> : null}
        </>
      ) : null}
    </div>
  );
}
