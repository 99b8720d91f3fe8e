import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { database } from "../database";
import { keyPairings, workspaces } from "../schema/workspace";
import { isUuid } from "../uuid";
import { unlessGone } from "./unless-gone";
import { favouritesOf, noteOpened, recentsOf, setFavourite } from "./visited-connectors";

/** What people keep of their work: favourites, what they opened last, their tabs, the keys they follow. Of one each. */
type Pairing = {
  connectionId: string;
  fromConnectorId: string;
  fromFieldId: string;
  toConnectorId: string;
  toFieldId: string;
};

/** Implements WorkspacePort of lib/services. */
export const workspaceStore = {
  favouritesOf,
  setFavourite,
  recentsOf,
  noteOpened,
  tabsOf,
  changeTabs,
  pairingsOf,
  confirmPairing,
  forgetPairing,
};

async function tabsOf(personId: string): Promise<unknown> {
  if (!isUuid(personId)) return [];
  const [row] = await database()
    .select({ tabs: workspaces.tabs })
    .from(workspaces)
    .where(eq(workspaces.personId, personId));
  return row?.tabs ?? [];
}

/** Windows of one person write one after another: each sees what the one before it left. */
async function changeTabs<T>(personId: string, change: (stored: unknown) => T): Promise<T | null> {
  if (!isUuid(personId)) return null;
  return database().transaction(async (tx) => {
    const isThere = await unlessGone(tx.insert(workspaces).values({ personId }).onConflictDoNothing());
    if (!isThere) return null;
    const [row] = await tx
      .select({ tabs: workspaces.tabs })
      .from(workspaces)
      .where(eq(workspaces.personId, personId))
      .for("update");
    const tabs = change(row?.tabs ?? []);
    await tx.update(workspaces).set({ tabs, updatedAt: new Date() }).where(eq(workspaces.personId, personId));
    return tabs;
  });
}

async function pairingsOf(personId: string, connectionId: string): Promise<Pairing[]> {
  if (!isUuid(personId) || !isUuid(connectionId)) return [];
  return database()
    .select({
      connectionId: keyPairings.connectionId,
      fromConnectorId: keyPairings.fromConnectorId,
      fromFieldId: keyPairings.fromFieldId,
      toConnectorId: keyPairings.toConnectorId,
      toFieldId: keyPairings.toFieldId,
    })
    .from(keyPairings)
    .where(and(eq(keyPairings.personId, personId), eq(keyPairings.connectionId, connectionId)))
    .orderBy(desc(keyPairings.confirmedAt));
}

async function confirmPairing(personId: string, pairing: Pairing): Promise<boolean> {
  if (!isUuid(personId) || !isUuid(pairing.connectionId)) return false;
  return unlessGone(
    database()
      .insert(keyPairings)
      .values({ personId, ...pairing })
      .onConflictDoNothing(),
  );
}

async function forgetPairing(personId: string, pairing: Pairing): Promise<void> {
  if (!isUuid(personId) || !isUuid(pairing.connectionId)) return;
  await database()
    .delete(keyPairings)
    .where(
      and(
        eq(keyPairings.personId, personId),
        eq(keyPairings.connectionId, pairing.connectionId),
        eq(keyPairings.fromConnectorId, pairing.fromConnectorId),
        eq(keyPairings.fromFieldId, pairing.fromFieldId),
        eq(keyPairings.toConnectorId, pairing.toConnectorId),
        eq(keyPairings.toFieldId, pairing.toFieldId),
      ),
    );
}
