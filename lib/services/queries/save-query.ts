import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findQueryToChange, withRights } from "./find-saved-query";
import type { QueryRights, SavedQuery } from "./port";
import { QueryContentInput } from "./query-fields";
import { recordQueryAct, throwChangedMeanwhile } from "./query-acts";

export const SaveQueryInput = QueryContentInput.extend({
  connectionId: z.uuid(),
  connectorId: z.string().trim().min(1).max(100),
  /** null = a new query, owned by who saves it. */
  existing: z.object({ queryId: z.uuid(), version: z.number().int().min(1) }).nullable(),
});
export type SaveQueryInput = z.output<typeof SaveQueryInput>;

/**
 * Keeps a query. An existing one must still be at the version that was opened: otherwise CONFLICT says who saved when,
 * with the version with which to save over it. Its connector and connection do not change.
 */
export async function saveQuery(ctx: ServiceContext, input: SaveQueryInput): Promise<SavedQuery & QueryRights> {
  const { connectionId, connectorId, existing, ...content } = input;
  if (existing === null) {
    const connection = await findReadableConnection(ctx, connectionId);
    const saved = await ctx.queries.insert({ ...content, connectionId, connectorId, ownerId: ctx.actor.id });
    if (!saved) throw new ServiceError("NOT_FOUND", `Connection ${connection.id} is gone`);
    if (saved.visibility === "shared") await recordQueryAct(ctx, "query.share", saved);
    return withRights(ctx.actor, saved);
  }
  const before = await findQueryToChange(ctx, existing.queryId);
  const saved = await ctx.queries.update(before.id, existing.version, content, ctx.actor);
  if (!saved) return throwChangedMeanwhile(ctx, before.id);
  await recordChange(ctx, before, saved);
  return withRights(ctx.actor, saved);
}

async function recordChange(ctx: ServiceContext, before: SavedQuery, after: SavedQuery): Promise<void> {
  if (before.visibility === "private" && after.visibility === "private") return;
  const action =
    before.visibility === "private" ? "query.share" : after.visibility === "private" ? "query.unshare" : "query.save";
  await recordQueryAct(ctx, action, after);
}
