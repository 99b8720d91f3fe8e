import { z } from "zod";
import type { ServiceContext } from "../context";
import { findJob, type JobInput } from "./find-job";
import { errorOfJobFailure, readFailure } from "./job-failure";
import type { LineState } from "./job-kind";
import { type JobView, jobViewOf } from "./job-view";
import type { LogLine } from "./port";

export type OpenedJob = { job: JobView; log: LogLine[]; failures: { code: string; count: number }[] };

/** How a job stands, what it told of itself, and of which kinds its failures are. */
export async function openJob(ctx: ServiceContext, input: JobInput): Promise<OpenedJob> {
  const job = await findJob(ctx, input);
  const { ledger } = ctx.jobs;
  const [log, failures] = await Promise.all([
    ledger.logOf(job.id),
    job.failed > 0 ? ledger.failuresByCode(job.id) : Promise.resolve([]),
  ]);
  return { job: jobViewOf(ctx, job), log, failures };
}

const STATES = ["waiting", "done", "missing", "failed", "duplicate", "noted"] as const satisfies LineState[];
const MOST_LINES = 200;

export const ListJobLinesInput = z.object({
  jobId: z.uuid(),
  state: z.enum(STATES).nullable().default(null),
  after: z.int().min(-1).default(-1),
  limit: z.int().min(1).max(MOST_LINES).default(50),
});

export type JobLineView = {
  ordinal: number;
  state: LineState;
  path: string | null;
  size: number | null;
  sha256: string | null;
  attempts: number;
  failure: Error | null;
};

/** The files of a job, a page at a time. */
export async function listJobLines(
  ctx: ServiceContext,
  { jobId, ...question }: z.output<typeof ListJobLinesInput>,
): Promise<JobLineView[]> {
  const job = await findJob(ctx, { jobId });
  const lines = await ctx.jobs.ledger.shownLines(job.id, question);
  return lines.map(({ ordinal, state, path, size, sha256, attempts, failure }) => {
    const kept = readFailure(failure);
    return { ordinal, state, path, size, sha256, attempts, failure: kept && errorOfJobFailure(kept) };
  });
}
