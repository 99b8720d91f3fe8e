import "server-only";
import { JobTrouble, type JobTroubleCode } from "@/lib/services/jobs/job-failure";
import type { JobView } from "@/lib/services/jobs/job-view";
import type { JobLineView, OpenedJob } from "@/lib/services/jobs/open-job";
import type { PublicError } from "./public-error";
import { toPublicError } from "./to-public-error";

/** How jobs stand, as the browser reads it: moments as text, trouble as a name for its words. */
export type JobProblem =
  | { from: "job"; code: JobTroubleCode; params: Record<string, string | number> }
  | { from: "refusal"; error: PublicError };

type Moments = "createdAt" | "startedAt" | "endedAt" | "expiresAt";

export type JobStatus = Omit<JobView, "failure" | Moments> & {
  problem: JobProblem | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  expiresAt: string | null;
};

export type JobLineStatus = Omit<JobLineView, "failure"> & { problem: JobProblem | null };

export type JobLogLine = { id: number; at: string; code: string; params: Record<string, string | number> };

export type OpenedJobStatus = {
  job: JobStatus;
  log: JobLogLine[];
  /** How many failed of each code. */
  failures: { code: string; count: number }[];
};

export function jobStatusOf({ failure, createdAt, startedAt, endedAt, expiresAt, ...view }: JobView): JobStatus {
  return {
    ...view,
    problem: failure && jobProblemOf(failure),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

export function openedJobStatusOf({ job, log, failures }: OpenedJob): OpenedJobStatus {
  return {
    job: jobStatusOf(job),
    log: log.map(({ at, ...line }) => ({ ...line, at: at.toISOString() })),
    failures,
  };
}

export function jobLineStatusOf({ failure, ...line }: JobLineView): JobLineStatus {
  return { ...line, problem: failure && jobProblemOf(failure) };
}

function jobProblemOf(error: Error): JobProblem {
  if (error instanceof JobTrouble) return { from: "job", code: error.code, params: { ...error.params } };
  return { from: "refusal", error: toPublicError(error) };
}
