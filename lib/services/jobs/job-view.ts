import type { ServiceContext } from "../context";
import { errorOfJobFailure, readFailure } from "./job-failure";
import type { JobCounts, Params } from "./job-kind";
import type { ExtraFile, JobState, StoredJob } from "./port";

/** A job as people see it: without its definition. */
export type JobView = JobCounts & {
  id: string;
  kind: string;
  title: Params;
  state: JobState;
  connectionId: string;
  connectionName: string;
  ownerName: string;
  isOwn: boolean;
  /** Why it paused or failed. */
  failure: Error | null;
  /** All lines are told: `total` is the last word. */
  isPlanned: boolean;
  /** Time that runs worked on it: what the rate is of. */
  activeMs: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  expiresAt: Date | null;
  extras: ExtraFile[];
  /** A folder on the server, or null when it is downloaded from here. */
  target: string | null;
  /** This console has the files. */
  isHere: boolean;
};

export function jobViewOf(ctx: ServiceContext, job: StoredJob): JobView {
  const { id, kind, title, state, connectionId, connectionName, ownerName, ownerId, isPlanned, activeMs } = job;
  const { total, done, missing, failed, duplicates, noted, bytes, extras, target } = job;
  const { createdAt, startedAt, endedAt, expiresAt } = job;
  const failure = readFailure(job.failure);
  return {
    ...{ id, kind, title, state, connectionId, connectionName, ownerName, isPlanned, activeMs },
    ...{ total, done, missing, failed, duplicates, noted, bytes, extras, target },
    ...{ createdAt, startedAt, endedAt, expiresAt },
    isOwn: ownerId === ctx.actor.id,
    failure: failure && errorOfJobFailure(failure),
    isHere: job.place === ctx.jobs.files.place(),
  };
}
