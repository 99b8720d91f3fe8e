import { jobLineStatusOf, jobStatusOf, openedJobStatusOf } from "@/lib/actions/job-status";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { JobInput } from "@/lib/services/jobs/find-job";
import { countJobs, listJobs } from "@/lib/services/jobs/list-jobs";
import { ListJobLinesInput, listJobLines, openJob } from "@/lib/services/jobs/open-job";

/** How jobs go, asked each second while somebody looks: not an action, for those wait for each other. */
const headers = { "cache-control": "private, no-store" };

/** `?count`: only how many of one's own are under way. `?everybody`: for an administrator. */
export async function jobListResponse(ctx: ServiceContext, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("count")) return Response.json(await countJobs(ctx), { headers });
  const { jobs, underWay } = await listJobs(ctx, { ofEverybody: searchParams.has("everybody") });
  return Response.json({ jobs: jobs.map(jobStatusOf), underWay }, { headers });
}

export async function openedJobResponse(ctx: ServiceContext, jobId: string): Promise<Response> {
  return Response.json(openedJobStatusOf(await openJob(ctx, inputOf(jobId))), { headers });
}

export async function jobLinesResponse(ctx: ServiceContext, jobId: string, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { success, data } = ListJobLinesInput.safeParse({
    ...{ jobId, state: searchParams.get("state") },
    ...(searchParams.has("after") && { after: Number(searchParams.get("after")) }),
  });
  if (!success) throw new ServiceError("INVALID_INPUT", "These are no lines of a job");
  const lines = await listJobLines(ctx, data);
  return Response.json({ lines: lines.map(jobLineStatusOf) }, { headers });
}

function inputOf(jobId: string): JobInput {
  const input = JobInput.safeParse({ jobId });
  if (!input.success) throw new ServiceError("NOT_FOUND", "Job not found");
  return input.data;
}
