import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { database } from "../database";
import { codeOf } from "../database-error";
import { people } from "../schema/people";
import { namedReports, reportUses } from "../schema/reports";
import { isUuid } from "../uuid";
import { fieldsOf, REPORT_COLUMNS, type StoredField } from "./report-row";

/** Reports with a name. Whether a person may use the connection, and change what is found, is decided by who asks. */
type Stored = typeof namedReports.$inferSelect;
type Content = Pick<Stored, "reportGuid" | "name" | "description" | "fileNamePattern" | "connectorId"> & {
  fields: StoredField[];
  transport: "rest" | "soap";
};
type Report = Content &
  Pick<Stored, "id" | "connectionId" | "version" | "updatedAt"> & { updatedByName: string | null };
type Person = { id: string };

const byDutch = new Intl.Collator("nl", { numeric: true });

async function listFor(
  personId: string,
  connectionId: string,
): Promise<(Report & { uses: number; lastUsedAt: Date | null })[]> {
  if (!isUuid(personId) || !isUuid(connectionId)) return [];
  const rows = await database()
    .select({ ...REPORT_COLUMNS, uses: reportUses.uses, lastUsedAt: reportUses.lastUsedAt })
    .from(namedReports)
    .leftJoin(people, eq(people.id, namedReports.updatedBy))
    .leftJoin(reportUses, and(eq(reportUses.reportId, namedReports.id), eq(reportUses.personId, personId)))
    .where(eq(namedReports.connectionId, connectionId));
  return rows
    .map(({ uses, lastUsedAt, ...row }) => ({ ...reportOf(row), uses: uses ?? 0, lastUsedAt }))
    .sort((a, b) => b.uses - a.uses || byDutch.compare(a.name, b.name));
}

async function find(reportId: string): Promise<Report | null> {
  if (!isUuid(reportId)) return null;
  const [row] = await database()
    .select(REPORT_COLUMNS)
    .from(namedReports)
    .leftJoin(people, eq(people.id, namedReports.updatedBy))
    .where(eq(namedReports.id, reportId));
  return row ? reportOf(row) : null;
}

function reportOf<R extends { fields: unknown; transport: Stored["transport"] }>(
  row: R,
): R & { fields: StoredField[]; transport: "rest" | "soap" } {
  return { ...row, fields: fieldsOf(row.fields), transport: row.transport ?? "rest" };
}

const FOREIGN_KEY_VIOLATION = "23503";
const UNIQUE_VIOLATION = "23505";

async function insert(
  report: Content & { connectionId: string },
  person: Person,
): Promise<Report | "nameTaken" | null> {
  return unlessTaken(async () => {
    const by = isUuid(person.id) ? person.id : null;
    const [row] = await database()
      .insert(namedReports)
      .values({ ...report, createdBy: by, updatedBy: by })
      .returning({ id: namedReports.id });
    return row ? find(row.id) : null;
  });
}

/** One statement decides and does: of two who save the same version, one gets null. */
async function update(
  reportId: string,
  version: number,
  content: Content,
  person: Person,
): Promise<Report | "nameTaken" | null> {
  if (!isUuid(reportId)) return null;
  return unlessTaken(async () => {
    const [row] = await database()
      .update(namedReports)
      .set({
        ...content,
        version: sql`${namedReports.version} + 1`,
        updatedAt: sql`now()`,
        updatedBy: isUuid(person.id) ? person.id : null,
      })
      .where(and(eq(namedReports.id, reportId), eq(namedReports.version, version)))
      .returning({ id: namedReports.id });
    return row ? find(row.id) : null;
  });
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | "nameTaken" | null> {
  try {
    return await write();
  } catch (error) {
    const codes = [codeOf(error), codeOf(error instanceof Error ? error.cause : undefined)];
    if (codes.includes(UNIQUE_VIOLATION)) return "nameTaken";
    if (codes.includes(FOREIGN_KEY_VIOLATION)) return null;
    throw error;
  }
}

async function remove(reportId: string): Promise<void> {
  if (!isUuid(reportId)) return;
  await database().delete(namedReports).where(eq(namedReports.id, reportId));
}

async function noteUse(reportId: string, personId: string, at: Date): Promise<void> {
  if (!isUuid(reportId) || !isUuid(personId)) return;
  await unlessTaken(() =>
    database()
      .insert(reportUses)
      .values({ reportId, personId, uses: 1, lastUsedAt: at })
      .onConflictDoUpdate({
        target: [reportUses.reportId, reportUses.personId],
        set: { uses: sql`${reportUses.uses} + 1`, lastUsedAt: at },
      }),
  );
}

/** Implements ReportPort of lib/services. */
export const reportStore = { listFor, find, insert, update, remove, noteUse };
