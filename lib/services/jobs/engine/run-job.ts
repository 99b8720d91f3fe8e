import { findConnection } from "../../connections/find-connection";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { JobTrouble, writeFailure } from "../job-failure";
import type { AnyJobKind, EmitLines, JobRun } from "../job-kind";
import type { BegunRun, JobsPort, RunEnding, StoredJob } from "../port";
import { AWAY_TIMES, type AwayTimes } from "./away-times";
import { jobResult } from "./job-result";
import { LedgerWriter } from "./ledger-writer";
import { LineRunner } from "./line-runner";
import { LineSource } from "./line-source";
import { pauseReasonOf } from "./pause-reasons";
import { type Leaving, RunHold } from "./run-hold";
import { settleFiles } from "./settle-files";

/**
 * The engine of long work: one run of a job, from the queue's ticket to its end, a pause, or the end of this console. The
 * ledger is the truth: a run that is killed at any moment leaves what the next one needs, and no finished file is
 * fetched twice. No database, no queue and no disk by name: they come through JobsPort.
 */
export type JobEngine = {
  jobs: JobsPort;
  kindOf: (name: string) => AnyJobKind | null;
  /** The owner with his rights as they are now; null when he may not sign in any more. */
  contextOf: (job: StoredJob, signal: AbortSignal) => Promise<OwnersContext | null>;
  /** Trouble inside: for the log. */
  onTrouble?: (error: unknown, job: StoredJob) => void;
  awayTimes?: AwayTimes;
};

/** `close` resolves when what the run told of its calls is kept. */
export type OwnersContext = { ctx: ServiceContext; close: () => Promise<void> };

const LOOK_AT_RIGHTS_EVERY_MS = 30_000;

/** How a run ended; null = there was nothing to run. */
export type RunEnd = Leaving | "done" | "failed" | null;

/** `leaving`: this console is going. Throws only when not even the ledger could be told. */
export async function runJob(engine: JobEngine, jobId: string, ticket: string, leaving: AbortSignal): Promise<RunEnd> {
  const begun = await engine.jobs.ledger.beginRun(jobId, ticket);
  if (!begun) return null;
  const { job } = begun;
  const hold = new RunHold(engine.jobs.ledger, { jobId, run: job.run }, leaving);
  let trouble: unknown = null;
  try {
    if (job.state === "stopping") hold.leave("stopping");
    else await workOn(engine, begun, hold);
  } catch (error) {
    trouble = error;
  } finally {
    await hold.end();
  }
  return endRun(engine, job, hold, trouble);
}

async function workOn(engine: JobEngine, { job, definition, checkpoint }: BegunRun, hold: RunHold): Promise<void> {
  const { ledger, files } = engine.jobs;
  const kind = engine.kindOf(job.kind);
  if (!kind) throw new JobTrouble("INTERNAL");
  const { ctx, close } = await ownersContext(engine, job, hold);
  const folder = { jobId: job.id, target: job.target };
  // The operator may have taken it out of EXPORT_DIRS since the job began.
  const mayWrite = job.target === null || files.targets().includes(job.target);
  if (!mayWrite) throw new JobTrouble("DISK_REFUSED", { code: "EXPORT_DIRS" });
  const log: JobRun<unknown>["log"] = (code, params = {}) =>
    void ledger.log(job.id, code, params).catch(() => undefined);
  const run: JobRun<unknown> = {
    ...{ jobId: job.id, connectionId: job.connectionId, definition: kind.definition.parse(JSON.parse(definition)) },
    ...{ ctx, signal: hold.signal, log },
  };
  const journal = await files.openJournal(folder);
  const watch = setInterval(() => void lookAtRights(engine, job, hold), LOOK_AT_RIGHTS_EVERY_MS);
  try {
    const { adopted, reopened } = await settleFiles({ ledger, files, folder, hold }, job.heardAt);
    if (job.run > 1) log("goesOn", { adopted, reopened });
    else log("begins");
    await fetchAll(engine, { kind, run, hold, job, journal, checkpoint });
    const finished = hold.leaving === null ? await ledger.find(job.id) : null;
    if (finished) await kind.finish?.(run, jobResult(kind, finished, { ledger, files, folder, hold }));
    if (finished && hold.leaving === null) await tellHistory(ctx, finished);
  } finally {
    clearInterval(watch);
    await journal.close();
    await close();
  }
}

type Work = {
  kind: AnyJobKind;
  run: JobRun<unknown>;
  hold: RunHold;
  job: StoredJob;
  journal: Awaited<ReturnType<JobsPort["files"]["openJournal"]>>;
  checkpoint: string | null;
};

async function fetchAll(engine: JobEngine, { kind, run, hold, job, journal, checkpoint }: Work): Promise<void> {
  const { ledger, files } = engine.jobs;
  const writer = new LedgerWriter(ledger, hold);
  const folder = { jobId: job.id, target: job.target };
  const awayTimes = engine.awayTimes ?? AWAY_TIMES;
  const round = async (isPlanned: boolean) => {
    const source = new LineSource(ledger, job.id, isPlanned, hold.signal);
    const runner = new LineRunner({ kind, run, hold, files, folder, journal, ledger: writer, source, awayTimes });
    const planning = isPlanned ? Promise.resolve() : planAll(engine, { kind, run, hold, source, checkpoint });
    const [planned, ran] = await Promise.allSettled([planning, runner.runAll()]);
    await writer.flush();
    for (const result of [planned, ran]) if (result.status === "rejected") throw result.reason;
  };
  await round(job.isPlanned);
  // Lines that a person gave back meanwhile wait behind where this run had passed.
  while (hold.leaving === null && (await ledger.waiting(job.id, -1, 1)).length > 0) await round(true);
}

type Plan = Pick<Work, "kind" | "run" | "hold" | "checkpoint"> & { source: LineSource };

async function planAll(engine: JobEngine, { kind, run, hold, source, checkpoint }: Plan): Promise<void> {
  const { ledger } = engine.jobs;
  const emit: EmitLines<unknown> = async (lines, mark) => {
    const planned = lines.map(({ payload, fetchKey = null, path }) => ({
      payload: JSON.stringify(payload),
      ...{ fetchKey, path },
    }));
    hold.heard(await ledger.plan(hold.mark, planned, JSON.stringify(mark ?? null)));
    hold.signal.throwIfAborted();
    source.tell();
  };
  try {
    await kind.plan(run, checkpoint === null ? null : JSON.parse(checkpoint), emit);
    hold.signal.throwIfAborted();
    hold.heard(await ledger.plan(hold.mark, [], null));
  } catch (error) {
    // Without a plan there is no end: what is being fetched is left too.
    if (hold.leaving === null) hold.leave("paused", pauseReasonOf(error) ?? error);
  } finally {
    source.planned();
  }
}

/** The verb's check, at another time: a person may have lost what he had when he began. */
async function ownersContext(engine: JobEngine, job: StoredJob, hold: RunHold): Promise<OwnersContext> {
  const owners = await engine.contextOf(job, hold.signal);
  if (!owners) throw new JobTrouble("PERSON_GONE");
  try {
    await findConnection(owners.ctx, job.connectionId);
    engine.kindOf(job.kind)?.requireRight?.(owners.ctx);
  } catch (error) {
    if (error instanceof ServiceError) throw new JobTrouble("NO_RIGHTS", {}, error);
    throw error;
  }
  return owners;
}

async function lookAtRights(engine: JobEngine, job: StoredJob, hold: RunHold): Promise<void> {
  try {
    await ownersContext(engine, job, hold);
  } catch (error) {
    if (error instanceof JobTrouble) hold.leave("paused", error);
  }
}

async function tellHistory(ctx: ServiceContext, { id, kind, connectionId, done, bytes }: StoredJob): Promise<void> {
  await ctx.history.record({
    ...{ kind: "act", action: "job.done", outcome: "ok", connectionId, subject: `${kind} ${id.slice(0, 8)}` },
    ...{ rows: done, answerBytes: bytes },
  });
}

async function endRun(engine: JobEngine, job: StoredJob, hold: RunHold, trouble: unknown): Promise<RunEnd> {
  const { ledger } = engine.jobs;
  const why = hold.leaving ?? (trouble === null ? "done" : pauses(trouble) ? "paused" : "failed");
  const reason = hold.leaving === null ? trouble : hold.trouble;
  if (reason !== null && !(reason instanceof JobTrouble && reason.code !== "INTERNAL")) engine.onTrouble?.(reason, job);
  if (why === "lost") return why;
  const states = { paused: "paused", stopping: "stopped", away: "queued", done: "done", failed: "failed" } as const;
  const ending: RunEnding = { state: states[why], failure: reason === null ? null : writeFailure(reason) };
  if (!(await ledger.endRun(hold.mark, ending))) return "lost";
  await ledger.log(job.id, LOGGED[why], {}).catch(() => undefined);
  if (why === "done") await goOnWithLate(engine, job.id);
  return why;
}

/** Lines that a person gave back when the run had looked for the last time. */
async function goOnWithLate({ jobs: { ledger, queue } }: JobEngine, jobId: string): Promise<void> {
  if ((await ledger.waiting(jobId, -1, 1)).length === 0) return;
  if (await ledger.move(jobId, ["done"], "queued")) await queue.dispatch(jobId);
}

const LOGGED = { paused: "paused", stopping: "stopped", away: "consoleLeft", done: "done", failed: "failed" } as const;

/** What a person can mend, and then go on. */
function pauses(trouble: unknown): boolean {
  return pauseReasonOf(trouble) !== null || (trouble instanceof JobTrouble && trouble.code !== "INTERNAL");
}
