import { createHash } from "node:crypto";
import { z } from "zod";
import type { Failure } from "../export-messages";
import { Checkpoint } from "../pager/checkpoint";
import type { ExportJob, ExportSummary } from "../pager/export-job";

/** What it takes to go on with an export, and how it ended. */
export type ExportDetail = {
  /** A mark of what was asked: an export is gone on with only for the same question to the same fields. */
  signature: string;
  checkpoints: Checkpoint[];
  summary: ExportSummary | null;
  /** Why it broke off; null when the reader left. */
  failure: Failure | null;
  /** Until when Profit asked to wait, in milliseconds since 1970. */
  waitingUntil: number | null;
};

const Stored = z.object({
  signature: z.string(),
  checkpoints: z.array(Checkpoint),
  summary: z.custom<ExportSummary>((value) => typeof value === "object").nullable(),
  failure: z.custom<Failure>((value) => typeof value === "object").nullable(),
  waitingUntil: z.number().nullable(),
});

export function readDetail(stored: string): ExportDetail {
  return Stored.parse(JSON.parse(stored));
}

export function writeDetail(detail: ExportDetail): string {
  return JSON.stringify(detail);
}

/** `job` as it was at the beginning, without a place to go on from; `environment` is where it was asked. */
export function signatureOf(job: Omit<ExportJob, "from">, environment: string): string {
  return createHash("sha256")
    .update(JSON.stringify([job, environment]))
    .digest("base64url");
}
