import "server-only";
import { eq } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { connections } from "../schema/connections";
import { jobs } from "../schema/jobs";
import { people } from "../schema/people";

/** Between a row of `jobs` and what the services know of it. Structurally their StoredJob, which this room does not know. */

type Params = Record<string, string | number>;
type ExtraFile = { path: string; size: number; sha256: string };
export type JobState = (typeof jobs.$inferSelect)["state"];
export type RunMark = { jobId: string; run: number };
export type KeptFailure = { code: string; text: string };
export type JobColumn = "definition" | "checkpoint" | "failure";

export function placeOfJob(jobId: string, column: JobColumn): string {
  return `jobs:${jobId}:${column}`;
}

export function sealForJob(jobId: string, column: JobColumn, text: string): string {
  return seal(keyRing(), text, placeOfJob(jobId, column));
}

export function openOfJob(jobId: string, column: JobColumn, sealed: string | null): string | null {
  return sealed === null ? null : open(keyRing(), sealed, placeOfJob(jobId, column));
}

/** With the names of its owner and its connection. */
export function selectJobs() {
  return database()
    .select({ job: jobs, ownerName: people.name, connectionName: connections.name })
    .from(jobs)
    .innerJoin(people, eq(people.id, jobs.ownerId))
    .innerJoin(connections, eq(connections.id, jobs.connectionId));
}

type JobRow = Awaited<ReturnType<typeof selectJobs>>[number];

export function toStoredJob({ job, ownerName, connectionName }: JobRow) {
  const { definitionSealed, checkpointSealed, failureSealed, ticket, title, extras, ...kept } = job;
  void [definitionSealed, checkpointSealed, ticket]; // for runs alone
  return {
    ...kept,
    ...{ ownerName, connectionName, title: title as Params, extras: extras as ExtraFile[] },
    failure: openOfJob(job.id, "failure", failureSealed),
  };
}
