"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { JobStatus } from "@/lib/actions/job-status";
import { formatMoment } from "@/lib/format/moments";
import { formatNumber } from "@/lib/format/numbers";
import { paceOf } from "../job-pace";
import { JobStateBadge } from "../job-state-badge";
import { useJobWords } from "../use-job-words";

type JobListProps = {
  jobs: readonly JobStatus[];
  /** What a line leads to: the whole line is its. */
  linkOf: (job: JobStatus, title: string) => ReactNode;
};

/** Jobs, newest first. */
export function JobList({ jobs, linkOf }: JobListProps) {
  const t = useTranslations("jobs");
  const language = useLocale();
  const { titleOf } = useJobWords();
  return (
    <ul aria-label={t("listLabel")} className="divide-y overflow-hidden rounded-lg border bg-card">
      {jobs.map((job) => {
        const { fraction } = paceOf(job);
        const behind = job.done + job.missing + job.failed;
        return (
          <li key={job.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-accent">
            <div className="min-w-0 flex-1 basis-56">
              {linkOf(job, titleOf(job))}
              <p className="truncate text-sm text-muted-foreground">
                {[job.connectionName, job.isOwn ? null : job.ownerName, formatMoment(new Date(job.createdAt), language)]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <span className="text-sm text-muted-foreground tabular-nums">
              {fraction === null || job.state === "done"
                ? t("counts.done", { count: job.done, shown: formatNumber(job.done, language) })
                : t("of", { done: formatNumber(behind, language), total: formatNumber(job.total, language) })}
            </span>
            <JobStateBadge job={job} />
          </li>
        );
      })}
    </ul>
  );
}
