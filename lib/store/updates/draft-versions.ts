import "server-only";
import { and, desc, eq, lte, sql } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { people } from "../schema/people";
import { updateDraftVersions } from "../schema/updates";
import { isUuid } from "../uuid";
import { placeOfVersion } from "./draft-row";

/** What drafts were: the last so many of each. Somebody who types is saved every few seconds: a minute is one version. */
const KEPT_VERSIONS = 50;
const ONE_VERSION_SECONDS = 60;

type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];
type Saved = { draftId: string; version: number; xml: string; savedBy: string | null; isMilestone?: boolean };

/** Keeps a version that was just saved, in place of the one before when that is of the same minute and person. */
export async function keepVersion(
  tx: Transaction,
  { draftId, version, xml, savedBy, isMilestone = false }: Saved,
): Promise<void> {
  const [before] = await tx
    .select({
      version: updateDraftVersions.version,
      begunAt: updateDraftVersions.begunAt,
      savedBy: updateDraftVersions.savedBy,
      isOfThisMinute: sql<boolean>`${updateDraftVersions.begunAt} > now() - make_interval(secs => ${ONE_VERSION_SECONDS})`,
    })
    .from(updateDraftVersions)
    .where(eq(updateDraftVersions.draftId, draftId))
    .orderBy(desc(updateDraftVersions.version))
    .limit(1);
  const goesOn = !isMilestone && before?.isOfThisMinute === true && before.savedBy === savedBy && before.version > 1;
  if (goesOn) await tx.delete(updateDraftVersions).where(isOf(draftId, before.version));
  await tx.insert(updateDraftVersions).values({
    ...{ draftId, version, savedBy, sizeCharacters: xml.length },
    xmlSealed: seal(keyRing(), xml, placeOfVersion(draftId, version)),
    ...(goesOn && { begunAt: before.begunAt }),
  });
  const [oldest] = await tx
    .select({ version: updateDraftVersions.version })
    .from(updateDraftVersions)
    .where(eq(updateDraftVersions.draftId, draftId))
    .orderBy(desc(updateDraftVersions.version))
    .offset(KEPT_VERSIONS)
    .limit(1);
  if (!oldest) return;
  await tx
    .delete(updateDraftVersions)
    .where(and(eq(updateDraftVersions.draftId, draftId), lte(updateDraftVersions.version, oldest.version)));
}

export async function versionsOf(
  draftId: string,
): Promise<{ version: number; savedAt: Date; savedByName: string | null; sizeCharacters: number }[]> {
  if (!isUuid(draftId)) return [];
  return database()
    .select({
      version: updateDraftVersions.version,
      savedAt: updateDraftVersions.savedAt,
      savedByName: people.name,
      sizeCharacters: updateDraftVersions.sizeCharacters,
    })
    .from(updateDraftVersions)
    .leftJoin(people, eq(people.id, updateDraftVersions.savedBy))
    .where(eq(updateDraftVersions.draftId, draftId))
    .orderBy(desc(updateDraftVersions.version));
}

export async function textOfVersion(draftId: string, version: number): Promise<string | null> {
  if (!isUuid(draftId)) return null;
  const [row] = await database()
    .select({ sealed: updateDraftVersions.xmlSealed })
    .from(updateDraftVersions)
    .where(isOf(draftId, version));
  return row ? open(keyRing(), row.sealed, placeOfVersion(draftId, version)) : null;
}

function isOf(draftId: string, version: number) {
  return and(eq(updateDraftVersions.draftId, draftId), eq(updateDraftVersions.version, version));
}
