import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { deletedPairings } from "../schema/reading";
import { sinceMarks } from "../schema/saved-queries";
import { isUuid } from "../uuid";

/** How far people have read the changes of their queries, and which connector tells what was deleted of another. */
type Reader = { personId: string; queryId: string };
type Place = { connectionId: string; connectorId: string };

const Mark = z.object({ newest: z.string(), delivered: z.array(z.tuple([z.string(), z.string(), z.number()])) });
const Kept = z.object({
  mark: Mark.nullable(),
  pending: z.object({ runId: z.string(), mark: Mark }).nullable(),
  question: z.string(),
  pendingQuestion: z.string(),
});
type Kept = z.output<typeof Kept>;
const Keys = z.array(z.object({ fieldId: z.string(), deletedFieldId: z.string() }));
type Pairing = { deletedConnectorId: string; keys: z.output<typeof Keys> };

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

async function pairingOf({ connectionId, connectorId }: Place): Promise<Pairing | null> {
  if (!isUuid(connectionId)) return null;
  const [row] = await database()
    .select({ deletedConnectorId: deletedPairings.deletedConnectorId, keys: deletedPairings.keys })
    .from(deletedPairings)
    .where(and(eq(deletedPairings.connectionId, connectionId), eq(deletedPairings.connectorId, connectorId)));
  return row ? { deletedConnectorId: row.deletedConnectorId, keys: Keys.parse(row.keys) } : null;
}

async function pair(place: Place, pairing: Pairing | null, confirmedBy: string): Promise<void> {
  if (!isUuid(place.connectionId)) return;
  if (pairing === null) {
    const { connectionId, connectorId } = place;
    await database()
      .delete(deletedPairings)
      .where(and(eq(deletedPairings.connectionId, connectionId), eq(deletedPairings.connectorId, connectorId)));
    return;
  }
  const row = { ...pairing, confirmedBy, confirmedAt: sql`now()` };
  await database()
    .insert(deletedPairings)
    .values({ ...place, ...row })
    .onConflictDoUpdate({ target: [deletedPairings.connectionId, deletedPairings.connectorId], set: row });
}

/** Implements ChangesPort of lib/services. */
export const changesStore = { markOf, keepMark, pairingOf, pair };
