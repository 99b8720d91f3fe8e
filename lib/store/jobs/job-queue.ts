import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, inArray, lt, or, isNull, sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { settings } from "@/lib/config/settings";
import { log } from "@/lib/log/log";
import { askDatabase, database } from "../database";
import { jobs } from "../schema/jobs";
import { placeOfFiles } from "./job-place";

/**
 * Whose turn it is: pg-boss hands a job's ticket to one console of those that share a folder of files, and to another
 * when that one is silent for ten seconds. It knows nothing else of a job, and may lose everything: what is to be done
 * stands in our own rows, and is found there again. It works on the console's own few connections.
 */

/** `away` = the console left before the job was done; `lost` = another run has it, or the database was gone. */
type Run = (jobId: string, ticket: string, leaving: AbortSignal) => Promise<string | null>;
type Queue = { boss: PgBoss; leave: AbortController; timer: NodeJS.Timeout; name: string; workers: string[] };

const place = globalThis as typeof globalThis & { schakelJobQueue?: Queue };

const SCHEMA = "job_queue";
/** The shortest that pg-boss takes; it looks for silent workers every five seconds. */
const SILENT_AFTER_S = 10;
const LOOK_EVERY_S = 5;
/** Jobs at once per console: each has five calls under way. */
const JOBS_AT_ONCE = 3;
/** Tickets of this console are told to its workers at once; those of others are found by asking. */
const ASK_EVERY_S = 2;
const FIND_FORGOTTEN_EVERY_MS = 20_000;
const FORGOTTEN_AFTER_S = 30;
const UNDER_WAY = ["queued", "running", "stopping"] as const;

/** Begins to take jobs. Resolves when it does; what goes wrong later is logged and tried again. */
export async function startJobQueue(run: Run): Promise<void> {
  if (place.schakelJobQueue) return;
  const boss = new PgBoss({
    db: { executeSql: askDatabase },
    schema: SCHEMA,
    ...{ superviseIntervalSeconds: LOOK_EVERY_S, monitorIntervalSeconds: LOOK_EVERY_S },
    ...{ schedule: false, registerInstance: false, monitorVacuum: false, reindex: false },
  });
  boss.on("error", (error) => log().warn({ err: error }, "the queue of jobs has trouble"));
  const leave = new AbortController();
  const name = `jobs-${placeOfFiles()}`;
  const timer = setInterval(() => void findForgotten(FORGOTTEN_AFTER_S), FIND_FORGOTTEN_EVERY_MS).unref();
  const queue: Queue = { boss, leave, timer, name, workers: [] };
  place.schakelJobQueue = queue;
  await boss.start();
  await boss.createQueue(name, {
    ...{ heartbeatSeconds: SILENT_AFTER_S, expireInSeconds: 23 * 3600 },
    ...{ retryLimit: 1_000, retryDelay: 1, deleteAfterSeconds: 3600 },
  });
  for (let worker = 0; worker < JOBS_AT_ONCE; worker++) {
    const id = await boss.work<{ jobId: string }>(
      name,
      { batchSize: 1, pollingIntervalSeconds: ASK_EVERY_S, heartbeatRefreshSeconds: 3 },
      async ([ticket]) => {
        if (!ticket) return;
        const { jobId } = ticket.data;
        const end = await run(jobId, ticket.id, AbortSignal.any([leave.signal, ticket.signal]));
        if (end === "away") await dispatchJob(jobId);
      },
    );
    queue.workers.push(id);
  }
  // On a database of our own nobody else can have what was under way: whoever had it is gone.
  await findForgotten(settings().databaseUrl === null ? 0 : FORGOTTEN_AFTER_S);
}

/** Runs leave at once, and the queue has them back for others; ends when they have, or after some seconds. */
export async function stopJobQueue(): Promise<void> {
  const queue = place.schakelJobQueue;
  if (!queue || queue.leave.signal.aborted) return;
  clearInterval(queue.timer);
  queue.leave.abort();
  // Their tickets are still put back meanwhile.
  await queue.boss.stop({ graceful: true, timeout: 5_000, close: false });
  if (place.schakelJobQueue === queue) delete place.schakelJobQueue;
}

/** Gives a job a new ticket: an older one is worth nothing from here on. */
export async function dispatchJob(jobId: string): Promise<void> {
  const ticket = randomUUID();
  const [job] = await database()
    .update(jobs)
    .set({ ticket })
    .where(and(eq(jobs.id, jobId), inArray(jobs.state, [...UNDER_WAY])))
    .returning({ place: jobs.place });
  const queue = place.schakelJobQueue;
  if (!job || !queue) return; // found again by `findForgotten`
  try {
    await queue.boss.send(`jobs-${job.place}`, { jobId }, { id: ticket });
    for (const worker of queue.workers) queue.boss.notifyWorker(worker);
  } catch (error) {
    log().warn({ err: error, jobId }, "a job was not put in the queue");
  }
}

/** Jobs of this place that are under way in their rows, and in nobody's hands. */
async function findForgotten(afterSeconds: number): Promise<void> {
  try {
    const silent = sql`now() - make_interval(secs => ${afterSeconds})`;
    const found = await database()
      .select({ id: jobs.id, ticket: jobs.ticket })
      .from(jobs)
      .where(
        and(
          eq(jobs.place, placeOfFiles()),
          inArray(jobs.state, [...UNDER_WAY]),
          or(isNull(jobs.ticket), isNull(jobs.heardAt), lt(jobs.heardAt, silent)),
        ),
      );
    for (const { id, ticket } of found) {
      if (afterSeconds === 0 || !(await isWaitedFor(ticket))) await dispatchJob(id);
    }
  } catch (error) {
    log().warn({ err: error }, "forgotten jobs were not looked for");
  }
}

async function isWaitedFor(ticket: string | null): Promise<boolean> {
  const queue = place.schakelJobQueue;
  if (ticket === null || !queue) return false;
  const [found] = await queue.boss.findJobs(queue.name, { id: ticket });
  return found !== undefined && ["created", "retry", "active"].includes(found.state);
}
