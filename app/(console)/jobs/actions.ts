"use server";

import { defineAction } from "@/lib/actions/define-action";
import { jobStatusOf } from "@/lib/actions/job-status";
import { JobInput } from "@/lib/services/jobs/find-job";
import { pauseJob, removeJob, resumeJob, retryFailed, stopJob } from "@/lib/services/jobs/steer-job";

export const pauseJobAction = defineAction(JobInput, async (ctx, input) => jobStatusOf(await pauseJob(ctx, input)));
export const resumeJobAction = defineAction(JobInput, async (ctx, input) => jobStatusOf(await resumeJob(ctx, input)));
export const stopJobAction = defineAction(JobInput, async (ctx, input) => jobStatusOf(await stopJob(ctx, input)));
export const retryFailedAction = defineAction(JobInput, async (ctx, input) =>
  jobStatusOf(await retryFailed(ctx, input)),
);
export const removeJobAction = defineAction(JobInput, removeJob);
