import { parentPort, workerData } from "node:worker_threads";
import { createGuardedFetch } from "@/lib/profit/guarded-fetch";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { type ExportOrder, failureOfError, type FromExportWorker, type ToExportWorker } from "./export-messages";
import { exportPages } from "./export-pages";
import type { TakeSlot } from "./pager/export-job";

/**
 * An export runs whole in here: asking, reading and writing. The main thread only hands its pieces on, so that it
 * stays free for everybody else (measured: 8 ms against 80 ms at the 99th percentile). Places are the main thread's to give.
 */

/** Pieces on their way to the reader. A slow reader makes us wait instead of filling the memory. */
const MOST_UNDER_WAY = 4;

const port = parentPort;
if (!port) throw new Error("This file is the entry of a worker thread");
const post = (message: FromExportWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

let underWay = 0;
let onTaken: (() => void) | null = null;
let lastSlot = 0;
const waiting = new Map<number, () => void>();

port.on("message", (message: ToExportWorker) => {
  if (message.kind === "slot") {
    waiting.get(message.id)?.();
    waiting.delete(message.id);
  } else {
    underWay--;
    onTaken?.();
  }
});

/** An export that ends early ends with its thread, so that nothing in here needs an abort. */
const takeSlot: TakeSlot = async () => {
  const id = ++lastSlot;
  await new Promise<void>((resolve) => {
    waiting.set(id, resolve);
    post({ kind: "takeSlot", id });
  });
  return () => post({ kind: "giveSlot", id });
};

const order = workerData as ExportOrder;
const wire = new WireRecorder(order.endpoint.authorization, { attempt: 1 });

async function run({ job, endpoint }: ExportOrder): Promise<void> {
  const guarded = createGuardedFetch(endpoint.hostPolicy);
  const { restBaseUrl, soapBaseUrl, ...plain } = endpoint;
  const pages = exportPages(
    job,
    {
      ...plain,
      restBaseUrl: new URL(restBaseUrl),
      ...(soapBaseUrl !== undefined && { soapBaseUrl: new URL(soapBaseUrl) }),
      fetch: guarded,
      wire,
    },
    takeSlot,
    new AbortController().signal,
    (note) => post({ kind: "note", note }),
  );
  for (;;) {
    const next = await pages.next();
    if (next.done) {
      await guarded.close();
      post({ kind: "wire", calls: wire.calls() });
      return post({ kind: "done", summary: next.value });
    }
    underWay++;
    post({ kind: "chunk", bytes: next.value }, [next.value.buffer]);
    while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (onTaken = resolve));
  }
}

run(order)
  .catch((error: unknown) => {
    post({ kind: "wire", calls: wire.calls() });
    post({ kind: "failed", failure: failureOfError(error) });
  })
  .finally(() => port.close());
