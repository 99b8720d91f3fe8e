import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "../database";
import { people } from "../schema/people";
import { updateReadBacks } from "../schema/updates";
import { isUuid } from "../uuid";
import { unlessGone } from "../workspace/unless-gone";

/** Which GetConnector shows the records of an UpdateConnector. Names of connectors and fields, none of anybody's values. */
const Pairs = z.array(z.object({ path: z.array(z.string()), fieldId: z.string(), getFieldId: z.string() }));
type Pair = { path: readonly string[]; fieldId: string; getFieldId: string };
type ReadBack = {
  connectionId: string;
  connectorId: string;
  getConnectorId: string;
  keys: readonly Pair[];
  fields: readonly Pair[];
};

async function find(
  connectionId: string,
  connectorId: string,
): Promise<(ReadBack & { setByName: string | null; setAt: Date }) | null> {
  if (!isUuid(connectionId)) return null;
  const [row] = await database()
    .select({ readBack: updateReadBacks, setByName: people.name })
    .from(updateReadBacks)
    .leftJoin(people, eq(people.id, updateReadBacks.setBy))
    .where(isOf(connectionId, connectorId));
  if (!row) return null;
  const { getConnectorId, keys, fields, setAt } = row.readBack;
  const pairs = { keys: Pairs.parse(keys), fields: Pairs.parse(fields) };
  return { connectionId, connectorId, getConnectorId, ...pairs, setByName: row.setByName, setAt };
}

async function save({ connectionId, connectorId, ...told }: ReadBack, personId: string): Promise<boolean> {
  if (!isUuid(connectionId) || !isUuid(personId)) return false;
  const set = { ...told, setBy: personId, setAt: sql`now()` };
  return unlessGone(
    database()
      .insert(updateReadBacks)
      .values({ connectionId, connectorId, ...set })
      .onConflictDoUpdate({ target: [updateReadBacks.connectionId, updateReadBacks.connectorId], set }),
  );
}

async function remove(connectionId: string, connectorId: string): Promise<boolean> {
  if (!isUuid(connectionId)) return false;
  const { rowCount } = await database().delete(updateReadBacks).where(isOf(connectionId, connectorId));
  return rowCount === 1;
}

function isOf(connectionId: string, connectorId: string) {
  return and(eq(updateReadBacks.connectionId, connectionId), eq(updateReadBacks.connectorId, connectorId));
}

/** Implements ReadBackPort of lib/services. */
export const readBackStore = { find, save, remove };
