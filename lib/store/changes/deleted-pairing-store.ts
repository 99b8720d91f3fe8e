import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "../database";
import { deletedPairings } from "../schema/reading";
import { isUuid } from "../uuid";
import { unlessGone } from "../workspace/unless-gone";

/** Where the deleted rows of a connector are told. Names of connectors and fields, none of anybody's values. */
type Place = { connectionId: string; connectorId: string };

const Told = z.object({
  keys: z.array(z.object({ fieldId: z.string(), deletedFieldId: z.string() })),
  momentFieldId: z.string().nullable(),
});
type Pairing = z.output<typeof Told> & { deletedConnectorId: string };

async function deletedPairingOf(place: Place): Promise<Pairing | null> {
  if (!isUuid(place.connectionId)) return null;
  const [row] = await database().select().from(deletedPairings).where(isOf(place));
  return row ? { deletedConnectorId: row.deletedConnectorId, ...Told.parse(row.keys) } : null;
}

async function pairDeleted(pairing: Place & Pairing & { confirmedBy: string }): Promise<boolean> {
  const { connectionId, connectorId, deletedConnectorId, confirmedBy, keys, momentFieldId } = pairing;
  if (!isUuid(connectionId) || !isUuid(confirmedBy)) return false;
  const told = { deletedConnectorId, keys: { keys, momentFieldId }, confirmedBy, confirmedAt: sql`now()` };
  return unlessGone(
    database()
      .insert(deletedPairings)
      .values({ connectionId, connectorId, ...told })
      .onConflictDoUpdate({ target: [deletedPairings.connectionId, deletedPairings.connectorId], set: told }),
  );
}

async function forgetDeleted(place: Place): Promise<void> {
  if (isUuid(place.connectionId)) await database().delete(deletedPairings).where(isOf(place));
}

function isOf({ connectionId, connectorId }: Place) {
  return and(eq(deletedPairings.connectionId, connectionId), eq(deletedPairings.connectorId, connectorId));
}

export const deletedPairingStore = { deletedPairingOf, pairDeleted, forgetDeleted };
