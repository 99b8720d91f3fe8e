import "server-only";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { database } from "../database";
import { jobs } from "../schema/jobs";
import { foldersOfJobs, jobFiles } from "./job-files";

/**
 * Throws away the results whose time is over, with their bytes, and the folders of jobs that are no more (their person
 * or connection was removed). Resolves to how many jobs went. Meant to run once an hour.
 */
export async function sweepJobs(): Promise<number> {
  const db = database();
  const over = await db
    .select({ jobId: jobs.id, target: jobs.target, place: jobs.place })
    .from(jobs)
    .where(lt(jobs.expiresAt, sql`now()`));
  const here = over.filter(({ place }) => place === jobFiles.place());
  let gone = 0;
  for (const folder of here) {
    // The bytes first: a row without them is swept next time, and fetches them again when somebody let it go on meanwhile.
    await jobFiles.removeAll(folder);
    const isOver = lt(jobs.expiresAt, sql`now()`);
    const { rowCount } = await db.delete(jobs).where(and(eq(jobs.id, folder.jobId), isOver));
    gone += rowCount ?? 0;
  }
  await sweepFolders();
  return gone;
}

async function sweepFolders(): Promise<void> {
  const folders = await foldersOfJobs();
  if (folders.length === 0) return;
  const rows = await database().select({ id: jobs.id }).from(jobs).where(inArray(jobs.id, folders));
  const known = new Set(rows.map(({ id }) => id));
  for (const jobId of folders) if (!known.has(jobId)) await jobFiles.removeAll({ jobId, target: null });
}
