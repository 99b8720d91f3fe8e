import "server-only";
import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { codeOf } from "../database-error";
import { database } from "../database";
import { updateDrafts } from "../schema/updates";
import { isUuid } from "../uuid";
import { DRAFT_COLUMNS, type DraftParameters, editors, openDraft, owners, parametersOf, sealDraft } from "./draft-row";
import { keepVersion, textOfVersion, versionsOf } from "./draft-versions";

/**
 * Documents that are being written, as far as a person may know of them: another's private one is not found. Whether a
 * person may use the connection, and change what is found, is decided by who asks.
 */
type Person = { id: string };
type Stored = typeof updateDrafts.$inferSelect;
type Content = Pick<Stored, "name" | "visibility" | "transport"> & { parameters: DraftParameters; xml: string };
type NewDraft = Content & Pick<Stored, "id" | "connectionId" | "connectorId" | "kind" | "ownerId">;
type Line = Omit<Stored, "xmlSealed" | "parameters" | "updatedBy"> & {
  parameters: DraftParameters;
  ownerName: string;
  updatedByName: string | null;
};
type Draft = Line & { xml: string };

async function listFor(person: Person, connectionId: string): Promise<Line[]> {
  if (!isUuid(person.id) || !isUuid(connectionId)) return [];
  const rows = await database()
    .select(DRAFT_COLUMNS)
    .from(updateDrafts)
    .innerJoin(owners, eq(owners.id, updateDrafts.ownerId))
    .leftJoin(editors, eq(editors.id, updateDrafts.updatedBy))
    .where(and(eq(updateDrafts.connectionId, connectionId), mayKnow(person)))
    .orderBy(desc(updateDrafts.updatedAt));
  return rows.map((row) => ({ ...row, parameters: parametersOf(row.parameters) }));
}

async function findFor(person: Person, draftId: string): Promise<Draft | null> {
  if (!isUuid(person.id) || !isUuid(draftId)) return null;
  return findWhere(and(eq(updateDrafts.id, draftId), mayKnow(person)));
}

function mayKnow(person: Person): SQL | undefined {
  return or(eq(updateDrafts.ownerId, person.id), eq(updateDrafts.visibility, "shared"));
}

async function findWhere(condition: SQL | undefined): Promise<Draft | null> {
  const [row] = await database()
    .select({ ...DRAFT_COLUMNS, xmlSealed: updateDrafts.xmlSealed })
    .from(updateDrafts)
    .innerJoin(owners, eq(owners.id, updateDrafts.ownerId))
    .leftJoin(editors, eq(editors.id, updateDrafts.updatedBy))
    .where(condition);
  if (!row) return null;
  const { xmlSealed, ...line } = row;
  return { ...line, parameters: parametersOf(line.parameters), xml: openDraft(line.id, xmlSealed) };
}

const FOREIGN_KEY_VIOLATION = "23503";

async function insert({ xml, ...draft }: NewDraft): Promise<Draft | null> {
  try {
    const isMade = await database().transaction(async (tx) => {
      const { rowCount } = await tx
        .insert(updateDrafts)
        .values({ ...draft, xmlSealed: sealDraft(draft.id, xml), updatedBy: draft.ownerId })
        .onConflictDoNothing();
      if (rowCount === 1) await keepVersion(tx, { draftId: draft.id, version: 1, xml, savedBy: draft.ownerId });
      return rowCount === 1;
    });
    return isMade ? await findWhere(eq(updateDrafts.id, draft.id)) : null;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if ([codeOf(error), codeOf(cause)].includes(FOREIGN_KEY_VIOLATION)) return null;
    throw error;
  }
}

/** One statement decides and does: of two who save the same version, one gets null. */
async function update(
  draftId: string,
  version: number,
  { xml, ...change }: Partial<Content>,
  person: Person,
  { isMilestone = false }: { isMilestone?: boolean } = {},
): Promise<Draft | null> {
  if (!isUuid(draftId)) return null;
  const savedBy = isUuid(person.id) ? person.id : null;
  const isSaved = await database().transaction(async (tx) => {
    const { rowCount } = await tx
      .update(updateDrafts)
      .set({
        ...change,
        ...(xml !== undefined && { xmlSealed: sealDraft(draftId, xml) }),
        version: sql`${updateDrafts.version} + 1`,
        updatedAt: sql`now()`,
        updatedBy: savedBy,
      })
      .where(and(eq(updateDrafts.id, draftId), eq(updateDrafts.version, version)));
    if (rowCount !== 1) return false;
    if (xml !== undefined) await keepVersion(tx, { draftId, version: version + 1, xml, savedBy, isMilestone });
    return true;
  });
  return isSaved ? findWhere(eq(updateDrafts.id, draftId)) : null;
}

async function remove(draftId: string): Promise<void> {
  if (isUuid(draftId)) await database().delete(updateDrafts).where(eq(updateDrafts.id, draftId));
}

/** Implements DraftPort of lib/services. */
export const draftStore = { listFor, findFor, insert, update, remove, versionsOf, textOfVersion };
