import "server-only";
import { log } from "@/lib/log/log";
import { IN_EXPORT } from "@/lib/profit/repeat-read";
import type { ServiceContext } from "@/lib/services/context";
import { type JobEngine, type OwnersContext, runJob } from "@/lib/services/jobs/engine/run-job";
import { jobKindOf } from "@/lib/services/jobs/job-kinds";
import type { StoredJob } from "@/lib/services/jobs/port";
import { GroupedLines } from "@/lib/store/history/grouped-lines";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { startJobQueue, stopJobQueue } from "@/lib/store/jobs/job-queue";
import { peopleStore } from "@/lib/store/people/people-store";
import { storePorts } from "./store-ports";

/** Where the engine of long work meets the stores: who a job acts as, and when it runs. */
const engine: JobEngine = {
  jobs: storePorts.jobs,
  kindOf: jobKindOf,
  contextOf: ownersContext,
  onTrouble: (error, { id, kind }) => log().error({ err: error, jobId: id, kind }, "a job has trouble"),
};

/** Begins to work on what waits. Not awaited at boot: nobody's page needs it. */
export async function startJobs(): Promise<void> {
  try {
    await startJobQueue((jobId, ticket, leaving) => runJob(engine, jobId, ticket, leaving));
  } catch (error) {
    log().error({ err: error }, "jobs do not run in this console");
  }
}

/** Lets go of what runs, so that it can go on elsewhere, or after the next start. */
export async function stopJobs(): Promise<void> {
  await stopJobQueue().catch((error: unknown) => log().warn({ err: error }, "jobs were left in a hurry"));
}

/** A job acts as its owner, with the rights that he has now; nobody is signed in meanwhile. */
async function ownersContext(job: StoredJob, signal: AbortSignal): Promise<OwnersContext | null> {
  const person = await peopleStore.find(job.ownerId);
  if (!person || person.disabledAt !== null) return null;
  const { id, email, name, role } = person;
  // No session has this id, so nothing is unmasked for it.
  const actor = { id, email, name, role, sessionId: job.id, address: "" };
  const lines = new GroupedLines(actor);
  const ctx: ServiceContext = {
    ...storePorts,
    ...{ actor, signal, language: job.language, runId: job.id, now: () => new Date(), patience: IN_EXPORT },
    history: { ...historyStoreFor(actor), record: (entry) => lines.record(entry) },
  };
  return { ctx, close: () => lines.flush() };
}
