import { ProfitError } from "./errors";

/** Tries of one read, the first included. */
const MOST_TRIES = 3;
/** Longest wait we sit out by ourselves; a longer `retry_after` is told to the person instead (protocol 3.0: 7200). */
const LONGEST_WAIT_MS = 10_000;
/** No new try begins after this much time: a person waits, and Profit may still be busy with the last one. */
const BUDGET_MS = 45_000;

export type RepeatOptions = {
  signal?: AbortSignal | undefined;
  /** Called before each new try. */
  onRepeat?: (error: ProfitError) => void;
  /** First pause in ms; doubles. Tests pass a short one. */
  firstWaitMs?: number;
};

/**
 * Repeats a read that got no answer, or "later please" (design 5.1). Never for a 500: that is Profit's answer.
 * Never to be used for a write: there is no telling whether the first one was done.
 */
export async function repeatRead<T>(read: () => Promise<T>, options: RepeatOptions = {}): Promise<T> {
  const { signal, onRepeat, firstWaitMs = 250 } = options;
  const startedAt = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ProfitError) || !error.isWorthRetrying || tries >= MOST_TRIES) throw error;
      const waitMs =
        error.retryAfterSeconds === undefined ? firstWaitMs * 2 ** (tries - 1) : error.retryAfterSeconds * 1000;
      if (waitMs > LONGEST_WAIT_MS || performance.now() - startedAt + waitMs > BUDGET_MS) throw error;
      onRepeat?.(error);
      // Up to a quarter more, so that five calls that failed together do not come back together.
      await pause(waitMs * (1 + Math.random() / 4), signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
