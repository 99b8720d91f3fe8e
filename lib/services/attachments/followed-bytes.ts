import { createHash } from "node:crypto";

/** How it went with the bytes of a file that somebody fetched. */
export type BytesEnding = { size: number } & (
  { how: "whole"; sha256: string } | { how: "left" } | { how: "broken"; error: unknown }
);

type Follower = {
  signal: AbortSignal | undefined;
  /** Gives the connection's place back. */
  giveBack: () => void;
  /** Pieces are gathered to this size; absent = handed on as they come. */
  pieceBytes?: number;
  /** Told once how it went. */
  onEnd: (ending: BytesEnding) => Promise<void>;
};

/**
 * The bytes of a file, counted and summed while they pass. The place is given back when they have ended, and when their
 * reader leaves: also before the first of them, which the `finally` of a generator would not hear of, and also when nobody
 * says so but the signal.
 */
export function followedBytes(
  source: AsyncGenerator<Uint8Array, void, undefined>,
  { signal, giveBack, pieceBytes = 1, onEnd }: Follower,
): AsyncGenerator<Uint8Array> {
  const sum = createHash("sha256");
  let size = 0;
  let isOver = false;
  const over = async (ending: { how: "whole" } | { how: "left" } | { how: "broken"; error: unknown }) => {
    if (isOver) return;
    isOver = true;
    signal?.removeEventListener("abort", onAbort);
    try {
      await source.return();
    } finally {
      giveBack();
    }
    await onEnd(ending.how === "whole" ? { ...ending, size, sha256: sum.digest("hex") } : { ...ending, size });
  };
  const leave = async () => {
    await over({ how: "left" });
    return { done: true as const, value: undefined };
  };
  // What goes wrong while leaving has nobody left to hear of it; the place has been given back.
  const onAbort = () => void leave().catch(() => undefined);
  const bytes: AsyncGenerator<Uint8Array> = {
    next: async () => {
      try {
        const piece = await nextPiece(source, pieceBytes);
        if (piece === null) {
          await over({ how: "whole" });
          return { done: true, value: undefined };
        }
        sum.update(piece);
        size += piece.byteLength;
        return { done: false, value: piece };
      } catch (error) {
        await over({ how: "broken", error });
        throw error;
      }
    },
    return: leave,
    throw: async (error: unknown) => {
      await leave();
      throw error;
    },
    [Symbol.asyncIterator]: () => bytes,
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  return bytes;
}

async function nextPiece(
  source: AsyncGenerator<Uint8Array, void, undefined>,
  pieceBytes: number,
): Promise<Uint8Array | null> {
  const gathered: Uint8Array[] = [];
  let length = 0;
  while (length < pieceBytes) {
    const next = await source.next();
    if (next.done) break;
    gathered.push(next.value);
    length += next.value.byteLength;
  }
  const [first] = gathered;
  if (first === undefined || length === 0) return null;
  return gathered.length === 1 ? first : Buffer.concat(gathered);
}
