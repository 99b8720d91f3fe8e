import "server-only";
import { sql } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import type { database } from "../database";

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

/** One value for all of them: building a statement with a value for each column of each line takes longer than running it. */
export async function insertLines(tx: Transaction, jobId: string, lines: readonly PlacedLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    ...{ ordinal: line.ordinal, state: line.state, path: line.path, path_key: line.pathKey, wish_key: line.wishKey },
    ...{ fetch_key: line.fetchKey, duplicate_of: line.duplicateOf },
    payload_sealed: seal(keyRing(), line.payload, placeOfPayload(jobId, line.ordinal)),
  }));
  await tx.execute(sql`
    insert into job_items (job_id, ordinal, state, path, path_key, wish_key, fetch_key, duplicate_of, payload_sealed)
    select ${jobId}::uuid, l.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(ordinal int, state text,
      path text, path_key text, wish_key text, fetch_key text, duplicate_of int, payload_sealed text)`);
}
