import { z } from "zod";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { StoredJob } from "./port";

export const JobInput = z.object({ jobId: z.uuid() });
export type JobInput = z.output<typeof JobInput>;

/**
 * A job for its owner or an administrator. One answer for "absent", "somebody else's" and "of a connection that is not
 * granted any more": ids must not be probeable, and who lost a connection has lost what was fetched from it too.
 */
export async function findJob(ctx: ServiceContext, { jobId }: JobInput): Promise<StoredJob> {
  const job = await ctx.jobs.ledger.find(jobId);
  const isTheirs = job !== null && (job.ownerId === ctx.actor.id || ctx.actor.role === "admin");
  if (!isTheirs) throw new ServiceError("NOT_FOUND", "Job not found");
  await findConnection(ctx, job.connectionId);
  return job;
}
