import "server-only";
import { and, eq, isNotNull, notLike } from "drizzle-orm";
import { database } from "../database";
import { updateDrafts, updateDraftVersions, updateSendParts, updateSends } from "../schema/updates";
import { placeOfDraft, placeOfVersion } from "./draft-row";
import { placeOfPart } from "./send-parts";
import { placeOfEnding } from "./send-row";

/** A sealed value, its place, and how it is replaced when it is still the same. */
type SealedValue = {
  sealed: string;
  place: string;
  store: (fresh: string) => Promise<{ rowCount: number | null }>;
};

/** Everything of writes that was not sealed by the current key (`current` is a pattern of LIKE); for the rotation of keys. */
export async function sealedOfUpdates(current: string): Promise<SealedValue[]> {
  const [endings, parts, drafts, versions] = await Promise.all([
    sealedEndings(current),
    sealedParts(current),
    sealedDrafts(current),
    sealedVersions(current),
  ]);
  return [...endings, ...parts, ...drafts, ...versions];
}

async function sealedEndings(current: string): Promise<SealedValue[]> {
  const rows = await database()
    .select({ id: updateSends.id, sealed: updateSends.endingSealed })
    .from(updateSends)
    .where(and(isNotNull(updateSends.endingSealed), notLike(updateSends.endingSealed, current)));
  return rows.flatMap(({ id, sealed }) =>
    sealed === null
      ? []
      : [
          {
            ...{ sealed, place: placeOfEnding(id) },
            store: (fresh) =>
              database()
                .update(updateSends)
                .set({ endingSealed: fresh })
                .where(and(eq(updateSends.id, id), eq(updateSends.endingSealed, sealed))),
          },
        ],
  );
}

async function sealedParts(current: string): Promise<SealedValue[]> {
  const rows = await database().select().from(updateSendParts).where(notLike(updateSendParts.sealed, current));
  return rows.map(({ sendId, part, piece, sealed }) => ({
    ...{ sealed, place: placeOfPart(sendId, part, piece) },
    store: (fresh) =>
      database()
        .update(updateSendParts)
        .set({ sealed: fresh })
        .where(
          and(
            eq(updateSendParts.sendId, sendId),
            eq(updateSendParts.part, part),
            eq(updateSendParts.piece, piece),
            eq(updateSendParts.sealed, sealed),
          ),
        ),
  }));
}

async function sealedDrafts(current: string): Promise<SealedValue[]> {
  const rows = await database()
    .select({ id: updateDrafts.id, sealed: updateDrafts.xmlSealed })
    .from(updateDrafts)
    .where(notLike(updateDrafts.xmlSealed, current));
  return rows.map(({ id, sealed }) => ({
    ...{ sealed, place: placeOfDraft(id) },
    store: (fresh) =>
      database()
        .update(updateDrafts)
        .set({ xmlSealed: fresh })
        .where(and(eq(updateDrafts.id, id), eq(updateDrafts.xmlSealed, sealed))),
  }));
}

async function sealedVersions(current: string): Promise<SealedValue[]> {
  const rows = await database()
    .select()
    .from(updateDraftVersions)
    .where(notLike(updateDraftVersions.xmlSealed, current));
  return rows.map(({ draftId, version, xmlSealed: sealed }) => ({
    ...{ sealed, place: placeOfVersion(draftId, version) },
    store: (fresh) =>
      database()
        .update(updateDraftVersions)
        .set({ xmlSealed: fresh })
        .where(
          and(
            eq(updateDraftVersions.draftId, draftId),
            eq(updateDraftVersions.version, version),
            eq(updateDraftVersions.xmlSealed, sealed),
          ),
        ),
  }));
}
