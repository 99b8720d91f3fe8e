import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findSavedQuery, withRights } from "./find-saved-query";
import type { QueryRights, SavedQuery } from "./port";
import { QueryName } from "./query-fields";

/** `name` comes from the browser, which knows how "copy of" is said there. */
export const DuplicateQueryInput = z.object({ queryId: z.uuid(), name: QueryName });
export type DuplicateQueryInput = z.output<typeof DuplicateQueryInput>;

/** A copy of what one may see, of one's own and private, in the same folder. */
export async function duplicateQuery(
  ctx: ServiceContext,
  { queryId, name }: DuplicateQueryInput,
): Promise<SavedQuery & QueryRights> {
  const { connectionId, connectorId, folder, description, page, parameters, sinceFieldId } = await findSavedQuery(ctx, {
    queryId,
  });
  const copy = await ctx.queries.insert({
    ...{ connectionId, connectorId, folder, description, page, parameters, sinceFieldId },
    ...{ name, visibility: "private", ownerId: ctx.actor.id },
  });
  if (!copy) throw new ServiceError("NOT_FOUND", "Saved query not found");
  return withRights(ctx.actor, copy);
}
