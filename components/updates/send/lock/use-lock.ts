"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { LockState } from "@/lib/services/updates/lock/lock-state";
import { type LockActions, troubleOf, type UpdatePlace } from "../../update-actions";
import { updateKeys, updateQueries } from "../../update-queries";

/** Often enough for the minutes to be right, and to see that a colleague locked. */
const LOOK_EVERY_MS = 20_000;

/** Whether the environment takes writes now. Anything but a production environment always does. */
export function useLock({ connectionId, environment }: UpdatePlace, actions: Pick<LockActions, "lockStateOf">) {
  const isProtected = environment.type === "production";
  const queries = useQueryClient();
  const asked = useQuery({
    ...updateQueries.lock(connectionId, actions),
    enabled: isProtected,
    refetchInterval: LOOK_EVERY_MS,
  });
  return {
    isProtected,
    /** Not known counts as locked. */
    isLocked: isProtected && (asked.data?.isLocked ?? true),
    state: asked.data ?? null,
    trouble: troubleOf(asked.error),
    look: () => void asked.refetch(),
    keep: (state: LockState) => queries.setQueryData(updateKeys.lock(connectionId), state),
  };
}

export type Lock = ReturnType<typeof useLock>;

/** Whole minutes, never more than there are; 0 in the last one. */
export function minutesLeft({ unlock }: LockState): number {
  return unlock === null ? 0 : Math.floor(unlock.secondsLeft / 60);
}
