import "server-only";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import type { database } from "../database";
import { jobItems } from "../schema/jobs";

/** How a line's sealed values are written and read. */
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

export type PlannedLine = { payload: string; fetchKey: string | null; path: string | null };
export type PlacedLine = PlannedLine & {
  ordinal: number;
  state: "waiting" | "duplicate" | "noted";
  duplicateOf: number | null;
  pathKey: string | null;
  wishKey: string | null;
};

export function placeOfPayload(jobId: string, ordinal: number): string {
  return `job_items:${jobId}:${ordinal}`;
}

export function placeOfFailure(jobId: string, ordinal: number): string {
  return `job_items:${jobId}:${ordinal}:failure`;
}

export function sealFailure(jobId: string, ordinal: number, text: string): string {
  return seal(keyRing(), text, placeOfFailure(jobId, ordinal));
}

export function openFailure(jobId: string, ordinal: number, sealed: string | null): string | null {
  return sealed === null ? null : open(keyRing(), sealed, placeOfFailure(jobId, ordinal));
}

export function openPayload(jobId: string, ordinal: number, sealed: string): string {
  return open(keyRing(), sealed, placeOfPayload(jobId, ordinal));
}

/** As many as keep the number of values below what one statement takes (65,535). */
const AT_ONCE = 1_000;

export async function insertLines(tx: Transaction, jobId: string, lines: readonly PlacedLine[]): Promise<void> {
  for (let first = 0; first < lines.length; first += AT_ONCE) {
    const rows = lines.slice(first, first + AT_ONCE).map(({ payload, ...line }) => ({
      ...line,
      jobId,
      payloadSealed: seal(keyRing(), payload, placeOfPayload(jobId, line.ordinal)),
    }));
    await tx.insert(jobItems).values(rows);
  }
}
