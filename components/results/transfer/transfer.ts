import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { rowCounter } from "../count-rows";
import type { ExportFormat } from "../export-choice";
import type { SaveTarget } from "../save-target";
import { exportStatus, forgetExport } from "./export-status";
import type { TransferEnd, TransferPause, TransferProgress } from "./transfer-end";

export type TransferOptions = {
  /** The rows route, with all parameters of the export. */
  url: string;
  /** Where the console says how an export stands. */
  statusAddress: (exportId: string) => string;
  headers?: Record<string, string>;
  format: ExportFormat;
  target: SaveTarget;
  /** Waits before it goes on by itself; there are as many tries. */
  retryAfterMs?: readonly number[];
};

export type TransferWatch = {
  onProgress?: (progress: TransferProgress) => void;
  /** Null when the wait is over. */
  onPause?: (pause: TransferPause | null) => void;
};

const RETRY_AFTER_MS = [1_000, 4_000, 15_000];
/** Silence after which the console is asked whether Profit asked to wait. */
const SILENCE_MS = 3_000;

/** Answers to "go on" after which there is nothing to go on with. */
const OVER = new Set([400, 403, 404, 409]);

type Attempt = TransferEnd | "brokeOff";

/**
 * Brings the rows of an export from our route to a file, and goes on where it broke off: what came is kept, cut back to
 * the last place in the file that the console can go on from. Goes on by itself when the console was out of reach for a
 * moment. Never throws; the end says truly what there is.
 */
export class Transfer {
  readonly #options: TransferOptions;
  readonly #counter: ReturnType<typeof rowCounter>;
  #bytes = 0;
  #exportId: string | null = null;
  #lastAt = 0;
  #watching: TransferWatch = {};
  #isPaused = false;

  constructor(options: TransferOptions) {
    this.#options = options;
    this.#counter = rowCounter(options.format);
  }

  /** Begins, or goes on after an end that could be gone on from. */
  async run(signal: AbortSignal, watching: TransferWatch = {}): Promise<TransferEnd> {
    const { retryAfterMs = RETRY_AFTER_MS } = this.#options;
    this.#watching = watching;
    const watch = setInterval(() => void this.#watchSilence(), SILENCE_MS);
    try {
      for (let tries = 0; ; tries++) {
        const before = this.#bytes;
        const end = await this.#attempt(signal);
        if (end !== "brokeOff") return end;
        const status = this.#exportId === null ? null : await exportStatus(this.#statusAddress());
        if (signal.aborted) return this.#stopped();
        // With bytes in between it is another moment that the console was out of reach.
        if (this.#bytes > before) tries = 0;
        const waitMs = retryAfterMs[tries];
        if (this.#exportId === null || status?.problem || waitMs === undefined)
          return await this.#broken(status?.problem ?? null);
        this.#pause({ on: "console", ms: waitMs });
        await pause(waitMs, signal);
        this.#pause(null);
        if (signal.aborted) return this.#stopped();
      }
    } finally {
      clearInterval(watch);
    }
  }

  /** What came is not wanted any more. */
  async discard(): Promise<void> {
    await this.#options.target.discard().catch(() => undefined);
    if (this.#exportId !== null) await forgetExport(this.#statusAddress());
    this.#exportId = null;
  }

  async #attempt(signal: AbortSignal): Promise<Attempt> {
    const response = await fetch(this.#address(), { signal, headers: this.#options.headers ?? {} }).catch(() => null);
    if (signal.aborted) return this.#stopped();
    if (!response?.ok || !response.body) return this.#refused(response);
    this.#exportId = response.headers.get("x-schakel-export");
    this.#lastAt = performance.now();
    if (!(await this.#cutBack(response.headers))) return this.#notSaved(response.body.getReader());
    return this.#take(response.body.getReader(), signal);
  }

  async #take(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, signal: AbortSignal): Promise<Attempt> {
    const { target } = this.#options;
    for (;;) {
      const next = await reader.read().catch(() => null);
      if (signal.aborted) return this.#stopped();
      if (!next) return "brokeOff";
      if (next.done) break;
      this.#lastAt = performance.now();
      this.#counter.add(next.value);
      this.#bytes += next.value.byteLength;
      try {
        await target.write(next.value);
      } catch {
        return this.#notSaved(reader);
      }
      this.#pause(null);
      this.#watching.onProgress?.(this.progress());
    }
    // A proxy may turn a broken transfer into one that ends politely.
    if (this.#bytes > 0 && !this.#counter.isWhole()) return "brokeOff";
    try {
      await target.finish();
    } catch {
      return this.#notSaved(reader);
    }
    const status = this.#exportId === null ? null : await exportStatus(this.#statusAddress());
    const check = status === null ? {} : { check: status.summary };
    return { kind: "done", fileName: target.fileName, ...check, ...this.progress() };
  }

  /** To where the console goes on from; false when what is there cannot be cut. */
  async #cutBack(headers: Headers): Promise<boolean> {
    const from = Number(headers.get("x-schakel-from") ?? 0);
    if (from === this.#bytes) return true;
    if (from > this.#bytes) return false;
    try {
      await this.#options.target.truncate(from);
    } catch {
      return false;
    }
    this.#bytes = from;
    this.#counter.restart(Number(headers.get("x-schakel-from-rows") ?? 0), from > 0);
    return true;
  }

  async #refused(response: Response | null): Promise<Attempt> {
    if (this.#exportId === null) {
      await this.discard();
      return { kind: "refused", error: response ? await publicErrorOf(response) : CONSOLE_UNREACHABLE };
    }
    const problem = response && (await publicErrorOf(response));
    if (!problem || problem.explanation === CONSOLE_UNREACHABLE.explanation) return "brokeOff";
    if (!OVER.has(response.status)) return this.#broken(problem);
    await this.discard();
    return { kind: "refused", error: problem };
  }

  #stopped(): Promise<TransferEnd> {
    return this.#unfinished((canResume) => ({ kind: "stopped", canResume, ...this.progress() }));
  }

  #broken(problem: Extract<TransferEnd, { kind: "broken" }>["problem"]): Promise<TransferEnd> {
    return this.#unfinished((canResume) => ({ kind: "broken", canResume, problem, ...this.progress() }));
  }

  /** Without a name for it there is nothing to go on with. */
  async #unfinished(make: (canResume: boolean) => TransferEnd): Promise<TransferEnd> {
    const canResume = this.#exportId !== null;
    if (!canResume) await this.discard();
    return make(canResume);
  }

  async #notSaved(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<TransferEnd> {
    await reader.cancel().catch(() => undefined);
    const progress = this.progress();
    await this.discard();
    return { kind: "notSaved", ...progress };
  }

  async #watchSilence(): Promise<void> {
    if (this.#exportId === null || this.#lastAt === 0 || performance.now() - this.#lastAt < SILENCE_MS) return;
    const status = await exportStatus(this.#statusAddress());
    const isStillSilent = performance.now() - this.#lastAt >= SILENCE_MS;
    if (isStillSilent && status?.waitMs) this.#pause({ on: "profit", ms: status.waitMs });
  }

  #pause(pause: TransferPause | null): void {
    if (pause === null && !this.#isPaused) return;
    this.#isPaused = pause !== null;
    this.#watching.onPause?.(pause);
  }

  progress(): TransferProgress {
    return { rows: this.#counter.rows(), bytes: this.#bytes };
  }

  #statusAddress(): string {
    return this.#options.statusAddress(this.#exportId ?? "");
  }

  #address(): string {
    const { url } = this.#options;
    if (this.#exportId === null) return url;
    const more = new URLSearchParams({ resume: this.#exportId, received: String(this.#bytes) });
    return `${url}${url.includes("?") ? "&" : "?"}${more}`;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const onAbort = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
