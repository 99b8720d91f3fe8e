import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { requireAdmin } from "../../require-admin";
import { isProtected, type LockState, lockOf, toLockState } from "./lock-state";

/** Long enough for a piece of work, short enough not to be forgotten. */
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 240;

export const UnlockProductionInput = z.object({
  connectionId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
  minutes: z.number().int().min(SHORTEST_MINUTES).max(LONGEST_MINUTES),
});
export type UnlockProductionInput = z.output<typeof UnlockProductionInput>;

/** Opens a production environment to writes, for everybody who may send there, until the time is over. */
export async function unlockProduction(ctx: ServiceContext, input: UnlockProductionInput): Promise<LockState> {
  requireAdmin(ctx);
  const { connectionId, reason, minutes } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  if (!isProtected(connection)) throw new ServiceError("INVALID_INPUT", "Only production is locked");
  // Before it is done: an unlock without its line must not be.
  await ctx.history.recordOrThrow({
    ...{ kind: "act", action: "updates.unlock", outcome: "ok", connectionId, subject: connection.name },
    detail: { note: `${minutes} min: ${reason}` },
  });
  const { id: personId, name: personName } = ctx.actor;
  const unlock = await ctx.updates.locks.unlock({ connectionId, personId, personName, reason, minutes });
  if (!unlock) throw new ServiceError("NOT_FOUND", "Connection not found");
  return toLockState(ctx, unlock);
}

export const LockProductionInput = z.object({ connectionId: z.uuid() });
export type LockProductionInput = z.output<typeof LockProductionInput>;

/** Locks it again before its time. Twice is no trouble. */
export async function lockProduction(ctx: ServiceContext, { connectionId }: LockProductionInput): Promise<LockState> {
  requireAdmin(ctx);
  const connection = await findReadableConnection(ctx, connectionId);
  const isLocked = await ctx.updates.locks.lock(connectionId);
  if (isLocked) {
    await ctx.history.record({
      ...{ kind: "act", action: "updates.lock", outcome: "ok", connectionId, subject: connection.name },
    });
  }
  return lockOf(ctx, connection);
}
