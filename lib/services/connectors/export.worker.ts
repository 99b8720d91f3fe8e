import { type MessagePort, parentPort } from "node:worker_threads";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { type ExportOrder, failureOfError, type FromExportWorker, type ToExportWorker } from "./export-messages";
import { exportPages } from "./export-pages";
import type { TakeSlot } from "./pager/export-job";

/**
 * An export runs whole in here: asking, reading and writing. The main thread only hands its pieces on, so that it
 * stays free for everybody else (measured: 8 ms against 80 ms at the 99th percentile). Places are the main thread's to
 * give. One export at a time, and nothing of it is kept: the next may be another person's.
 */

/** Pieces on their way to the reader. A slow reader makes us wait instead of filling the memory. */
const MOST_UNDER_WAY = 4;

class RunningExport {
  readonly #port: MessagePort;
  readonly #order: ExportOrder;
  readonly #wire: WireRecorder;
  #isOver = false;
  #underWay = 0;
  #onTaken: (() => void) | null = null;
  #lastSlot = 0;
  readonly #waiting = new Map<number, () => void>();

  constructor(port: MessagePort, order: ExportOrder) {
    this.#port = port;
    this.#order = order;
    this.#wire = new WireRecorder(order.endpoint.authorization, { attempt: 1 });
  }

  hear(message: Exclude<ToExportWorker, { kind: "order" }>): void {
    if (message.kind === "slot") {
      this.#waiting.get(message.id)?.();
      this.#waiting.delete(message.id);
    } else {
      this.#underWay--;
      this.#onTaken?.();
    }
  }

  async run(): Promise<void> {
    const guarded = createGuardedFetch(this.#order.endpoint.hostPolicy);
    try {
      const pages = this.#pages(guarded);
      for (;;) {
        const next = await pages.next();
        if (next.done) {
          this.#post({ kind: "wire", calls: this.#wire.calls() });
          return this.#post({ kind: "done", summary: next.value });
        }
        this.#underWay++;
        this.#post({ kind: "chunk", bytes: next.value }, [next.value.buffer]);
        while (this.#underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (this.#onTaken = resolve));
      }
    } catch (error) {
      this.#post({ kind: "wire", calls: this.#wire.calls() });
      this.#post({ kind: "failed", failure: failureOfError(error) });
    } finally {
      await guarded.close();
    }
  }

  #pages(fetch: ReturnType<typeof createGuardedFetch>) {
    const { restBaseUrl, soapBaseUrl, ...plain } = this.#order.endpoint;
    const endpoint = {
      ...plain,
      restBaseUrl: new URL(restBaseUrl),
      ...(soapBaseUrl !== undefined && { soapBaseUrl: new URL(soapBaseUrl) }),
      fetch,
      wire: this.#wire,
    };
    const never = new AbortController().signal;
    return exportPages(this.#order.job, endpoint, this.#takeSlot, never, (note) => this.#post({ kind: "note", note }));
  }

  /** An export that ends early ends with its thread, so that nothing in here needs an abort. */
  readonly #takeSlot: TakeSlot = async () => {
    const id = ++this.#lastSlot;
    await new Promise<void>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#post({ kind: "takeSlot", id });
    });
    return () => this.#post({ kind: "giveSlot", id });
  };

  /** Its last word is its last: places that calls under way give back later have numbers that the next export has too. */
  #post(message: FromExportWorker, transfer: ArrayBuffer[] = []): void {
    if (this.#isOver) return;
    this.#isOver = message.kind === "done" || message.kind === "failed";
    this.#port.postMessage(message, transfer);
  }
}

const port = parentPort;
if (!port) throw new Error("This file is the entry of a worker thread");
let running: RunningExport | null = null;
port.on("message", (message: ToExportWorker) => {
  if (message.kind !== "order") return running?.hear(message);
  const begun = (running = new RunningExport(port, message.order));
  void begun.run().finally(() => {
    // Its order holds the secret: a thread that waits has none.
    if (running === begun) running = null;
  });
});
