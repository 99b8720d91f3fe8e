import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { Connection } from "../../connections/port";
import type { ServiceContext } from "../../context";
import type { Unlock } from "./port";

/** Whether a connection may be written to now. */
export type LockState = {
  /** A production environment, which is read-only unless it is unlocked. */
  isProtected: boolean;
  isLocked: boolean;
  /** What is in force; `secondsLeft` by the database's clock. */
  unlock: (Pick<Unlock, "personName" | "reason" | "unlockedAt" | "expiresAt"> & { secondsLeft: number }) | null;
  mayUnlock: boolean;
};

export const LockStateOfInput = z.object({ connectionId: z.uuid() });
export type LockStateOfInput = z.output<typeof LockStateOfInput>;

export async function lockStateOf(ctx: ServiceContext, { connectionId }: LockStateOfInput): Promise<LockState> {
  return lockOf(ctx, await findReadableConnection(ctx, connectionId));
}

/** The same for a connection whose grant was checked already. */
export async function lockOf(ctx: ServiceContext, connection: Connection): Promise<LockState> {
  if (!isProtected(connection)) return { isProtected: false, isLocked: false, unlock: null, mayUnlock: false };
  return toLockState(ctx, await ctx.updates.locks.currentOf(connection.id));
}

export function isProtected({ environmentType }: Pick<Connection, "environmentType">): boolean {
  return environmentType === "production";
}

export function toLockState(
  { actor }: Pick<ServiceContext, "actor">,
  unlock: (Unlock & { secondsLeft: number }) | null,
): LockState {
  const told = unlock && {
    personName: unlock.personName,
    reason: unlock.reason,
    unlockedAt: unlock.unlockedAt,
    expiresAt: unlock.expiresAt,
    secondsLeft: unlock.secondsLeft,
  };
  return { isProtected: true, isLocked: told === null, unlock: told, mayUnlock: actor.role === "admin" };
}
