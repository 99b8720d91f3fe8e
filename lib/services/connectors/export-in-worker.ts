import { Worker, type WorkerOptions } from "node:worker_threads";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { errorOfFailure, type ExportOrder, type FromExportWorker, type ToExportWorker } from "./export-messages";
import { exportPages } from "./export-pages";
import type { WireCall } from "@/lib/profit/wire-log/wire-call";
import type { ExportJob, ExportSummary, TakeSlot, TellNote } from "./pager/export-job";

/** Runs an export and hands on its pieces. */
export type RunExport = (
  job: ExportJob,
  endpoint: ProfitEndpoint,
  takeSlot: TakeSlot,
  signal: AbortSignal,
  tell?: TellNote,
) => AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary>;

/**
 * Runs `exportPages` in a thread of its own. An endpoint without a host policy (a test's own fetch) cannot be handed
 * over and runs here. `options` are for tests, which run from source.
 */
export async function* exportInWorker(
  job: ExportJob,
  endpoint: ProfitEndpoint,
  takeSlot: TakeSlot,
  signal: AbortSignal,
  tell: TellNote = () => undefined,
  options: WorkerOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary> {
  const { restBaseUrl, soapBaseUrl, authorization, language, timeoutMs, hostPolicy } = endpoint;
  if (!hostPolicy) return yield* exportPages(job, endpoint, takeSlot, signal, tell);
  const plain = {
    ...{ restBaseUrl: restBaseUrl.href, authorization, language, timeoutMs, hostPolicy },
    ...(soapBaseUrl && { soapBaseUrl: soapBaseUrl.href }),
  };
  const order: ExportOrder = { job, endpoint: plain };
  const worker = new Worker(new URL("./export.worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    ...options,
  });
  const slots = new WorkerSlots(worker, takeSlot);
  const inbox = new Inbox(worker, slots, signal, { note: tell, calls: (calls) => endpoint.wire?.adopt(calls) });
  try {
    for (;;) {
      const message = await inbox.next();
      if (message.kind === "done") return message.summary;
      if (message.kind === "failed") throw errorOfFailure(message.failure);
      worker.postMessage({ kind: "taken" } satisfies ToExportWorker);
      yield message.bytes;
    }
  } finally {
    slots.giveAllBack();
    // Breaks its connections off as well, so that Profit is no longer asked.
    await worker.terminate();
  }
}

/** The places a worker holds; given back when it ends, however it ends. */
class WorkerSlots {
  readonly #worker: Worker;
  readonly #takeSlot: TakeSlot;
  readonly #held = new Map<number, () => void>();
  readonly #ended = new AbortController();

  constructor(worker: Worker, takeSlot: TakeSlot) {
    this.#worker = worker;
    this.#takeSlot = takeSlot;
  }

  take(id: number): void {
    this.#takeSlot(this.#ended.signal).then(
      (giveBack) => {
        if (this.#ended.signal.aborted) return giveBack();
        this.#held.set(id, giveBack);
        this.#worker.postMessage({ kind: "slot", id } satisfies ToExportWorker);
      },
      () => undefined,
    );
  }

  giveBack(id: number): void {
    this.#held.get(id)?.();
    this.#held.delete(id);
  }

  giveAllBack(): void {
    this.#ended.abort();
    for (const id of [...this.#held.keys()]) this.giveBack(id);
  }
}

type Piece = Exclude<FromExportWorker, { kind: "takeSlot" | "giveSlot" | "note" | "wire" }>;

/** Who hears what is no piece of the file. */
type Telling = { note: TellNote; calls: (calls: WireCall[]) => void };

/** What the worker said and nobody has read yet. A worker that dies without a word is a failure too. */
class Inbox {
  readonly #messages: Piece[] = [];
  #error: Error | null = null;
  /** Who left is not handed what was still under way. */
  #isStopped = false;
  #wake: (() => void) | null = null;

  constructor(worker: Worker, slots: WorkerSlots, signal: AbortSignal, tell: Telling) {
    worker.on("message", (message: FromExportWorker) => {
      if (message.kind === "takeSlot") return slots.take(message.id);
      if (message.kind === "giveSlot") return slots.giveBack(message.id);
      if (message.kind === "note") return tell.note(message.note);
      if (message.kind === "wire") return tell.calls(message.calls);
      this.#messages.push(message);
      this.#wake?.();
    });
    const fail = (error: Error) => {
      this.#error ??= error;
      this.#wake?.();
    };
    const onAbort = () => {
      this.#isStopped = true;
      this.#error = signal.reason as Error;
      this.#wake?.();
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`The export's worker ended too soon (code ${code})`)));
  }

  async next(): Promise<Piece> {
    for (;;) {
      if (this.#isStopped) throw this.#error as Error;
      const message = this.#messages.shift();
      if (message) return message;
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
