import "server-only";

type Waiting = { grant: () => void };

/**
 * A fixed number of places per key, given out in the order in which they were asked for. An export that asks again
 * and again stands behind everybody who came before its next question, so nobody starves.
 */
export class Slots {
  readonly #limit: number;
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves to the function that gives the place back (once; later calls do nothing). Rejects when aborted. */
  async take(key: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const taken = this.#taken.get(key) ?? 0;
    if (taken < this.#limit) this.#taken.set(key, taken + 1);
    else await this.#wait(key, signal);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#giveBack(key);
    };
  }

  #wait(key: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(key) ?? [];
      this.#waiting.set(key, queue);
      const onAbort = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        grant: () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(waiting);
    });
  }

  /** The place goes straight to the next in line, so that nobody can slip in between. */
  #giveBack(key: string): void {
    const next = this.#waiting.get(key)?.shift();
    if (next) return next.grant();
    const taken = (this.#taken.get(key) ?? 1) - 1;
    if (taken > 0) this.#taken.set(key, taken);
    else {
      this.#taken.delete(key);
      this.#waiting.delete(key);
    }
  }
}
