import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findJob, type JobInput } from "./find-job";
import { type JobView, jobViewOf } from "./job-view";
import type { JobState, StoredJob } from "./port";

/**
 * What a person may do with a job: its owner, or an administrator. The ledger decides whether it can be done, for a job
 * moves on by itself meanwhile; a run hears of it within a second.
 */

/** What is under way is left where it is, and waits for a person. */
export function pauseJob(ctx: ServiceContext, input: JobInput): Promise<JobView> {
  return steer(ctx, input, "job.pause", (job) => move(ctx, job, ["queued", "running"], "paused"));
}

/** A job that paused, was stopped or failed goes on where it was. */
export function resumeJob(ctx: ServiceContext, input: JobInput): Promise<JobView> {
  return steer(ctx, input, "job.resume", async (job) => {
    await move(ctx, job, ["paused", "stopped", "failed"], "queued");
    await ctx.jobs.queue.dispatch(job.id);
  });
}

/** It is over; what there is of it is kept for its time. */
export function stopJob(ctx: ServiceContext, input: JobInput): Promise<JobView> {
  return steer(ctx, input, "job.stop", async (job) => {
    if (await ctx.jobs.ledger.move(job.id, ["running"], "stopping")) return;
    await move(ctx, job, ["queued", "paused", "failed"], "stopped");
  });
}

/** Lines that failed are asked again; a run that is still at work takes them along. */
export function retryFailed(ctx: ServiceContext, input: JobInput): Promise<JobView> {
  return steer(ctx, input, "job.retry", async (job) => {
    const { ledger, queue } = ctx.jobs;
    const lines = await ledger.retryFailed(job.id);
    if (lines === 0) throw new ServiceError("CONFLICT", "Nothing failed", { kind: "jobState", state: job.state });
    if (await ledger.move(job.id, ["done", "failed", "stopped", "paused"], "queued")) await queue.dispatch(job.id);
  });
}

/** The job, its files and its ledger. What it wrote into a folder of the company's stays there. */
export async function removeJob(ctx: ServiceContext, input: JobInput): Promise<{ removed: true }> {
  const job = await findJob(ctx, input);
  const { ledger, files } = ctx.jobs;
  // Without its row a run that is at work has nothing to write to any more.
  await ledger.remove(job.id);
  await record(ctx, job, "job.remove");
  // Files of another console are swept there.
  if (job.place === files.place()) await files.removeAll({ jobId: job.id, target: job.target });
  return { removed: true };
}

async function steer(
  ctx: ServiceContext,
  input: JobInput,
  action: string,
  act: (job: StoredJob) => Promise<void>,
): Promise<JobView> {
  const job = await findJob(ctx, input);
  await act(job);
  await record(ctx, job, action);
  return jobViewOf(ctx, await findJob(ctx, input));
}

async function move(ctx: ServiceContext, job: StoredJob, from: readonly JobState[], to: JobState): Promise<void> {
  if (await ctx.jobs.ledger.move(job.id, from, to)) return;
  const state = (await ctx.jobs.ledger.find(job.id))?.state ?? job.state;
  throw new ServiceError("CONFLICT", `A job that is ${state} cannot become ${to}`, { kind: "jobState", state });
}

async function record(ctx: ServiceContext, job: StoredJob, action: string): Promise<void> {
  const { id, connectionId, done, bytes } = job;
  await ctx.history.record({
    ...{ kind: "act", action, outcome: "ok", connectionId, subject: `${job.kind} ${id.slice(0, 8)}` },
    ...{ rows: done, answerBytes: bytes },
  });
}
