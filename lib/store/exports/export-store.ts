import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { exportsUnderWay } from "../schema/reading";
import { isUuid } from "../uuid";

/** Exports that may be taken up again. Structurally the ExportPort of the services, which this room does not know. */

type Progress = { state: "running" | "broken" | "done"; rows: number; bytes: number; detail: string };
type Owner = { personId: string; connectionId: string; connectorId: string };

/** After this nobody goes on with one. */
const KEPT_HOURS = 24;

export function placeOfExport(exportId: string): string {
  return `exports_under_way:${exportId}:sealed`;
}

export const exportStore = {
  async begin(owner: Owner, progress: Progress, startedAt: Date): Promise<string> {
    const id = randomUUID();
    await database()
      .insert(exportsUnderWay)
      .values({ id, ...owner, ...written(id, progress), startedAt, updatedAt: startedAt });
    return id;
  },

  async find(personId: string, exportId: string) {
    if (!isUuid(exportId)) return null;
    const [row] = await database()
      .select()
      .from(exportsUnderWay)
      .where(and(eq(exportsUnderWay.id, exportId), eq(exportsUnderWay.personId, personId)));
    if (!row) return null;
    const { id, connectionId, connectorId, state, rows, bytes, startedAt } = row;
    const detail = open(keyRing(), row.sealed, placeOfExport(id));
    return { id, connectionId, connectorId, state, rows, bytes, startedAt, detail };
  },

  async takeOver(exportId: string, startedAt: Date): Promise<void> {
    await database()
      .update(exportsUnderWay)
      .set({ state: "running", startedAt, updatedAt: sql`now()` })
      .where(eq(exportsUnderWay.id, exportId));
  },

  async save(exportId: string, startedAt: Date, progress: Progress): Promise<boolean> {
    const { rowCount } = await database()
      .update(exportsUnderWay)
      .set({ ...written(exportId, progress), updatedAt: sql`now()` })
      .where(and(eq(exportsUnderWay.id, exportId), eq(exportsUnderWay.startedAt, startedAt)));
    return rowCount === 1;
  },

  async forget(personId: string, exportId: string): Promise<boolean> {
    if (!isUuid(exportId)) return false;
    const { rowCount } = await database()
      .delete(exportsUnderWay)
      .where(and(eq(exportsUnderWay.id, exportId), eq(exportsUnderWay.personId, personId)));
    return rowCount === 1;
  },
};

/** Throws away what nobody went on with. Resolves to how many. Meant to run once an hour. */
export async function sweepExports(): Promise<number> {
  const { rowCount } = await database()
    .delete(exportsUnderWay)
    .where(lt(exportsUnderWay.updatedAt, sql`now() - make_interval(hours => ${KEPT_HOURS})`));
  return rowCount ?? 0;
}

function written(exportId: string, { state, rows, bytes, detail }: Progress) {
  return { state, rows, bytes, sealed: seal(keyRing(), detail, placeOfExport(exportId)) };
}
