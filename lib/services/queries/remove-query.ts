import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findQueryToChange, withRights } from "./find-saved-query";
import type { QueryRights, SavedQuery } from "./port";
import { QueryContentInput } from "./query-fields";
import { recordQueryAct } from "./query-acts";

export const RemoveQueryInput = z.object({ queryId: z.uuid() });
export type RemoveQueryInput = z.output<typeof RemoveQueryInput>;

/** Removes a query, and gives it once more: with it "undo" brings it back. */
export async function removeQuery(ctx: ServiceContext, { queryId }: RemoveQueryInput): Promise<SavedQuery> {
  const query = await findQueryToChange(ctx, queryId);
  await ctx.queries.remove(query.id);
  if (query.visibility === "shared") await recordQueryAct(ctx, "query.remove", query);
  return query;
}

export const RestoreQueryInput = QueryContentInput.extend({
  id: z.uuid(),
  connectionId: z.uuid(),
  connectorId: z.string().min(1).max(100),
  ownerId: z.uuid(),
  createdAt: z.date(),
});
export type RestoreQueryInput = z.output<typeof RestoreQueryInput>;

/**
 * Brings a removed query back under its own id, so that links to it work again. It comes from the browser, so it is
 * judged as any other: one's own, or, for an administrator, a shared one of somebody else.
 */
export async function restoreQuery(ctx: ServiceContext, input: RestoreQueryInput): Promise<SavedQuery & QueryRights> {
  const isTheirs = input.ownerId !== ctx.actor.id;
  if (isTheirs && (ctx.actor.role !== "admin" || input.visibility !== "shared")) {
    throw new ServiceError("FORBIDDEN", "Only its owner or an administrator changes a query");
  }
  await findReadableConnection(ctx, input.connectionId);
  const restored = await ctx.queries.insert(input);
  if (!restored) throw new ServiceError("CONFLICT", "There is a query of that id");
  if (restored.visibility === "shared") await recordQueryAct(ctx, "query.restore", restored);
  return withRights(ctx.actor, restored);
}
