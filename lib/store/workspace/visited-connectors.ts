import "server-only";
import { and, asc, desc, eq, notInArray, sql } from "drizzle-orm";
import { database } from "../database";
import { favouriteConnectors, recentConnectors } from "../schema/workspace";
import { isUuid } from "../uuid";
import { unlessGone } from "./unless-gone";

type ConnectorRef = { connectionId: string; connectorId: string };

const areIds = (personId: string, { connectionId }: ConnectorRef) => isUuid(personId) && isUuid(connectionId);

export async function favouritesOf(personId: string): Promise<ConnectorRef[]> {
  if (!isUuid(personId)) return [];
  return database()
    .select({ connectionId: favouriteConnectors.connectionId, connectorId: favouriteConnectors.connectorId })
    .from(favouriteConnectors)
    .where(eq(favouriteConnectors.personId, personId))
    .orderBy(asc(favouriteConnectors.connectorId));
}

export async function setFavourite(personId: string, connector: ConnectorRef, isFavourite: boolean): Promise<boolean> {
  if (!areIds(personId, connector)) return false;
  const { connectionId, connectorId } = connector;
  if (isFavourite) {
    const row = { personId, connectionId, connectorId };
    return unlessGone(database().insert(favouriteConnectors).values(row).onConflictDoNothing());
  }
  await database()
    .delete(favouriteConnectors)
    .where(
      and(
        eq(favouriteConnectors.personId, personId),
        eq(favouriteConnectors.connectionId, connectionId),
        eq(favouriteConnectors.connectorId, connectorId),
      ),
    );
  return true;
}

export async function recentsOf(personId: string): Promise<(ConnectorRef & { openedAt: Date })[]> {
  if (!isUuid(personId)) return [];
  const { connectionId, connectorId, openedAt } = recentConnectors;
  return database()
    .select({ connectionId, connectorId, openedAt })
    .from(recentConnectors)
    .where(eq(recentConnectors.personId, personId))
    .orderBy(desc(openedAt));
}

export async function noteOpened(
  personId: string,
  connector: ConnectorRef,
  openedAt: Date,
  most: number,
): Promise<boolean> {
  if (!areIds(personId, connector)) return false;
  const { personId: person, connectionId, connectorId } = recentConnectors;
  const isNoted = await unlessGone(
    database()
      .insert(recentConnectors)
      .values({ personId, connectionId: connector.connectionId, connectorId: connector.connectorId, openedAt })
      .onConflictDoUpdate({ target: [person, connectionId, connectorId], set: { openedAt } }),
  );
  if (!isNoted) return false;
  const kept = database()
    .select({ openedAt: recentConnectors.openedAt })
    .from(recentConnectors)
    .where(eq(person, personId))
    .orderBy(desc(recentConnectors.openedAt))
    .limit(most);
  await database()
    .delete(recentConnectors)
    .where(and(eq(person, personId), notInArray(recentConnectors.openedAt, sql`(${kept})`)));
  return true;
}
