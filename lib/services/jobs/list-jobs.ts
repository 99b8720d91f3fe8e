import { z } from "zod";
import type { ServiceContext } from "../context";
import { type JobView, jobViewOf } from "./job-view";

const MOST = 100;

export const ListJobsInput = z.object({ ofEverybody: z.boolean().default(false) });

export type JobList = { jobs: JobView[]; underWay: number };

/** One's own jobs, newest first; an administrator may ask for everybody's. Those of connections one has lost are left out. */
export async function listJobs(ctx: ServiceContext, { ofEverybody }: z.output<typeof ListJobsInput>): Promise<JobList> {
  const { actor, jobs, connections } = ctx;
  const owner = ofEverybody && actor.role === "admin" ? null : actor.id;
  const [stored, granted, underWay] = await Promise.all([
    jobs.ledger.list(owner, MOST),
    connections.listFor(actor),
    jobs.ledger.countUnderWay(actor.id),
  ]);
  const mine = new Set(granted.map(({ id }) => id));
  const seen = stored.filter(({ connectionId }) => mine.has(connectionId));
  return { jobs: seen.map((job) => jobViewOf(ctx, job)), underWay };
}

/** How many of one's own jobs are under way; asked by every page, so it asks for no more. */
export async function countJobs(ctx: ServiceContext): Promise<{ underWay: number }> {
  return { underWay: await ctx.jobs.ledger.countUnderWay(ctx.actor.id) };
}
