import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { queryToFollow } from "./query-to-follow";
import { windowStartOf } from "./since-moment";

export const FindMarkInput = z.object({ queryId: z.uuid() });
export type FindMarkInput = z.output<typeof FindMarkInput>;

export type FollowState = {
  sinceFieldId: string;
  /** The newest change that was taken as read, as Profit shows it; null = none yet. */
  newest: string | null;
  /** From where what happened since is asked for, so that nothing falls between the second shown and the one stored. */
  windowStart: string | null;
  /** The query asks something else by now: rows that only the new question has may be older than `newest`. */
  isOtherQuestion: boolean;
};

/** How far this person has read the changes of a query. */
export async function findMark(ctx: ServiceContext, { queryId }: FindMarkInput): Promise<FollowState> {
  const { reader, sinceFieldId, question } = await queryToFollow(ctx, queryId);
  const kept = await ctx.changes.markOf(reader);
  const newest = kept?.mark?.newest ?? null;
  return {
    sinceFieldId,
    newest,
    windowStart: newest && windowStartOf(newest),
    isOtherQuestion: newest !== null && kept?.question !== question,
  };
}

export const TakeMarkInput = z.object({ queryId: z.uuid(), runId: z.uuid() });
export type TakeMarkInput = z.output<typeof TakeMarkInput>;

/**
 * Takes what a run has read as the new starting point, once its reader has it all. Throws CONFLICT when the run did not
 * come to its end, or another run of this person did after it: then nothing is lost, the next run brings it again.
 */
export async function takeMark(ctx: ServiceContext, { queryId, runId }: TakeMarkInput): Promise<FollowState> {
  const { reader, sinceFieldId, question } = await queryToFollow(ctx, queryId);
  const kept = await ctx.changes.markOf(reader);
  if (!kept?.pending || kept.pending.runId !== runId) {
    throw new ServiceError("CONFLICT", "This run was not read to its end, or a newer one was");
  }
  const { pending, pendingQuestion } = kept;
  await ctx.changes.keepMark(reader, { mark: pending.mark, pending: null, question: pendingQuestion, pendingQuestion });
  const { newest } = pending.mark;
  return { sinceFieldId, newest, windowStart: windowStartOf(newest), isOtherQuestion: pendingQuestion !== question };
}
