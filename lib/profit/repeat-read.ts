import { ProfitError } from "./errors";

/** How much of Profit's silence we sit out by ourselves; what takes longer is told to the person instead. */
export type Patience = {
  /** Tries of one read, the first included. */
  mostTries: number;
  /** A longer `retry_after` (protocol 3.0: 7200) ends it. */
  longestWaitMs: number;
  /** No new try begins after this much time: somebody waits, and Profit may still be busy with the last one. */
  budgetMs: number;
};

/** For a person in front of a screen. */
const ON_SCREEN: Patience = { mostTries: 3, longestWaitMs: 10_000, budgetMs: 45_000 };
/** For an export, which runs for minutes anyway and would have to be taken up again. */
export const IN_EXPORT: Patience = { mostTries: 4, longestWaitMs: 120_000, budgetMs: 600_000 };

export type RepeatOptions = {
  patience?: Patience;
  signal?: AbortSignal | undefined;
  /** Called before each new try, and before the wait for it. */
  onRepeat?: (error: ProfitError, waitMs: number) => void;
  /** Failures that another try of the same would not mend are told at once. */
  isWorthRetrying?: (error: ProfitError) => boolean;
  /** First pause in ms; doubles. Tests pass a short one. */
  firstWaitMs?: number;
};

/**
 * Repeats a read that got no answer, or "later please" (design 5.1). Never for a 500: that is Profit's answer.
 * Never to be used for a write: there is no telling whether the first one was done.
 */
export async function repeatRead<T>(read: () => Promise<T>, options: RepeatOptions = {}): Promise<T> {
  const { signal, onRepeat, firstWaitMs = 250, patience = ON_SCREEN } = options;
  const isWorthRetrying = options.isWorthRetrying ?? ((error) => error.isWorthRetrying);
  const startedAt = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ProfitError) || tries >= patience.mostTries || !isWorthRetrying(error)) throw error;
      const waitMs =
        error.retryAfterSeconds === undefined ? firstWaitMs * 2 ** (tries - 1) : error.retryAfterSeconds * 1000;
      if (waitMs > patience.longestWaitMs || performance.now() - startedAt + waitMs > patience.budgetMs) throw error;
      onRepeat?.(error, waitMs);
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
