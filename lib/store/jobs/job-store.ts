import "server-only";
import { randomUUID } from "node:crypto";
import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { database } from "../database";
import { jobItems, jobLog, jobs } from "../schema/jobs";
import { isUuid } from "../uuid";
import { itemStore } from "./item-store";
import { type JobState, sealForJob, selectJobs, toStoredJob } from "./job-row";
import { endingOf, runStore } from "./run-store";

/** Jobs as people see and steer them. What a run writes stands in run-store, its lines in item-store. */

type JobOrder = {
  kind: string;
  ownerId: string;
  connectionId: string;
  language: "nl" | "en";
  title: Record<string, string | number>;
  definition: string;
  place: string;
  target: string | null;
};

const UNDER_WAY = ["queued", "running", "stopping"] as const;
/** A log that nobody reads to its beginning need not have one. */
const LOG_LINES = 500;

const jobStore = {
  async insert({ definition, ...order }: JobOrder): Promise<string> {
    const id = randomUUID();
    await database()
      .insert(jobs)
      .values({ id, ...order, definitionSealed: sealForJob(id, "definition", definition) });
    return id;
  },

  async find(jobId: string) {
    if (!isUuid(jobId)) return null;
    const [row] = await selectJobs().where(eq(jobs.id, jobId));
    return row ? toStoredJob(row) : null;
  },

  async list(ownerId: string | null, limit: number) {
    const rows = await selectJobs()
      .where(ownerId === null ? undefined : eq(jobs.ownerId, ownerId))
      .orderBy(desc(jobs.createdAt))
      .limit(limit);
    return rows.map(toStoredJob);
  },

  async countUnderWay(ownerId: string): Promise<number> {
    const [row] = await database()
      .select({ count: count() })
      .from(jobs)
      .where(and(eq(jobs.ownerId, ownerId), inArray(jobs.state, [...UNDER_WAY])));
    return row?.count ?? 0;
  },

  async move(jobId: string, from: readonly JobState[], to: JobState): Promise<boolean> {
    if (!isUuid(jobId)) return false;
    const { rowCount } = await database()
      .update(jobs)
      .set({ state: to, failureSealed: null, ...endingOf(to) })
      .where(and(eq(jobs.id, jobId), inArray(jobs.state, [...from])));
    return rowCount === 1;
  },

  async retryFailed(jobId: string): Promise<number> {
    if (!isUuid(jobId)) return 0;
    return database().transaction(async (tx) => {
      // The job first: whoever writes endings takes its row first too.
      await tx.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, jobId)).for("update");
      const { rowCount } = await tx
        .update(jobItems)
        .set({ state: "waiting", failureSealed: null, failureCode: null })
        .where(and(eq(jobItems.jobId, jobId), eq(jobItems.state, "failed")));
      const waiting = rowCount ?? 0;
      await tx
        .update(jobs)
        .set({ failed: sql`${jobs.failed} - ${waiting}` })
        .where(eq(jobs.id, jobId));
      return waiting;
    });
  },

  async remove(jobId: string): Promise<void> {
    if (isUuid(jobId)) await database().delete(jobs).where(eq(jobs.id, jobId));
  },

  async log(jobId: string, code: string, params: Record<string, string | number>): Promise<void> {
    const db = database();
    // Of a job that is removed meanwhile there is nothing to tell.
    const [line] = await db
      .insert(jobLog)
      .select(
        db
          .select({
            id: sql`nextval('job_log_id_seq')`.as("id"),
            jobId: jobs.id,
            at: sql`now()`.as("at"),
            code: sql`${code}::text`.as("code"),
            params: sql`${JSON.stringify(params)}::jsonb`.as("params"),
          })
          .from(jobs)
          .where(eq(jobs.id, jobId)),
      )
      .returning({ id: jobLog.id });
    if (line && line.id % 50 === 0) await trimLog(jobId);
  },

  async logOf(jobId: string) {
    if (!isUuid(jobId)) return [];
    const rows = await database()
      .select({ id: jobLog.id, at: jobLog.at, code: jobLog.code, params: jobLog.params })
      .from(jobLog)
      .where(eq(jobLog.jobId, jobId))
      .orderBy(desc(jobLog.id))
      .limit(LOG_LINES);
    return rows.map(({ params, ...line }) => ({ ...line, params: params as Record<string, string | number> }));
  },
};

async function trimLog(jobId: string): Promise<void> {
  await database().execute(sql`
    delete from job_log where job_id = ${jobId} and id <= (
      select id from job_log where job_id = ${jobId} order by id desc offset ${LOG_LINES} limit 1)`);
}

/** Structurally the JobLedgerPort of the services, which this room does not know. */
export const jobLedger = { ...jobStore, ...runStore, ...itemStore };
