import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findSavedQuery } from "./find-saved-query";
import type { SavedQuery } from "./port";

type QueryAct = "query.save" | "query.share" | "query.unshare" | "query.move" | "query.remove" | "query.restore";

/** What happens to a shared query is everybody's; a private one is its owner's business alone and leaves no line. */
export async function recordQueryAct(ctx: ServiceContext, action: QueryAct, query: SavedQuery): Promise<void> {
  const { connectionId, connectorId, name, page } = query;
  await ctx.history.record({
    ...{ kind: "act", action, outcome: "ok", connectionId, connectorId, subject: name },
    detail: { page },
  });
}

/** Somebody was first: says who and when, and with which version one may still save. */
export async function throwChangedMeanwhile(ctx: ServiceContext, queryId: string): Promise<never> {
  const { version, updatedByName, updatedAt } = await findSavedQuery(ctx, { queryId });
  throw new ServiceError("CONFLICT", "The query was changed meanwhile", {
    version,
    by: updatedByName ?? "",
    at: updatedAt.toISOString(),
  });
}
