import type { Readable } from "node:stream";
import { nodeBodyOf } from "../answer/node-body";
import type { BodyLimits } from "../body";
import { ProfitError } from "../errors";

const STALL_MS = 60_000;

/**
 * A body piece by piece, as fast as its reader takes it and no faster: what nobody has taken stays with Profit. Throws as
 * `readPieces` of body.ts does. Only Profit's silence counts as a stall; a reader may be as slow as it likes. Whoever
 * leaves early (`return`) lets go of the connection.
 */
export async function* piecesOf(response: Response, limits: BodyLimits): AsyncGenerator<Uint8Array, void, undefined> {
  const { maxBytes, stallMs = STALL_MS, signal, meter } = limits;
  const { status } = response;
  const source = sourceOf(response);
  if (!source) return;
  let size = 0;
  let isWaiting = false;
  let isStalled = false;
  let isThrough = false;
  const timer = setTimeout(() => {
    isStalled = isWaiting;
    if (isStalled) source.cancel();
  }, stallMs);
  signal?.addEventListener("abort", source.cancel, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      isWaiting = true;
      timer.refresh();
      const next = await source.next();
      isWaiting = false;
      if (next === null) break;
      size += next.byteLength;
      if (meter) meter.bytes = size;
      if (size > maxBytes) throw tooLarge(status, maxBytes);
      yield next;
    }
    isThrough = true;
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ProfitError) throw cause;
    throw isStalled
      ? new ProfitError("TIMEOUT", `The answer stopped after ${size} bytes and did not go on`, { status })
      : new ProfitError("BAD_ANSWER", `The connection broke off after ${size} bytes of the answer`, {
          status,
          fault: "brokeOff",
          cause,
        });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", source.cancel);
    if (!isThrough) source.cancel();
  }
}

type Source = { next(): Promise<Uint8Array | null>; cancel(): void };

function sourceOf(response: Response): Source | null {
  const body = nodeBodyOf(response);
  if (body) return nodeSource(body);
  const reader = response.body?.getReader();
  if (!reader) return null;
  return {
    next: async () => (await reader.read()).value ?? null,
    cancel: () => void reader.cancel().catch(() => undefined),
  };
}

/** The stream's own iterator joins what has arrived, which copies every byte; this hands it on as it came. */
function nodeSource(body: Readable): Source {
  const arrived: Uint8Array[] = [];
  let ending: { error: Error | null } | null = null;
  let wake: (() => void) | null = null;
  const woken = () => {
    wake?.();
    wake = null;
  };
  const end = (error: Error | null) => {
    ending ??= { error };
    woken();
  };
  body.on("data", (piece: Uint8Array) => {
    arrived.push(piece);
    body.pause();
    woken();
  });
  body.once("end", () => end(null));
  body.once("error", end);
  // Let go of by somebody else, without a word.
  body.once("close", () => end(new Error("The body was closed")));
  if (body.destroyed) end(body.errored ?? new Error("The body was closed"));
  return {
    async next() {
      for (;;) {
        const piece = arrived.shift();
        if (piece) return piece;
        if (ending) {
          if (ending.error) throw ending.error;
          return null;
        }
        body.resume();
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    cancel: () => void body.destroy(),
  };
}

function tooLarge(status: number, maxBytes: number): ProfitError {
  return new ProfitError("TOO_LARGE", `The answer is larger than the ${maxBytes} bytes we accept`, {
    status,
    fault: "tooLarge",
  });
}
