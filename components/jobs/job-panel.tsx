"use client";

import { useLocale, useTranslations } from "next-intl";
import type { JobLogLine, OpenedJobStatus } from "@/lib/actions/job-status";
import { formatDay, formatExactMoment } from "@/lib/format/moments";
import { Notice } from "../feedback/notice";
import { JobControls } from "./job-controls";
import { JobFailures } from "./job-failures";
import { JobProgress } from "./job-progress";
import { useJobWords } from "./use-job-words";

type JobPanelProps = { opened: OpenedJobStatus; onRemoved: () => void };

/** All about one job, below its title: how far it is, why it waits, what failed, and what can be done. */
export function JobPanel({ opened: { job, log }, onRemoved }: JobPanelProps) {
  const t = useTranslations("jobs");
  const language = useLocale();
  const { problemOf } = useJobWords();
  return (
    <div className="flex flex-col gap-4">
      <JobProgress job={job} />
      {job.problem ? (
        <Notice kind="warning" isNews>
          <p>
            {job.state === "failed" ? t("failedBecause") : t("pausedBecause")} {problemOf(job.problem)}
          </p>
        </Notice>
      ) : null}
      {job.target !== null ? (
        <p className="text-sm break-all text-muted-foreground">{t("target", { folder: job.target })}</p>
      ) : job.isHere ? null : (
        <Notice>{t("elsewhere")}</Notice>
      )}
      <JobControls job={job} onRemoved={onRemoved} />
      {job.expiresAt && job.target === null ? (
        <p className="text-sm text-muted-foreground">
          {t("expires", { day: formatDay(new Date(job.expiresAt), language) })}
        </p>
      ) : null}
      <JobFailures jobId={job.id} state="failed" count={job.failed} />
      <JobFailures jobId={job.id} state="missing" count={job.missing} />
      <JobLog log={log} />
    </div>
  );
}

function JobLog({ log }: { log: readonly JobLogLine[] }) {
  const t = useTranslations("jobs");
  const language = useLocale();
  const { logOf } = useJobWords();
  if (log.length === 0) return null;
  return (
    <details className="rounded-md border">
      <summary className="cursor-pointer px-3 py-2 font-medium">{t("logTitle", { count: log.length })}</summary>
      <ol className="flex max-h-64 flex-col gap-1 overflow-y-auto border-t p-3 text-sm">
        {log.map((line) => (
          <li key={line.id} className="flex flex-wrap gap-x-2">
            <time dateTime={line.at} className="text-muted-foreground tabular-nums">
              {formatExactMoment(new Date(line.at), language)}
            </time>
            <span className="min-w-0 break-words">{logOf(line)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
