"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Refusal } from "@/components/feedback/refusal";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { jobQueries } from "./job-queries";
import { useJobWords } from "./use-job-words";

type JobFailuresProps = { jobId: string; state: "failed" | "missing"; count: number };

/** Which files there are not, and why; asked for when somebody looks. */
export function JobFailures({ jobId, state, count }: JobFailuresProps) {
  const t = useTranslations("jobs.failures");
  const [isOpen, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <details className="rounded-md border" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer px-3 py-2 font-medium">{t(state, { count })}</summary>
      {isOpen ? <Lines jobId={jobId} state={state} /> : null}
    </details>
  );
}

function Lines({ jobId, state }: Omit<JobFailuresProps, "count">) {
  const t = useTranslations("jobs.failures");
  const { problemOf } = useJobWords();
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    jobQueries.lines(jobId, state),
  );
  const trouble = error instanceof Refusal ? error.publicError : null;
  if (!data && trouble) return <ErrorPanel error={trouble} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="m-3 h-16" />;
  return (
    <div className="flex flex-col gap-2 border-t p-3">
      <ul className="flex flex-col divide-y text-sm">
        {data.pages.flat().map(({ ordinal, path, attempts, problem }) => (
          <li key={ordinal} className="flex flex-col py-1.5">
            <span className="font-medium break-all">{path ?? t("line", { number: ordinal + 1 })}</span>
            <span className="break-words text-muted-foreground">
              {problem ? problemOf(problem) : t("unknown")}
              {attempts > 1 ? ` ${t("attempts", { count: attempts })}` : null}
            </span>
          </li>
        ))}
      </ul>
      {trouble ? <ErrorPanel error={trouble} /> : null}
      {hasNextPage ? (
        <Button size="small" className="self-start" isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}
