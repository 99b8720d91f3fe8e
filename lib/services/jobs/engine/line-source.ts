import type { JobLedgerPort, StoredLine } from "../port";

const PAGE = 200;
/** The next page is asked for when so few are left. */
const FEW = 60;

/**
 * Hands out the lines that wait, a page at a time: those there are, and those that the plan still tells. What comes back
 * (lines that got no answer) is handed out again first.
 */
export class LineSource {
  readonly #ledger: JobLedgerPort;
  readonly #jobId: string;
  #lines: StoredLine[] = [];
  #after = -1;
  #isPlanned: boolean;
  #isAtEnd = false;
  #loading: Promise<void> | null = null;
  #news = Promise.withResolvers<void>();

  readonly #signal: AbortSignal;
  #trouble: { error: unknown } | null = null;

  constructor(ledger: JobLedgerPort, jobId: string, isPlanned: boolean, signal: AbortSignal) {
    this.#ledger = ledger;
    this.#jobId = jobId;
    this.#isPlanned = isPlanned;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake(), { once: true });
  }

  /** null when there are no more, and none will come. */
  async take(): Promise<StoredLine | null> {
    for (;;) {
      if (this.#trouble) throw this.#trouble.error;
      if (this.#signal.aborted) return null;
      if (this.#lines.length <= FEW && !this.#isAtEnd) this.#load();
      const line = this.#lines.shift();
      if (line) return line;
      if (this.#loading) await this.#loading;
      else if (this.#isPlanned && this.#isAtEnd) return null;
      else await this.#news.promise;
    }
  }

  /** The plan told more. */
  tell(): void {
    this.#isAtEnd = false;
    this.#wake();
  }

  planned(): void {
    this.#isPlanned = true;
    this.tell();
  }

  giveBack(lines: readonly StoredLine[]): void {
    this.#lines.unshift(...lines);
    this.#wake();
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  #load(): void {
    this.#loading ??= this.#page()
      .catch((error: unknown) => void (this.#trouble = { error }))
      .finally(() => (this.#loading = null));
  }

  async #page(): Promise<void> {
    // What is told while this asks may not be in the answer: it is the end only when nothing was.
    this.#isAtEnd = true;
    const page = await this.#ledger.waiting(this.#jobId, this.#after, PAGE);
    this.#after = page.at(-1)?.ordinal ?? this.#after;
    this.#lines.push(...page);
    if (page.length === PAGE) this.#isAtEnd = false;
  }
}
