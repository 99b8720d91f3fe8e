import { z } from "zod";
import type { ServiceContext } from "../context";
import { findQueryToChange, withRights } from "./find-saved-query";
import { type QueryRights, type SavedQuery, VISIBILITIES } from "./port";
import { recordQueryAct, throwChangedMeanwhile } from "./query-acts";

export const ShareQueryInput = z.object({ queryId: z.uuid(), visibility: z.enum(VISIBILITIES) });
export type ShareQueryInput = z.output<typeof ShareQueryInput>;

/** Shares a query with everybody who has the connection, or takes it back to its owner. Twice is no trouble. */
export async function shareQuery(
  ctx: ServiceContext,
  { queryId, visibility }: ShareQueryInput,
): Promise<SavedQuery & QueryRights> {
  const before = await findQueryToChange(ctx, queryId);
  if (before.visibility === visibility) return withRights(ctx.actor, before);
  const changed = await ctx.queries.update(before.id, before.version, { visibility }, ctx.actor);
  if (!changed) return throwChangedMeanwhile(ctx, before.id);
  await recordQueryAct(ctx, visibility === "shared" ? "query.share" : "query.unshare", changed);
  return withRights(ctx.actor, changed);
}
