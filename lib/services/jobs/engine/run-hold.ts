import type { JobLedgerPort, JobState, RunMark } from "../port";

/** Why a run leaves before it is done. `lost`: another run has the job. `away`: the console itself is going. */
export type Leaving = "paused" | "stopping" | "lost" | "away";

const HEAR_EVERY_MS = 1_000;
/** The queue gives a silent run's job to another console after 10 s; by then this one must have let go. */
const OURS_FOR_MS = 8_000;

/**
 * A run's hold on its job: tells the ledger each second that it lives, hears whether a person wants it to pause or stop,
 * and lets go when it can no longer be sure that nobody else has begun where it stands.
 */
export class RunHold {
  readonly mark: RunMark;
  readonly #ledger: JobLedgerPort;
  readonly #leave = new AbortController();
  readonly #console: AbortSignal;
  #heardAt = performance.now();
  /** From when on the time at work is not told yet. */
  #untoldSince = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #hearing: Promise<void> = Promise.resolve();
  #leaving: Leaving | null = null;
  /** Why the run pauses by itself. */
  #trouble: unknown = null;

  constructor(ledger: JobLedgerPort, mark: RunMark, leaving: AbortSignal) {
    this.#ledger = ledger;
    this.mark = mark;
    this.#console = leaving;
    if (leaving.aborted) this.leave("away");
    leaving.addEventListener("abort", this.#onConsoleLeaves, { once: true });
    this.#beat();
  }

  get signal(): AbortSignal {
    return this.#leave.signal;
  }

  get leaving(): Leaving | null {
    return this.#leaving;
  }

  get trouble(): unknown {
    return this.#trouble;
  }

  /** The first reason counts. */
  leave(why: Leaving, trouble: unknown = null): void {
    if (this.#leaving !== null) return;
    this.#leaving = why;
    this.#trouble = trouble;
    this.#leave.abort();
  }

  /** What a ledger's write answered. */
  heard(isOurs: boolean): void {
    if (isOurs) this.#heardAt = performance.now();
    else this.leave("lost");
  }

  /** Asked before a file gets its name. Throws when somebody else may be at work by now. */
  assertOurs(): void {
    if (performance.now() - this.#heardAt > OURS_FOR_MS) this.leave("lost");
    if (this.#leaving === "lost") this.signal.throwIfAborted();
  }

  async end(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#console.removeEventListener("abort", this.#onConsoleLeaves);
    await this.#hearing;
    // Without its last part a short run would have taken no time at all. What a person wants now comes too late.
    if (this.#leaving !== "lost") await this.#ledger.hear(this.mark, this.#untoldMs()).catch(() => null);
  }

  #untoldMs(): number {
    const now = performance.now();
    const ms = now - this.#untoldSince;
    this.#untoldSince = now;
    return ms;
  }

  readonly #onConsoleLeaves = () => this.leave("away");

  #beat(): void {
    this.#timer = setTimeout(() => {
      this.#hearing = this.#hear(this.#untoldMs()).finally(() => this.#timer && this.#beat());
    }, HEAR_EVERY_MS);
  }

  async #hear(workedMs: number): Promise<void> {
    try {
      const state = await this.#ledger.hear(this.mark, workedMs);
      this.heard(state !== null);
      if (state !== null) this.#obey(state);
    } catch {
      // The database may be back in a second; when it is not, the hold is lost by itself.
      if (performance.now() - this.#heardAt > OURS_FOR_MS) this.leave("lost");
    }
  }

  #obey(state: JobState): void {
    if (state === "paused") this.leave("paused");
    else if (state === "stopping" || state === "stopped") this.leave("stopping");
  }
}
