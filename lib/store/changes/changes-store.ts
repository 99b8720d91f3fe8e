import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { sinceMarks } from "../schema/saved-queries";
import { isUuid } from "../uuid";
import { deletedPairingStore } from "./deleted-pairing-store";

/** How far people have read the changes of their queries. */
type Reader = { personId: string; queryId: string };

const Mark = z.object({ newest: z.string(), delivered: z.array(z.tuple([z.string(), z.string(), z.number()])) });
const Kept = z.object({
  mark: Mark.nullable(),
  pending: z.object({ runId: z.string(), mark: Mark }).nullable(),
  question: z.string(),
  pendingQuestion: z.string(),
});
type Kept = z.output<typeof Kept>;

export function placeOfMark({ queryId, personId }: Reader): string {
  return `since_marks:${queryId}:${personId}:mark`;
}

async function markOf(reader: Reader): Promise<(Kept & { readAt: Date }) | null> {
  if (!isUuid(reader.personId) || !isUuid(reader.queryId)) return null;
  const [row] = await database().select().from(sinceMarks).where(isOf(reader));
  if (!row) return null;
  return { ...Kept.parse(JSON.parse(open(keyRing(), row.markSealed, placeOfMark(reader)))), readAt: row.readAt };
}

async function keepMark(reader: Reader, kept: Kept): Promise<void> {
  const row = { markSealed: seal(keyRing(), JSON.stringify(kept), placeOfMark(reader)), readAt: sql`now()` };
  await database()
    .insert(sinceMarks)
    .values({ ...reader, ...row })
    .onConflictDoUpdate({ target: [sinceMarks.queryId, sinceMarks.personId], set: row });
}

function isOf({ personId, queryId }: Reader) {
  return and(eq(sinceMarks.queryId, queryId), eq(sinceMarks.personId, personId));
}

/** Implements ChangesPort of lib/services. */
export const changesStore = { markOf, keepMark, ...deletedPairingStore };
