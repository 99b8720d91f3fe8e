import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { Refusal } from "@/components/feedback/refusal";
import type { JobLineStatus, JobStatus, OpenedJobStatus } from "@/lib/actions/job-status";
import { CONSOLE_UNREACHABLE, publicErrorOf } from "../feedback/public-error-of";
import { routes } from "../layout/routes";

export type JobList = { jobs: JobStatus[]; underWay: number };

/** Asked so often while something moves, and so often when nothing does; never while the window is hidden. */
const MOVING_MS = 1_000;
const COUNT_MS = 4_000;
const RESTING_MS = 20_000;

const jobKeys = {
  all: ["jobs"] as const,
  count: () => [...jobKeys.all, "count"] as const,
  list: (ofEverybody: boolean) => [...jobKeys.all, "list", ofEverybody] as const,
  one: (jobId: string) => [...jobKeys.all, "one", jobId] as const,
  lines: (jobId: string, state: string) => [...jobKeys.all, "lines", jobId, state] as const,
};

export const jobQueries = {
  key: jobKeys.all,
  count: () =>
    queryOptions({
      queryKey: jobKeys.count(),
      queryFn: ({ signal }) => asked<{ underWay: number }>(routes.jobCount(), signal),
      refetchInterval: ({ state }) => ((state.data?.underWay ?? 0) > 0 ? COUNT_MS : RESTING_MS),
      staleTime: 0,
    }),
  list: (ofEverybody: boolean) =>
    queryOptions({
      queryKey: jobKeys.list(ofEverybody),
      queryFn: ({ signal }) => asked<JobList>(routes.jobList(ofEverybody), signal),
      refetchInterval: ({ state }) => (state.data?.jobs.some(isUnderWay) ? 2 * MOVING_MS : RESTING_MS),
      staleTime: 0,
    }),
  one: (jobId: string) =>
    queryOptions({
      queryKey: jobKeys.one(jobId),
      queryFn: ({ signal }) => asked<OpenedJobStatus>(routes.jobStatus(jobId), signal),
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.job) ? MOVING_MS : RESTING_MS),
      staleTime: 0,
    }),
  lines: (jobId: string, state: "failed" | "missing") =>
    infiniteQueryOptions({
      queryKey: jobKeys.lines(jobId, state),
      queryFn: async ({ pageParam, signal }) =>
        (await asked<{ lines: JobLineStatus[] }>(routes.jobLines(jobId, state, pageParam), signal)).lines,
      initialPageParam: -1,
      getNextPageParam: (page) => (page.length < LINES_PER_PAGE ? null : (page.at(-1)?.ordinal ?? null)),
      staleTime: 0,
    }),
};

/** As many as the route answers with. */
const LINES_PER_PAGE = 50;

export function isUnderWay({ state }: Pick<JobStatus, "state">): boolean {
  return state === "queued" || state === "running" || state === "stopping";
}

async function asked<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  if (!response) throw new Refusal(CONSOLE_UNREACHABLE);
  if (!response.ok) throw new Refusal(await publicErrorOf(response));
  return (await response.json()) as T;
}
