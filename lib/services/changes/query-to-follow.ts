import { findSavedQuery } from "../queries/find-saved-query";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

export type FollowedQuery = {
  reader: { personId: string; queryId: string };
  connectionId: string;
  connectorId: string;
  sinceFieldId: string;
  /** What it asks, its answers aside: a mark belongs to one question. */
  question: string;
};

/** A saved query this person may see, whose changes can be told. Throws NOT_FOUND, INVALID_INPUT without such a field. */
export async function queryToFollow(ctx: ServiceContext, queryId: string): Promise<FollowedQuery> {
  const query = await findSavedQuery(ctx, { queryId });
  const { connectionId, connectorId, sinceFieldId, page } = query;
  if (sinceFieldId === null) {
    throw new ServiceError("INVALID_INPUT", "This query has no field that tells when a row changed", {
      fields: "sinceFieldId",
    });
  }
  const question = JSON.stringify([new URLSearchParams(page).get("filter") ?? "", sinceFieldId]);
  return { reader: { personId: ctx.actor.id, queryId }, connectionId, connectorId, sinceFieldId, question };
}
