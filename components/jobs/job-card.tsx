"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Refusal } from "@/components/feedback/refusal";
import type { OpenedJobStatus } from "@/lib/actions/job-status";
import { ErrorPanel } from "../feedback/error-panel";
import { Skeleton } from "../ui/skeleton";
import { JobPanel } from "./job-panel";
import { jobQueries } from "./job-queries";
import { JobStateBadge } from "./job-state-badge";
import { useJobWords } from "./use-job-words";

type JobCardProps = {
  jobId: string;
  /** As the server knew it when the page was made. */
  first?: OpenedJobStatus;
  isHeading?: boolean;
  onRemoved?: () => void;
};

/** One job, with its title, wherever it is looked at: it follows how the job goes. */
export function JobCard({ jobId, first, isHeading = false, onRemoved }: JobCardProps) {
  const [isRemoved, setRemoved] = useState(false);
  const { titleOf } = useJobWords();
  const { data, error, refetch } = useQuery({
    ...jobQueries.one(jobId),
    enabled: !isRemoved,
    ...(first && { initialData: first }),
  });
  const queries = useQueryClient();
  const state = data?.job.state;
  // The header tells how many are under way: also of one that began or ended just now.
  useEffect(() => void queries.invalidateQueries(jobQueries.count()), [queries, state]);
  if (isRemoved) return null;
  if (!data) {
    if (error instanceof Refusal) return <ErrorPanel error={error.publicError} onRetry={() => void refetch()} />;
    return <Skeleton className="h-40" />;
  }
  const Title = isHeading ? "h1" : "h3";
  return (
    <article className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Title className={isHeading ? "text-xl font-semibold" : "font-semibold"}>{titleOf(data.job)}</Title>
        <JobStateBadge job={data.job} />
        <span className="text-sm text-muted-foreground">
          {[data.job.connectionName, data.job.isOwn ? null : data.job.ownerName].filter(Boolean).join(" · ")}
        </span>
      </div>
      <JobPanel
        opened={data}
        onRemoved={() => {
          setRemoved(true);
          onRemoved?.();
        }}
      />
    </article>
  );
}
