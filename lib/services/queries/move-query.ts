import { z } from "zod";
import type { ServiceContext } from "../context";
import { findQueryToChange, withRights } from "./find-saved-query";
import type { QueryRights, SavedQuery } from "./port";
import { recordQueryAct, throwChangedMeanwhile } from "./query-acts";
import { QueryFolder, QueryName } from "./query-fields";

export const MoveQueryInput = z.object({
  queryId: z.uuid(),
  version: z.number().int().min(1),
  name: QueryName,
  folder: QueryFolder,
});
export type MoveQueryInput = z.output<typeof MoveQueryInput>;

/** Another name, another folder, or both. */
export async function moveQuery(ctx: ServiceContext, input: MoveQueryInput): Promise<SavedQuery & QueryRights> {
  const { queryId, version, name, folder } = input;
  const before = await findQueryToChange(ctx, queryId);
  const moved = await ctx.queries.update(before.id, version, { name, folder }, ctx.actor);
  if (!moved) return throwChangedMeanwhile(ctx, before.id);
  if (moved.visibility === "shared") await recordQueryAct(ctx, "query.move", moved);
  return withRights(ctx.actor, moved);
}
