import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { database } from "../database";
import { exportPresets } from "../schema/export-presets";
import { isUuid } from "../uuid";

/** Where the dossier of a connection is read. It stands beside the presets, as one of a kind of its own. */
const KIND = "dossier-mapping";

async function mappingOf(connectionId: string): Promise<unknown> {
  if (!isUuid(connectionId)) return null;
  const [found] = await database()
    .select({ definition: exportPresets.definition })
    .from(exportPresets)
    .where(and(eq(exportPresets.connectionId, connectionId), eq(exportPresets.kind, KIND)))
    .orderBy(desc(exportPresets.updatedAt))
    .limit(1);
  return found?.definition ?? null;
}

async function keepMapping(connectionId: string, mapping: object | null, byPersonId: string): Promise<void> {
  await database().transaction(async (transaction) => {
    const ofConnection = and(eq(exportPresets.connectionId, connectionId), eq(exportPresets.kind, KIND));
    await transaction.delete(exportPresets).where(ofConnection);
    if (mapping === null) return;
    await transaction.insert(exportPresets).values({
      ...{ connectionId, kind: KIND, name: KIND, ownerId: byPersonId, isShared: true, definition: mapping },
    });
  });
}

export const dossierStore = { mappingOf, keepMapping };
