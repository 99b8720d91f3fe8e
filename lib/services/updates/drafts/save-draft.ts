import { randomUUID } from "node:crypto";
import { z } from "zod";
import { PARAMETER_NAME } from "@/lib/queries/placeholders";
import { PARAMETER_KINDS } from "@/lib/queries/query-parameter";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { VISIBILITIES } from "../../queries/port";
import { UPDATE_TRANSPORTS } from "../port";
import { requireWriter } from "../require-writer";
import { findDraft, findDraftToChange, withRights } from "./find-draft";
import { type Draft, DRAFT_KINDS, type DraftRights } from "./port";

/** A document with files in it is sent, not kept: a draft is saved again and again. */
const MOST_CHARACTERS = 5_000_000;

const Parameter = z.object({
  name: z.string().regex(PARAMETER_NAME),
  label: z.string().trim().max(200),
  kind: z.enum(PARAMETER_KINDS),
  defaultValue: z.string().max(2_000),
  isRequired: z.boolean(),
});

/** What the route takes beside the place. */
export const DraftOrder = z.object({
  kind: z.enum(DRAFT_KINDS),
  name: z.string().trim().min(1).max(200),
  visibility: z.enum(VISIBILITIES),
  transport: z.enum(UPDATE_TRANSPORTS),
  parameters: z.array(Parameter).max(50),
  xml: z.string().max(MOST_CHARACTERS),
  /** null = a new one, owned by who saves it. */
  existing: z.object({ draftId: z.uuid(), version: z.number().int().min(1) }).nullable(),
});

export const SaveDraftInput = DraftOrder.extend({ connectionId: z.uuid(), connectorId: ConnectorId });
export type SaveDraftInput = z.output<typeof SaveDraftInput>;

/**
 * Keeps a document as one types. An existing one must still be at the version that was opened: otherwise CONFLICT says
 * who saved when, with the version with which to save over it. Its kind, connector and connection do not change.
 */
export async function saveDraft(ctx: ServiceContext, input: SaveDraftInput): Promise<Draft & DraftRights> {
  requireWriter(ctx);
  const { connectionId, connectorId, existing, kind, ...content } = input;
  if (existing === null) {
    await findReadableConnection(ctx, connectionId);
    const ownerId = ctx.actor.id;
    const draft = { id: randomUUID(), connectionId, connectorId, kind, ownerId, ...content };
    const saved = await ctx.updates.drafts.insert(draft);
    if (!saved) throw new ServiceError("NOT_FOUND", "Connection not found");
    if (saved.visibility === "shared") await recordDraftAct(ctx, "draft.share", saved);
    return withRights(ctx.actor, saved);
  }
  const before = await findDraftToChange(ctx, existing.draftId);
  const isShared = before.visibility === "shared";
  if (before.visibility !== content.visibility && before.ownerId !== ctx.actor.id && ctx.actor.role !== "admin") {
    throw new ServiceError("FORBIDDEN", "Only its owner or an administrator shares a draft or takes it back");
  }
  const saved = await ctx.updates.drafts.update(before.id, existing.version, content, ctx.actor);
  if (!saved) return throwChangedMeanwhile(ctx, before.id);
  if (isShared !== (saved.visibility === "shared")) {
    await recordDraftAct(ctx, isShared ? "draft.unshare" : "draft.share", saved);
  }
  return withRights(ctx.actor, saved);
}

export const RestoreDraftVersionInput = z.object({
  draftId: z.uuid(),
  version: z.number().int().min(1),
  /** The version that was opened: who saved meanwhile is not overruled unseen. */
  expectedVersion: z.number().int().min(1),
});
export type RestoreDraftVersionInput = z.output<typeof RestoreDraftVersionInput>;

/** Makes an older text the present one; what it was until now stays a version. */
export async function restoreDraftVersion(
  ctx: ServiceContext,
  { draftId, version, expectedVersion }: RestoreDraftVersionInput,
): Promise<Draft & DraftRights> {
  requireWriter(ctx);
  const before = await findDraftToChange(ctx, draftId);
  const xml = await ctx.updates.drafts.textOfVersion(before.id, version);
  if (xml === null) throw new ServiceError("NOT_FOUND", "This version is not kept (any more)");
  const saved = await ctx.updates.drafts.update(before.id, expectedVersion, { xml }, ctx.actor, { isMilestone: true });
  if (!saved) return throwChangedMeanwhile(ctx, before.id);
  if (saved.visibility === "shared") await recordDraftAct(ctx, "draft.restore", saved);
  return withRights(ctx.actor, saved);
}

export const RemoveDraftInput = z.object({ draftId: z.uuid() });
export type RemoveDraftInput = z.output<typeof RemoveDraftInput>;

/** With its versions, for ever. A shared one is its owner's and an administrator's to remove. */
export async function removeDraft(ctx: ServiceContext, { draftId }: RemoveDraftInput): Promise<void> {
  requireWriter(ctx);
  const draft = await findDraft(ctx, { draftId });
  if (!draft.isMine && ctx.actor.role !== "admin") {
    throw new ServiceError("FORBIDDEN", "Only its owner or an administrator removes a draft");
  }
  await ctx.updates.drafts.remove(draft.id);
  if (draft.visibility === "shared") await recordDraftAct(ctx, "draft.remove", draft);
}

type DraftAct = "draft.share" | "draft.unshare" | "draft.remove" | "draft.restore";

/** What happens to a shared draft is everybody's; a private one leaves no line. Its text stands in none. */
async function recordDraftAct(ctx: ServiceContext, action: DraftAct, draft: Draft): Promise<void> {
  const { connectionId, connectorId, name: subject } = draft;
  await ctx.history.record({ kind: "act", action, outcome: "ok", connectionId, connectorId, subject });
}

/** Somebody was first: says who and when, and with which version one may still save. */
async function throwChangedMeanwhile(ctx: ServiceContext, draftId: string): Promise<never> {
  const { version, updatedByName, updatedAt } = await findDraft(ctx, { draftId });
  throw new ServiceError("CONFLICT", "The draft was changed meanwhile", {
    version,
    by: updatedByName ?? "",
    at: updatedAt.toISOString(),
  });
}
