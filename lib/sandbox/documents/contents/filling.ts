/** Most bytes per piece of a filling. */
const PIECE = 48 * 1_024;

/**
 * A file of exactly `size` bytes: a beginning, what fills it, an end. One that is too small for both is cut off, as a
 * broken transfer leaves a file.
 */
export function* filled(
  size: number,
  { head, filling, tail }: { head: Buffer; filling: (bytes: number) => Iterable<Buffer>; tail: Buffer },
): Generator<Buffer> {
  const room = size - head.length - tail.length;
  yield* cutOff([head], size);
  if (room > 0) yield* filling(room);
  yield* cutOff([tail], size - head.length);
}

/** The first `size` bytes. */
export function* cutOff(pieces: Iterable<Buffer>, size: number): Generator<Buffer> {
  let left = size;
  for (const piece of pieces) {
    const part = piece.subarray(0, Math.max(0, left));
    if (part.length === 0) return;
    yield part;
    left -= part.length;
  }
}

/** One sign over and over. */
export function* repeated(sign: string, bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= PIECE) yield Buffer.alloc(Math.min(left, PIECE), sign);
}
