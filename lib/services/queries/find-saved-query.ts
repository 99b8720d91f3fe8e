import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { Actor, ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { QueryRights, SavedQuery, SavedQueryLine } from "./port";

export const FindSavedQueryInput = z.object({ queryId: z.uuid() });
export type FindSavedQueryInput = z.output<typeof FindSavedQueryInput>;

/** One's own, or a shared one on a connection one was granted; anything else answers as one that never was. */
export async function findSavedQuery(
  ctx: ServiceContext,
  { queryId }: FindSavedQueryInput,
): Promise<SavedQuery & QueryRights> {
  const query = await ctx.queries.findFor(ctx.actor, queryId);
  const connection = query && (await ctx.connections.findFor(ctx.actor, query.connectionId));
  if (!query || !connection?.mayReadConnectors) throw new ServiceError("NOT_FOUND", "Saved query not found");
  return withRights(ctx.actor, query);
}

/** As `findSavedQuery`, for who is going to change it: the owner, or an administrator of a shared one. */
export async function findQueryToChange(ctx: ServiceContext, queryId: string): Promise<SavedQuery> {
  const { mayChange, ...query } = await findSavedQuery(ctx, { queryId });
  if (!mayChange) throw new ServiceError("FORBIDDEN", "Only its owner or an administrator changes a query");
  return query;
}

export const ListSavedQueriesInput = z.object({ connectionId: z.uuid() });
export type ListSavedQueriesInput = z.output<typeof ListSavedQueriesInput>;

/** One's own and the shared queries of a connection, without the queries themselves: there may be thousands. */
export async function listSavedQueries(
  ctx: ServiceContext,
  { connectionId }: ListSavedQueriesInput,
): Promise<(SavedQueryLine & QueryRights)[]> {
  await findReadableConnection(ctx, connectionId);
  const lines = await ctx.queries.listFor(ctx.actor, connectionId);
  return lines.map((line) => withRights(ctx.actor, line));
}

export function withRights<Q extends SavedQueryLine>(actor: Actor, query: Q): Q & QueryRights {
  const isMine = query.ownerId === actor.id;
  return { ...query, isMine, mayChange: isMine || (actor.role === "admin" && query.visibility === "shared") };
}
