import "server-only";
import { and, eq, isNotNull, notLike } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { database } from "../database";
import { jobItems, jobs } from "../schema/jobs";
import { placeOfFailure, placeOfPayload } from "./item-lines";
import { type JobColumn, placeOfJob } from "./job-row";

/** A sealed value, its place, and how it is replaced when it is still the same. */
type SealedValue = {
  sealed: string;
  place: string;
  store: (fresh: string) => Promise<{ rowCount: number | null }>;
};

/** So many lines at once: a job may have tens of thousands of them. */
const PAGE = 1_000;

/** Everything of jobs that was not sealed by the current key (`current` is a pattern of LIKE); for the rotation of keys. */
export async function* sealedOfJobs(current: string): AsyncGenerator<SealedValue> {
  yield* sealedColumn("definitionSealed", "definition", current);
  yield* sealedColumn("checkpointSealed", "checkpoint", current);
  yield* sealedColumn("failureSealed", "failure", current);
  yield* sealedLines("payloadSealed", placeOfPayload, current);
  yield* sealedLines("failureSealed", placeOfFailure, current);
}

type JobField = "definitionSealed" | "checkpointSealed" | "failureSealed";

async function* sealedColumn(field: JobField, column: JobColumn, current: string): AsyncGenerator<SealedValue> {
  const rows = await database()
    .select({ id: jobs.id, sealed: jobs[field] })
    .from(jobs)
    .where(olderThan(jobs[field], current));
  for (const { id, sealed } of rows) {
    if (sealed === null) continue;
    yield {
      ...{ sealed, place: placeOfJob(id, column) },
      store: (fresh) =>
        database()
          .update(jobs)
          .set({ [field]: fresh })
          .where(and(eq(jobs.id, id), eq(jobs[field], sealed))),
    };
  }
}

type LineField = "payloadSealed" | "failureSealed";

async function* sealedLines(
  field: LineField,
  placeOf: (jobId: string, ordinal: number) => string,
  current: string,
): AsyncGenerator<SealedValue> {
  const { jobId: job, ordinal: number } = jobItems;
  const column = jobItems[field];
  // What no key opens stays as it is, and must not be met again and again: hence in the order of their places.
  for (let skip = 0; ; skip += PAGE) {
    const rows = await database()
      .select({ jobId: job, ordinal: number, sealed: column })
      .from(jobItems)
      .where(isNotNull(column))
      .orderBy(job, number)
      .limit(PAGE)
      .offset(skip);
    for (const { jobId, ordinal, sealed } of rows) {
      if (sealed === null || sealed.startsWith(current.replaceAll("\\", "").slice(0, -1))) continue;
      yield {
        ...{ sealed, place: placeOf(jobId, ordinal) },
        store: (fresh) =>
          database()
            .update(jobItems)
            .set({ [field]: fresh })
            .where(and(eq(job, jobId), eq(number, ordinal), eq(column, sealed))),
      };
    }
    if (rows.length < PAGE) return;
  }
}

function olderThan(column: PgColumn, current: string) {
  return and(isNotNull(column), notLike(column, current));
}
