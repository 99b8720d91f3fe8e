import { ProfitError } from "./errors";

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
  const reader = response.body?.getReader();
  if (!reader) return;
  let size = 0;
  let isStalled = false;
  const stall = setTimeout(() => {
    isStalled = true;
    reader.cancel().catch(() => undefined);
  }, stallMs);
  const onAbort = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      stall.refresh();
      size += next.value.byteLength;
      if (limits.meter) limits.meter.bytes = size;
      if (size > maxBytes) throw tooLarge(response, maxBytes);
      onPiece(next.value);
    }
  } catch (cause) {
    reader.cancel().catch(() => undefined);
    signal?.throwIfAborted();
    if (cause instanceof ProfitError) throw cause;
    throw new ProfitError("BAD_ANSWER", `The connection broke off after ${size} bytes of the answer`, {
      status: response.status,
      fault: "brokeOff",
      cause,
    });
  } finally {
    clearTimeout(stall);
    signal?.removeEventListener("abort", onAbort);
  }
  signal?.throwIfAborted();
  if (isStalled) {
    throw new ProfitError("TIMEOUT", `The answer stopped after ${size} bytes and did not go on`, {
      status: response.status,
    });
  }
}

function tooLarge(response: Response, maxBytes: number): ProfitError {
  return new ProfitError("TOO_LARGE", `The answer is larger than the ${maxBytes} bytes we accept`, {
    status: response.status,
    fault: "tooLarge",
  });
}
