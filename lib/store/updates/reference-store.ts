import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "../database";
import { people } from "../schema/people";
import { updateReferenceSources } from "../schema/updates";
import { isUuid } from "../uuid";
import { unlessGone } from "../workspace/unless-gone";

/** Where the candidates for references to a table come from. Names of connectors and fields, none of anybody's values. */
type Source = {
  connectionId: string;
  table: string;
  getConnectorId: string;
  idFieldId: string;
  textFieldId: string | null;
};

async function list(connectionId: string): Promise<(Source & { setByName: string | null; setAt: Date })[]> {
  if (!isUuid(connectionId)) return [];
  return database()
    .select({
      connectionId: updateReferenceSources.connectionId,
      table: updateReferenceSources.referencedTable,
      getConnectorId: updateReferenceSources.getConnectorId,
      idFieldId: updateReferenceSources.idFieldId,
      textFieldId: updateReferenceSources.textFieldId,
      setByName: people.name,
      setAt: updateReferenceSources.setAt,
    })
    .from(updateReferenceSources)
    .leftJoin(people, eq(people.id, updateReferenceSources.setBy))
    .where(eq(updateReferenceSources.connectionId, connectionId))
    .orderBy(asc(updateReferenceSources.referencedTable));
}

async function save({ connectionId, table, ...told }: Source, personId: string): Promise<boolean> {
  if (!isUuid(connectionId) || !isUuid(personId)) return false;
  const set = { ...told, setBy: personId, setAt: sql`now()` };
  return unlessGone(
    database()
      .insert(updateReferenceSources)
      .values({ connectionId, referencedTable: table, ...set })
      .onConflictDoUpdate({
        target: [updateReferenceSources.connectionId, updateReferenceSources.referencedTable],
        set,
      }),
  );
}

async function remove(connectionId: string, table: string): Promise<boolean> {
  if (!isUuid(connectionId)) return false;
  const { rowCount } = await database()
    .delete(updateReferenceSources)
    .where(
      and(eq(updateReferenceSources.connectionId, connectionId), eq(updateReferenceSources.referencedTable, table)),
    );
  return rowCount === 1;
}

/** Implements ReferencePort of lib/services. */
export const referenceStore = { list, save, remove };
