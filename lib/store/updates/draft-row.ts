import "server-only";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { people } from "../schema/people";
import { updateDrafts } from "../schema/updates";

export const owners = alias(people, "owner");
export const editors = alias(people, "editor");

/** All but the text, with the names of who made it and who changed it last. */
export const DRAFT_COLUMNS = {
  id: updateDrafts.id,
  connectionId: updateDrafts.connectionId,
  connectorId: updateDrafts.connectorId,
  kind: updateDrafts.kind,
  ownerId: updateDrafts.ownerId,
  ownerName: owners.name,
  visibility: updateDrafts.visibility,
  name: updateDrafts.name,
  transport: updateDrafts.transport,
  parameters: updateDrafts.parameters,
  version: updateDrafts.version,
  createdAt: updateDrafts.createdAt,
  updatedAt: updateDrafts.updatedAt,
  updatedByName: editors.name,
};

const Parameters = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    kind: z.enum(["text", "number", "date", "dateTime", "boolean"]),
    defaultValue: z.string(),
    isRequired: z.boolean(),
  }),
);
export type DraftParameters = z.output<typeof Parameters>;

/** Parameters in a form we no longer know count as none: the form then asks for each placeholder as it stands. */
export function parametersOf(stored: unknown): DraftParameters {
  return Parameters.safeParse(stored).data ?? [];
}

/** Of a draft that one may go on with, and of one of its versions. */
export function placeOfDraft(draftId: string): string {
  return `update_drafts:${draftId}:xml`;
}
export function placeOfVersion(draftId: string, version: number): string {
  return `update_draft_versions:${draftId}:${version}:xml`;
}

export function sealDraft(draftId: string, xml: string): string {
  return seal(keyRing(), xml, placeOfDraft(draftId));
}
export function openDraft(draftId: string, sealed: string): string {
  return open(keyRing(), sealed, placeOfDraft(draftId));
}
