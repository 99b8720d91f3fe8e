import { setTimeout as pause } from "node:timers/promises";
import { ProfitError } from "@/lib/profit/errors";
import type { StoredLine } from "../port";

export type AwayTimes = {
  /** So many lines in a row without any answer: it is Profit that is away, not a file that is wrong. */
  linesInRow: number;
  /** The first wait; it doubles. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** After so long it is a person's turn. */
  untilMs: number;
};

/** An export of a night sits out a night's maintenance (protocol 3.0: `retry_after` may be two hours). */
export const AWAY_TIMES: AwayTimes = {
  ...{ linesInRow: 10, firstWaitMs: 30_000 },
  ...{ longestWaitMs: 900_000, untilMs: 3 * 3_600_000 },
};

type Held = { line: StoredLine; error: ProfitError };
/** Lines that may be asked again, and those that had their chance. */
type Released = { again: StoredLine[]; failed: Held[] };

/** Tries of one line while others do get an answer. */
const MOST_TRIES = 2;

/**
 * Keeps lines that got no answer until it is known whether they were to blame: when others do get one, each has one more
 * try; when nobody does, Profit is away, and all are asked again after a while.
 */
export class AwayWatch {
  readonly #times: AwayTimes;
  readonly #tries = new Map<number, number>();
  #held: Held[] = [];
  #waits = 0;
  #waitedMs = 0;

  constructor(times: AwayTimes) {
    this.#times = times;
  }

  /** True when it keeps the line. */
  hold(line: StoredLine, error: unknown): boolean {
    if (!(error instanceof ProfitError) || !error.isWorthRetrying) return false;
    this.#held.push({ line, error });
    this.#tries.set(line.ordinal, (this.#tries.get(line.ordinal) ?? 0) + 1);
    return true;
  }

  get isAway(): boolean {
    return this.#held.length >= this.#times.linesInRow;
  }

  get isBeyondPatience(): boolean {
    return this.#waitedMs >= this.#times.untilMs;
  }

  /** Somebody was answered: who was not before was silent by itself. */
  answered(): Released {
    this.#waits = 0;
    this.#waitedMs = 0;
    return this.release();
  }

  release(): Released {
    const released: Released = { again: [], failed: [] };
    for (const held of this.#held.splice(0)) {
      if ((this.#tries.get(held.line.ordinal) ?? 0) < MOST_TRIES) released.again.push(held.line);
      else {
        this.#tries.delete(held.line.ordinal);
        released.failed.push(held);
      }
    }
    return released;
  }

  /** How long it will be. Doubled each time; longer when Profit asks for it. */
  nextWaitMs(): number {
    const { firstWaitMs, longestWaitMs } = this.#times;
    const asked = Math.max(0, ...this.#held.map(({ error }) => (error.retryAfterSeconds ?? 0) * 1000));
    return Math.max(asked, Math.min(firstWaitMs * 2 ** this.#waits, longestWaitMs));
  }

  /** Resolves to the lines to ask again: nobody was to blame. Early when the run ends. */
  async sitOut(signal: AbortSignal): Promise<StoredLine[]> {
    const ms = this.nextWaitMs();
    this.#waits++;
    this.#waitedMs += ms;
    await pause(ms, undefined, { signal }).catch(() => undefined);
    this.#tries.clear();
    return this.#held.splice(0).map(({ line }) => line);
  }
}
