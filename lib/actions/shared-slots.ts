import "server-only";
import { log } from "@/lib/log/log";
import { Slots } from "./slots";

/** Where the places are that all consoles share. */
export type SharedPlaces = { tryTake(key: string): Promise<(() => void) | null> };

/** Between two looks whether another console gave a place back; a quarter more or less, so that consoles take turns. */
const LOOK_EVERY_MS = 40;

/**
 * Places over all consoles on one database (design 5.1). Within this one they are given out in the order in which they
 * were asked for; whoever is first in line here looks again and again whether another console leaves one. Without the
 * database it counts for itself, so that this process never has more than its own.
 */
export class SharedSlots {
  readonly #own: Slots;
  readonly #shared: SharedPlaces;
  /** Per key: who is first in line looks alone. */
  readonly #looking = new Slots(1);

  constructor(limit: number, shared: SharedPlaces) {
    this.#own = new Slots(limit);
    this.#shared = shared;
  }

  async take(key: string, signal?: AbortSignal): Promise<() => void> {
    const giveOwnBack = await this.#own.take(key, signal);
    try {
      const giveSharedBack = await this.#takeShared(key, signal);
      return () => {
        giveSharedBack();
        giveOwnBack();
      };
    } catch (error) {
      giveOwnBack();
      throw error;
    }
  }

  async #takeShared(key: string, signal: AbortSignal | undefined): Promise<() => void> {
    const stopLooking = await this.#looking.take(key, signal);
    try {
      for (;;) {
        const giveBack = await this.#shared.tryTake(key).catch((error: unknown) => {
          log().warn({ err: error }, "places of calls are counted by this console alone");
          return () => undefined;
        });
        if (giveBack && !signal?.aborted) return giveBack;
        giveBack?.();
        signal?.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS * (0.75 + Math.random() / 2)));
        signal?.throwIfAborted();
      }
    } finally {
      stopLooking();
    }
  }
}
