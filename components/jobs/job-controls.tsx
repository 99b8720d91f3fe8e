"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download, Pause, Play, RotateCw, Square, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { JobStatus } from "@/lib/actions/job-status";
import { useActionCall } from "../connections/use-action-call";
import { ErrorPanel } from "../feedback/error-panel";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";
import { useJobActions, type JobActions } from "./job-actions";
import { jobQueries } from "./job-queries";

type JobControlsProps = { job: JobStatus; onRemoved: () => void };

/** What can be done with a job as it stands. */
export function JobControls({ job, onRemoved }: JobControlsProps) {
  const t = useTranslations("jobs.controls");
  const actions = useJobActions();
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => void queries.invalidateQueries({ queryKey: jobQueries.key });
  const steering = useActionCall(
    (name: Exclude<keyof JobActions, "remove">) => actions[name]({ jobId: job.id }),
    refresh,
  );
  const removing = useActionCall(actions.remove, () => {
    refresh();
    onRemoved();
  });
  const { state } = job;
  const hasFiles = job.isHere && job.target === null && job.done + job.extras.length > 0;
  const steer = (name: Exclude<keyof JobActions, "remove">) => ({
    isPending: steering.isPending,
    onClick: () => steering.run(name),
  });
  const error = steering.error ?? removing.error;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {hasFiles ? (
          <Button asChild variant={state === "done" ? "primary" : "secondary"}>
            <a href={routes.jobZip(job.id)} download>
              <Download aria-hidden />
              {t(state === "done" ? "zip" : "zipSoFar")}
            </a>
          </Button>
        ) : null}
        {job.failed > 0 && state !== "stopping" ? (
          <Button {...steer("retry")}>
            <RotateCw aria-hidden />
            {t("retry", { count: job.failed })}
          </Button>
        ) : null}
        {state === "queued" || state === "running" ? (
          <Button {...steer("pause")}>
            <Pause aria-hidden />
            {t("pause")}
          </Button>
        ) : null}
        {state === "paused" || state === "stopped" || state === "failed" ? (
          <Button variant="primary" {...steer("resume")}>
            <Play aria-hidden />
            {t("resume")}
          </Button>
        ) : null}
        {state === "queued" || state === "running" || state === "paused" ? (
          <Button {...steer("stop")}>
            <Square aria-hidden />
            {t("stop")}
          </Button>
        ) : null}
        <Button variant="ghost" onClick={() => setRemoving(true)} aria-expanded={isRemoving}>
          <Trash2 aria-hidden />
          {t("remove")}
        </Button>
      </div>
      {isRemoving ? (
        <div className="flex flex-wrap items-center gap-2 rounded-md border border-danger/35 bg-danger-soft p-3">
          <p className="min-w-0 flex-1 basis-56">{t(job.target === null ? "removeSure" : "removeSureTarget")}</p>
          <Button variant="danger" isPending={removing.isPending} onClick={() => removing.run({ jobId: job.id })}>
            {t("removeNow")}
          </Button>
          <Button onClick={() => setRemoving(false)}>{t("keep")}</Button>
        </div>
      ) : null}
      {error ? <ErrorPanel error={error} /> : null}
    </div>
  );
}
