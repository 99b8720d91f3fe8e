import type { JobStatus } from "@/lib/actions/job-status";

export type JobPace = {
  /** 0 to 1; null while it is not known how much there is. */
  fraction: number | null;
  bytesPerSecond: number | null;
  filesPerSecond: number | null;
  /** null when there is no telling. */
  leftMs: number | null;
};

/** Of less work than this a rate says nothing. */
const LEAST_MS = 2_000;

/** How fast a job goes, by all that it did so far; lines that failed or are missing are behind it too. */
export function paceOf(
  job: Pick<JobStatus, "total" | "done" | "missing" | "failed" | "bytes" | "activeMs" | "isPlanned">,
): JobPace {
  const { total, done, missing, failed, bytes, activeMs, isPlanned } = job;
  const behind = done + missing + failed;
  const fraction = !isPlanned ? null : total === 0 ? 1 : Math.min(1, behind / total);
  if (activeMs < LEAST_MS || behind === 0) {
    return { fraction, bytesPerSecond: null, filesPerSecond: null, leftMs: null };
  }
  return {
    fraction,
    bytesPerSecond: (bytes / activeMs) * 1_000,
    filesPerSecond: (behind / activeMs) * 1_000,
    leftMs: isPlanned ? (Math.max(0, total - behind) / behind) * activeMs : null,
  };
}
