import type { JobLedgerPort, LineEnding } from "../port";
import type { RunHold } from "./run-hold";

/** A transaction costs what a small file costs: endings share one. What is lost in a crash the journal knows. */
const WRITE_EVERY_MS = 100;
const MOST_AT_ONCE = 200;
/** A ledger that does not keep up holds the files up, not the memory. */
const MOST_WAITING = 1_000;

/** Writes how lines ended, in groups. */
export class LedgerWriter {
  readonly #ledger: JobLedgerPort;
  readonly #hold: RunHold;
  #waiting: LineEnding[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #trouble: { error: unknown } | null = null;

  constructor(ledger: JobLedgerPort, hold: RunHold) {
    this.#ledger = ledger;
    this.#hold = hold;
  }

  async add(ending: LineEnding): Promise<void> {
    this.#waiting.push(ending);
    if (this.#waiting.length >= MOST_AT_ONCE) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), WRITE_EVERY_MS);
    if (this.#waiting.length >= MOST_WAITING) await this.#writing;
    this.#throwTrouble();
  }

  /** Resolves when all that was added is written. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#trouble) {
      this.#begin();
      await this.#writing;
    }
    await this.#writing;
    this.#throwTrouble();
  }

  /** One at a time; `#write` takes along what comes meanwhile. */
  #begin(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#trouble) {
      const endings = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        this.#hold.heard(await this.#ledger.close(this.#hold.mark, endings));
      } catch (error) {
        // The run ends on it; the next one finds the files and writes what is missing here.
        this.#trouble = { error };
        this.#hold.leave("lost");
      }
    }
  }

  #throwTrouble(): void {
    if (this.#trouble) throw this.#trouble.error;
  }
}
