import "server-only";
import { and, eq } from "drizzle-orm";
import { codeOf } from "../database-error";
import { database } from "../database";
import { grants } from "../schema/connections";
import { isUuid } from "../uuid";

/** Connection ids the person was granted; an administrator needs no grant. */
export async function grantsOf(personId: string): Promise<string[]> {
  if (!isUuid(personId)) return [];
  const rows = await database().select({ id: grants.connectionId }).from(grants).where(eq(grants.personId, personId));
  return rows.map((row) => row.id);
}

/** Who has a grant on the connection, and whether it covers connectors. */
export async function grantsOn(connectionId: string): Promise<{ personId: string; canReadConnectors: boolean }[]> {
  if (!isUuid(connectionId)) return [];
  return database()
    .select({ personId: grants.personId, canReadConnectors: grants.canReadConnectors })
    .from(grants)
    .where(eq(grants.connectionId, connectionId));
}

const FOREIGN_KEY_VIOLATION = "23503";

/**
 * False when the person or the connection is not there. Granting twice, or taking what was not granted, is no trouble;
 * what a grant covers changes only when it is said.
 */
export async function setGrant(
  personId: string,
  connectionId: string,
  isGranted: boolean,
  canReadConnectors?: boolean,
): Promise<boolean> {
  if (!isUuid(personId) || !isUuid(connectionId)) return false;
  const db = database();
  if (!isGranted) {
    await db.delete(grants).where(and(eq(grants.personId, personId), eq(grants.connectionId, connectionId)));
    return true;
  }
  try {
    const inserted = db
      .insert(grants)
      .values({ personId, connectionId, canReadConnectors: canReadConnectors ?? false });
    await (canReadConnectors === undefined
      ? inserted.onConflictDoNothing()
      : inserted.onConflictDoUpdate({
          target: [grants.connectionId, grants.personId],
          set: { canReadConnectors },
        }));
    return true;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if ([codeOf(error), codeOf(cause)].includes(FOREIGN_KEY_VIOLATION)) return false;
    throw error;
  }
}
