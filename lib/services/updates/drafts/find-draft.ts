import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { Actor, ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import type { Draft, DraftLine, DraftRights, DraftVersion } from "./port";

export const ListDraftsInput = z.object({ connectionId: z.uuid() });
export type ListDraftsInput = z.output<typeof ListDraftsInput>;

/** One's own and the shared drafts and templates of a connection, newest first, without their texts. */
export async function listDrafts(
  ctx: ServiceContext,
  { connectionId }: ListDraftsInput,
): Promise<(DraftLine & DraftRights)[]> {
  await findReadableConnection(ctx, connectionId);
  const lines = await ctx.updates.drafts.listFor(ctx.actor, connectionId);
  return lines.map((line) => withRights(ctx.actor, line));
}

export const FindDraftInput = z.object({ draftId: z.uuid() });
export type FindDraftInput = z.output<typeof FindDraftInput>;

/** One's own, or a shared one on a connection one was granted; anything else answers as one that never was. */
export async function findDraft(ctx: ServiceContext, { draftId }: FindDraftInput): Promise<Draft & DraftRights> {
  const draft = await ctx.updates.drafts.findFor(ctx.actor, draftId);
  const connection = draft && (await ctx.connections.findFor(ctx.actor, draft.connectionId));
  if (!draft || !connection) throw new ServiceError("NOT_FOUND", "Draft not found");
  return withRights(ctx.actor, draft);
}

/** As `findDraft`, for who is going to change it. */
export async function findDraftToChange(ctx: ServiceContext, draftId: string): Promise<Draft> {
  const draft = await findDraft(ctx, { draftId });
  if (!draft.mayChange) throw new ServiceError("FORBIDDEN", "This draft is somebody else's to change");
  return draft;
}

/** What it was, newest first: the last fifty. */
export async function listDraftVersions(ctx: ServiceContext, input: FindDraftInput): Promise<DraftVersion[]> {
  const { id } = await findDraft(ctx, input);
  return ctx.updates.drafts.versionsOf(id);
}

export const ReadDraftVersionInput = z.object({ draftId: z.uuid(), version: z.number().int().min(1) });
export type ReadDraftVersionInput = z.output<typeof ReadDraftVersionInput>;

export async function readDraftVersion(
  ctx: ServiceContext,
  { draftId, version }: ReadDraftVersionInput,
): Promise<{ xml: string }> {
  const { id } = await findDraft(ctx, { draftId });
  const xml = await ctx.updates.drafts.textOfVersion(id, version);
  if (xml === null) throw new ServiceError("NOT_FOUND", "This version is not kept (any more)");
  return { xml };
}

/** A shared draft is everybody's to write in who may write; whether it is shared stays its owner's and an administrator's. */
export function withRights<D extends DraftLine>(actor: Actor, draft: D): D & DraftRights {
  const isMine = draft.ownerId === actor.id;
  return { ...draft, isMine, mayChange: actor.role !== "support" && (isMine || draft.visibility === "shared") };
}
