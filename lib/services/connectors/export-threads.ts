import { Worker, type WorkerOptions } from "node:worker_threads";

/** One thread waits for the next export, for so long; its heap is not worth more. */
const MOST_AT_REST = 1;
const REST_MS = 60_000;

/**
 * Threads for exports (export.worker.ts), each for one export at a time. One that came to its end waits for the next
 * order: with its code fetched and compiled already it takes 2.0 s of processor instead of 3.2 for a million rows (measured).
 */
export class ExportThreads {
  readonly #options: WorkerOptions;
  readonly #atRest = new Map<Worker, NodeJS.Timeout>();

  /** `options` are for tests, which run from source. */
  constructor(options: WorkerOptions = {}) {
    this.#options = options;
  }

  take(): Worker {
    const [rested] = this.#atRest.keys();
    if (!rested) return this.#started();
    this.#wake(rested);
    forget(rested);
    rested.ref();
    return rested;
  }

  /** Only of an export that came to its end: any other ends with its thread. */
  giveBack(thread: Worker): void {
    forget(thread);
    if (this.#atRest.size >= MOST_AT_REST) return void thread.terminate();
    // Whatever it dies of, the next export starts another one.
    thread.on("error", () => undefined);
    thread.on("exit", () => this.#wake(thread));
    thread.unref();
    const restless = setTimeout(() => void thread.terminate(), REST_MS);
    restless.unref();
    this.#atRest.set(thread, restless);
  }

  #wake(thread: Worker): void {
    clearTimeout(this.#atRest.get(thread));
    this.#atRest.delete(thread);
  }

  #started(): Worker {
    return new Worker(new URL("./export.worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
      ...this.#options,
    });
  }
}

/** What its last user heard of it. Node has listeners of its own on a thread, which must stay. */
function forget(thread: Worker): void {
  for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
}
