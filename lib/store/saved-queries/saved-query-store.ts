import "server-only";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { codeOf } from "../database-error";
import { database } from "../database";
import { savedQueries } from "../schema/saved-queries";
import { isUuid } from "../uuid";
import { editors, LINE_COLUMNS, owners, parametersOf, QUERY_COLUMNS } from "./query-row";

/**
 * Queries with a name, as far as a person may know of them: another's private one is not found. Whether a person may use
 * the connection, and change what is found, is decided by who asks.
 */
type Person = { id: string };
type Stored = typeof savedQueries.$inferSelect;
type Parameters = ReturnType<typeof parametersOf>;
type Content = Pick<Stored, "visibility" | "folder" | "name" | "description" | "page" | "sinceFieldId"> & {
  parameters: Parameters;
};
type NewQuery = Content & Pick<Stored, "connectionId" | "connectorId" | "ownerId"> & { id?: string; createdAt?: Date };
type Line = Omit<Stored, "page" | "parameters" | "updatedBy"> & { ownerName: string; updatedByName: string | null };
type Query = Line & { page: string; parameters: Parameters };

const byDutch = new Intl.Collator("nl", { numeric: true });

async function listFor(person: Person, connectionId: string): Promise<Line[]> {
  if (!isUuid(person.id) || !isUuid(connectionId)) return [];
  const lines = await database()
    .select(LINE_COLUMNS)
    .from(savedQueries)
    .innerJoin(owners, eq(owners.id, savedQueries.ownerId))
    .leftJoin(editors, eq(editors.id, savedQueries.updatedBy))
    .where(and(eq(savedQueries.connectionId, connectionId), mayKnow(person)));
  // Of thousands of queries there are tens of folders: comparing these once is most of the work saved.
  const folders = [...new Set(lines.map(({ folder }) => folder))].sort(byDutch.compare);
  const placeOf = new Map(folders.map((folder, place) => [folder, place]));
  const place = ({ folder }: Line) => placeOf.get(folder) ?? 0;
  return lines.sort((a, b) => place(a) - place(b) || byDutch.compare(a.name, b.name));
}

async function findFor(person: Person, queryId: string): Promise<Query | null> {
  if (!isUuid(person.id) || !isUuid(queryId)) return null;
  return findWhere(and(eq(savedQueries.id, queryId), mayKnow(person)));
}

function mayKnow(person: Person): SQL | undefined {
  return or(eq(savedQueries.ownerId, person.id), eq(savedQueries.visibility, "shared"));
}

async function findWhere(condition: SQL | undefined): Promise<Query | null> {
  const [row] = await database()
    .select(QUERY_COLUMNS)
    .from(savedQueries)
    .innerJoin(owners, eq(owners.id, savedQueries.ownerId))
    .leftJoin(editors, eq(editors.id, savedQueries.updatedBy))
    .where(condition);
  return row ? { ...row, parameters: parametersOf(row.parameters) } : null;
}

const FOREIGN_KEY_VIOLATION = "23503";

async function insert(query: NewQuery): Promise<Query | null> {
  try {
    const [row] = await database()
      .insert(savedQueries)
      .values({ ...query, updatedBy: query.ownerId })
      .onConflictDoNothing()
      .returning({ id: savedQueries.id });
    return row ? await findWhere(eq(savedQueries.id, row.id)) : null;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if ([codeOf(error), codeOf(cause)].includes(FOREIGN_KEY_VIOLATION)) return null;
    throw error;
  }
}

/** One statement decides and does: of two who save the same version, one gets null. */
async function update(
  queryId: string,
  version: number,
  change: Partial<Content>,
  person: Person,
): Promise<Query | null> {
  if (!isUuid(queryId)) return null;
  const [row] = await database()
    .update(savedQueries)
    .set({
      ...change,
      version: sql`${savedQueries.version} + 1`,
      updatedAt: sql`now()`,
      updatedBy: isUuid(person.id) ? person.id : null,
    })
    .where(and(eq(savedQueries.id, queryId), eq(savedQueries.version, version)))
    .returning({ id: savedQueries.id });
  return row ? findWhere(eq(savedQueries.id, row.id)) : null;
}

async function remove(queryId: string): Promise<void> {
  if (!isUuid(queryId)) return;
  await database().delete(savedQueries).where(eq(savedQueries.id, queryId));
}

/** Implements QueryPort of lib/services. */
export const savedQueryStore = { listFor, findFor, insert, update, remove };
