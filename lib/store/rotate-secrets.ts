import "server-only";
import { and, eq, isNotNull, notLike } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { type KeyRing, needsRotation, open, seal, VaultError } from "@/lib/vault/seal";
import { placeOfSecret } from "./connections/connection-row";
import { placeOfMark } from "./changes/changes-store";
import { database } from "./database";
import { placeOfExport } from "./exports/export-store";
import { placeOfDetail } from "./history/history-detail";
import { sealedOfJobs } from "./jobs/sealed-of-jobs";
import { connections } from "./schema/connections";
import { history } from "./schema/history";
import { sinceMarks } from "./schema/saved-queries";
import { exportsUnderWay } from "./schema/reading";
import { sealedOfUpdates } from "./updates/sealed-values";

/** `unopened` names the places whose value no key of the ring opens; they are left as they are. */
export type Rotation = { resealed: number; unopened: string[] };

/**
 * Seals everything anew that an older key of the ring sealed, so that the older keys can be thrown away afterwards. May
 * be run again at any time, and beside a console that knows the whole ring: a value that changed meanwhile is left alone.
 */
export async function rotateSecrets(ring: KeyRing = keyRing()): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unopened: [] };
  const current = `v1.${ring.currentId}.%`.replaceAll("_", "\\_");
  const db = database();

  const secrets = await db
    .select({ id: connections.id, sealed: connections.secretSealed })
    .from(connections)
    .where(notLike(connections.secretSealed, current));
  for (const { id, sealed } of secrets) {
    await reseal(ring, sealed, placeOfSecret(id), rotation, (fresh) =>
      db
        .update(connections)
        .set({ secretSealed: fresh })
        .where(and(eq(connections.id, id), eq(connections.secretSealed, sealed))),
    );
  }

  const details = await db
    .select({ id: history.id, sealed: history.detailSealed })
    .from(history)
    .where(and(isNotNull(history.detailSealed), notLike(history.detailSealed, current)));
  for (const { id, sealed } of details) {
    if (sealed === null) continue;
    await reseal(ring, sealed, placeOfDetail(id.toString()), rotation, (fresh) =>
      db
        .update(history)
        .set({ detailSealed: fresh })
        .where(and(eq(history.id, id), eq(history.detailSealed, sealed))),
    );
  }

  const exports = await db
    .select({ id: exportsUnderWay.id, sealed: exportsUnderWay.sealed })
    .from(exportsUnderWay)
    .where(notLike(exportsUnderWay.sealed, current));
  for (const { id, sealed } of exports) {
    await reseal(ring, sealed, placeOfExport(id), rotation, (fresh) =>
      db
        .update(exportsUnderWay)
        .set({ sealed: fresh })
        .where(and(eq(exportsUnderWay.id, id), eq(exportsUnderWay.sealed, sealed))),
    );
  }
  const marks = await db.select().from(sinceMarks).where(notLike(sinceMarks.markSealed, current));
  for (const mark of marks) {
    await reseal(ring, mark.markSealed, placeOfMark(mark), rotation, (fresh) =>
      db
        .update(sinceMarks)
        .set({ markSealed: fresh })
        .where(
          and(
            eq(sinceMarks.queryId, mark.queryId),
            eq(sinceMarks.personId, mark.personId),
            eq(sinceMarks.markSealed, mark.markSealed),
          ),
        ),
    );
  }
  for (const { sealed, place, store } of await sealedOfUpdates(current)) {
    await reseal(ring, sealed, place, rotation, store);
  }
  for await (const { sealed, place, store } of sealedOfJobs(current)) {
    await reseal(ring, sealed, place, rotation, store);
  }
  return rotation;
}

async function reseal(
  ring: KeyRing,
  sealed: string,
  place: string,
  rotation: Rotation,
  store: (fresh: string) => Promise<{ rowCount: number | null }>,
): Promise<void> {
  try {
    if (!needsRotation(ring, sealed)) return;
    const { rowCount } = await store(seal(ring, open(ring, sealed, place), place));
    rotation.resealed += rowCount ?? 0;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    rotation.unopened.push(place);
  }
}
