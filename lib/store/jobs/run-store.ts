import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { jobItems, jobs } from "../schema/jobs";
import { isUuid } from "../uuid";
import {
  type JobState,
  type KeptFailure,
  openOfJob,
  type RunMark,
  sealForJob,
  selectJobs,
  toStoredJob,
} from "./job-row";
import { freePath, placePaths } from "./path-places";
import { insertLines, type PlannedLine, sealFailure } from "./item-lines";

/**
 * What a run writes. Each statement names the run: when another one has taken the job over, nothing is written and the
 * answer is `false`. The job's row is locked before its lines, so that two writers cannot wait for each other.
 */

type LineEnding = { ordinal: number } & (
  | { state: "done"; size: number; sha256: string; modifiedMs: number }
  | { state: "missing" | "failed"; failure: KeptFailure }
);
type RunEnding = { state: Exclude<JobState, "running" | "stopping">; failure: KeptFailure | null };
type ExtraFile = { path: string; size: number; sha256: string };
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

/** How long results are kept when nobody throws them away; what waits for a person waits longer. */
const KEPT_DAYS = 7;
const PAUSED_DAYS = 30;

/** When a job ended by coming into this state, and until when it is kept. */
export function endingOf(state: JobState): { endedAt: SQL | null; expiresAt: SQL | null } {
  if (["queued", "running", "stopping"].includes(state)) return { endedAt: null, expiresAt: null };
  const days = state === "paused" ? PAUSED_DAYS : KEPT_DAYS;
  return { endedAt: sql`now()`, expiresAt: sql`now() + make_interval(days => ${days})` };
}

/**
 * What a run that ends leaves its job as. What a person wanted while it was on its way out stands in the row, and goes
 * before what the run itself wanted; null = it is to go on, and has the ticket of another run.
 */
function endedAs(wished: RunEnding["state"], found: JobState): RunEnding["state"] | null {
  if (found === "queued") return null;
  if (wished !== "paused" && wished !== "queued") return wished;
  if (found === "stopping" || found === "stopped") return "stopped";
  return found === "paused" ? "paused" : wished;
}

export const runStore = {
  async beginRun(jobId: string, ticket: string) {
    if (!isUuid(jobId) || !isUuid(ticket)) return null;
    // Its last sign of life goes with it: what was written around then is looked at more closely.
    const begun = await database().execute<{ heard: Date | string | null }>(sql`
      update jobs j set run = j.run + 1, state = case when j.state = 'queued' then 'running' else j.state end,
        started_at = coalesce(j.started_at, now()), heard_at = now(), ended_at = null, expires_at = null
      from (select id, heard_at from jobs where id = ${jobId} for update) as before
      where j.id = before.id and j.ticket = ${ticket} and j.state in ('queued', 'running', 'stopping')
      returning before.heard_at as heard`);
    const [before] = begun.rows;
    const [row] = before ? await selectJobs().where(eq(jobs.id, jobId)) : [];
    if (!before || !row) return null;
    return {
      job: { ...toStoredJob(row), heardAt: before.heard === null ? null : new Date(before.heard) },
      definition: openOfJob(jobId, "definition", row.job.definitionSealed) ?? "",
      checkpoint: openOfJob(jobId, "checkpoint", row.job.checkpointSealed),
    };
  },

  async hear({ jobId, run }: RunMark, activeMs: number): Promise<JobState | null> {
    const [row] = await database()
      .update(jobs)
      .set({ heardAt: sql`now()`, activeMs: sql`${jobs.activeMs} + ${Math.round(activeMs)}` })
      .where(and(eq(jobs.id, jobId), eq(jobs.run, run)))
      .returning({ state: jobs.state });
    return row?.state ?? null;
  },

  endRun: (mark: RunMark, { state: wished, failure }: RunEnding) =>
    asRun(mark, async (_, { state: found }) => {
      const state = endedAs(wished, found);
      if (state === null) return null;
      return {
        ...{ state, ticket: null, ...endingOf(state) },
        failureSealed: failure && state === wished ? sealForJob(mark.jobId, "failure", failure.text) : null,
      };
    }),

  plan: (mark: RunMark, lines: readonly PlannedLine[], checkpoint: string | null) =>
    asRun(mark, async (tx, { lines: next }) => {
      const placed = await placePaths(tx, mark.jobId, next, lines);
      await insertLines(tx, mark.jobId, placed);
      const of = (state: string) => placed.filter((line) => line.state === state).length;
      return {
        lines: sql`${jobs.lines} + ${placed.length}`,
        total: sql`${jobs.total} + ${of("waiting")}`,
        duplicates: sql`${jobs.duplicates} + ${of("duplicate")}`,
        noted: sql`${jobs.noted} + ${of("noted")}`,
        ...(checkpoint === null
          ? { isPlanned: true }
          : { checkpointSealed: sealForJob(mark.jobId, "checkpoint", checkpoint) }),
      };
    }),

  close: (mark: RunMark, endings: readonly LineEnding[]) =>
    asRun(mark, async (tx) => {
      if (endings.length > 0) await writeEndings(tx, mark.jobId, endings);
      const of = (state: string) => endings.filter((ending) => ending.state === state).length;
      const bytes = endings.reduce((sum, ending) => sum + (ending.state === "done" ? ending.size : 0), 0);
      return {
        done: sql`${jobs.done} + ${of("done")}`,
        missing: sql`${jobs.missing} + ${of("missing")}`,
        failed: sql`${jobs.failed} + ${of("failed")}`,
        bytes: sql`${jobs.bytes} + ${bytes}`,
      };
    }),

  reopen: (mark: RunMark, ordinals: readonly number[]) =>
    asRun(mark, async (tx) => {
      const reopened = await tx
        .update(jobItems)
        .set({ state: "waiting", finishedAt: null })
        .where(
          and(eq(jobItems.jobId, mark.jobId), inArray(jobItems.ordinal, [...ordinals]), eq(jobItems.state, "done")),
        )
        .returning({ size: jobItems.size });
      const bytes = reopened.reduce((sum, { size }) => sum + (size ?? 0), 0);
      return { done: sql`${jobs.done} - ${reopened.length}`, bytes: sql`${jobs.bytes} - ${bytes}` };
    }),

  freePath,

  noteExtra: (mark: RunMark, file: ExtraFile) =>
    asRun(mark, async (_, { extras }) => ({
      extras: [...(extras as ExtraFile[]).filter(({ path }) => path !== file.path), file],
    })),
};

type Changes = { [K in keyof typeof jobs.$inferInsert]?: (typeof jobs.$inferInsert)[K] | SQL };

/** Runs a change for the run that has the job, and writes what it makes of the job's row; null = nothing, and `false`. */
async function asRun(
  { jobId, run }: RunMark,
  change: (tx: Transaction, job: { lines: number; extras: unknown; state: JobState }) => Promise<Changes | null>,
): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [job] = await tx
      .select({ lines: jobs.lines, extras: jobs.extras, state: jobs.state })
      .from(jobs)
      .where(and(eq(jobs.id, jobId), eq(jobs.run, run)))
      .for("update");
    if (!job) return false;
    const changes = await change(tx, job);
    if (!changes) return false;
    await tx
      .update(jobs)
      .set({ ...changes, heardAt: sql`now()` })
      .where(eq(jobs.id, jobId));
    return true;
  });
}

/** One statement for all of them: with one for each, 20,000 small files would wait for the database. */
async function writeEndings(tx: Transaction, jobId: string, endings: readonly LineEnding[]): Promise<void> {
  const rows = endings.map((ending) => {
    const isDone = ending.state === "done";
    const failure = isDone ? null : ending.failure;
    return {
      ...{ ordinal: ending.ordinal, state: ending.state },
      ...{ size: isDone ? ending.size : null, sha256: isDone ? ending.sha256 : null },
      modified_ms: isDone ? ending.modifiedMs : null,
      failure_code: failure?.code ?? null,
      failure_sealed: failure && sealFailure(jobId, ending.ordinal, failure.text),
    };
  });
  await tx.execute(sql`
    update job_items i set state = e.state, size = e.size, sha256 = e.sha256, modified_ms = e.modified_ms,
      failure_code = e.failure_code, failure_sealed = e.failure_sealed, attempts = i.attempts + 1, finished_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(ordinal int, state text, size bigint, sha256 text,
      modified_ms bigint, failure_code text, failure_sealed text)
    where i.job_id = ${jobId} and i.ordinal = e.ordinal and i.state = 'waiting'`);
}
