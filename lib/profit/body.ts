import type { Readable } from "node:stream";
import { ProfitError } from "./errors";
import { nodeBodyOf } from "./answer/node-body";
import { draftOf } from "./wire-log/call-draft";

export type BodyLimits = {
  /** After unpacking, so that a small gzip cannot become a large answer. */
  maxBytes: number;
  /** Silence allowed between two pieces of the body. */
  stallMs?: number;
  signal?: AbortSignal | undefined;
  /** Told how large the body was, also when it came to nothing. */
  meter?: { bytes: number } | undefined;
};

const STALL_MS = 60_000;

/** Reads a body to its end, as `readPieces` does, and keeps it. */
export async function readBody(response: Response, limits: BodyLimits): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await readPieces(response, limits, (chunk) => void chunks.push(chunk));
  return chunks.length === 1 && chunks[0]
    ? Buffer.from(chunks[0].buffer, chunks[0].byteOffset, chunks[0].byteLength)
    : Buffer.concat(chunks);
}

/**
 * Hands on a body piece by piece. Throws ProfitError: TIMEOUT when it stalls, BAD_ANSWER `brokeOff` when the connection
 * ends too soon and TOO_LARGE above the limit. The connection is let go of in each case.
 */
export async function readPieces(
  response: Response,
  limits: BodyLimits,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  const { maxBytes, stallMs = STALL_MS, signal } = limits;
  const source = sourceOf(response);
  if (!source) return;
  let size = 0;
  let isStalled = false;
  const draft = draftOf(response);
  const stall = setTimeout(() => {
    isStalled = true;
    source.cancel();
  }, stallMs);
  signal?.addEventListener("abort", source.cancel, { once: true });
  try {
    await source.read((piece) => {
      stall.refresh();
      size += piece.byteLength;
      if (limits.meter) limits.meter.bytes = size;
      draft?.onPiece(piece);
      if (size > maxBytes) throw tooLarge(response, maxBytes);
      onPiece(piece);
    });
    draft?.onEnd();
  } catch (cause) {
    source.cancel();
    draft?.onError(cause);
    signal?.throwIfAborted();
    if (cause instanceof ProfitError) throw cause;
    if (!isStalled) {
      throw new ProfitError("BAD_ANSWER", `The connection broke off after ${size} bytes of the answer`, {
        status: response.status,
        fault: "brokeOff",
        cause,
      });
    }
  } finally {
    clearTimeout(stall);
    signal?.removeEventListener("abort", source.cancel);
  }
  signal?.throwIfAborted();
  if (isStalled) {
    throw new ProfitError("TIMEOUT", `The answer stopped after ${size} bytes and did not go on`, {
      status: response.status,
    });
  }
}

type Source = { read(onPiece: (piece: Uint8Array) => void): Promise<void>; cancel(): void };

function sourceOf(response: Response): Source | null {
  const body = nodeBodyOf(response);
  if (body) return { read: (onPiece) => readNodeBody(body, onPiece), cancel: () => void body.destroy() };
  const reader = response.body?.getReader();
  if (!reader) return null;
  return {
    async read(onPiece) {
      for (let next = await reader.read(); !next.done; next = await reader.read()) onPiece(next.value);
    },
    cancel: () => void reader.cancel().catch(() => undefined),
  };
}

function readNodeBody(body: Readable, onPiece: (piece: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    body.once("error", reject);
    body.once("end", resolve);
    // Let go of by somebody else, without a word.
    body.once("close", () => reject(new Error("The body was closed")));
    body.on("data", (piece: Uint8Array) => {
      try {
        onPiece(piece);
      } catch (error) {
        reject(error as Error);
        body.destroy();
      }
    });
  });
}

function tooLarge(response: Response, maxBytes: number): ProfitError {
  return new ProfitError("TOO_LARGE", `The answer is larger than the ${maxBytes} bytes we accept`, {
    status: response.status,
    fault: "tooLarge",
  });
}
