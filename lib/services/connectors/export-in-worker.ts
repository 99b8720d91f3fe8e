import type { Worker } from "node:worker_threads";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { errorOfFailure, type FromExportWorker, type ToExportWorker } from "./export-messages";
import { exportPages } from "./export-pages";
import { ExportThreads } from "./export-threads";
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
 * over and runs here.
 */
export function exportInThread(threads: ExportThreads): RunExport {
  return async function* (job, endpoint, takeSlot, signal, tell = () => undefined) {
    const { restBaseUrl, soapBaseUrl, authorization, language, timeoutMs, hostPolicy } = endpoint;
    if (!hostPolicy) return yield* exportPages(job, endpoint, takeSlot, signal, tell);
    const plain = {
      ...{ restBaseUrl: restBaseUrl.href, authorization, language, timeoutMs, hostPolicy },
      ...(soapBaseUrl && { soapBaseUrl: soapBaseUrl.href }),
    };
    const worker = threads.take();
    const post = (message: ToExportWorker) => worker.postMessage(message);
    const slots = new WorkerSlots(post, takeSlot);
    const inbox = new Inbox(worker, slots, signal, { note: tell, calls: (calls) => endpoint.wire?.adopt(calls) });
    let isAtItsEnd = false;
    try {
      post({ kind: "order", order: { job, endpoint: plain } });
      for (;;) {
        const message = await inbox.next();
        if (message.kind === "done") {
          isAtItsEnd = true;
          return message.summary;
        }
        if (message.kind === "failed") throw errorOfFailure(message.failure);
        post({ kind: "taken" });
        yield message.bytes;
      }
    } finally {
      inbox.close();
      slots.giveAllBack();
      if (isAtItsEnd) threads.giveBack(worker);
      // Breaks its connections off as well, so that Profit is no longer asked.
      else await worker.terminate();
    }
  };
}

/** As the console does it. */
export const exportInWorker: RunExport = exportInThread(new ExportThreads());

/** The places a worker holds; given back when it ends, however it ends. */
class WorkerSlots {
  readonly #post: (message: ToExportWorker) => void;
  readonly #takeSlot: TakeSlot;
  readonly #held = new Map<number, () => void>();
  readonly #ended = new AbortController();

  constructor(post: (message: ToExportWorker) => void, takeSlot: TakeSlot) {
    this.#post = post;
    this.#takeSlot = takeSlot;
  }

  take(id: number): void {
    this.#takeSlot(this.#ended.signal).then(
      (giveBack) => {
        if (this.#ended.signal.aborted) return giveBack();
        this.#held.set(id, giveBack);
        this.#post({ kind: "slot", id });
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
  readonly close: () => void;

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
    this.close = () => signal.removeEventListener("abort", onAbort);
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
