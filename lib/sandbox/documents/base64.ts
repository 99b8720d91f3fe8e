/** Bytes per piece of text: a multiple of three, so that no piece but the last ends in `=`. */
const GROUP = 3;
const LARGEST = 48 * 1_024;

/** Turns bytes into base64 while they pass by. Large pieces are cut, so that a file in one piece takes no more memory. */
export function* base64Pieces(pieces: Iterable<Buffer>): Generator<Buffer> {
  let kept: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
    const whole = bytes.length - (bytes.length % GROUP);
    for (let from = 0; from < whole; from += LARGEST) {
      yield asText(bytes.subarray(from, Math.min(whole, from + LARGEST)));
    }
    kept = bytes.subarray(whole);
  }
  if (kept.length > 0) yield asText(kept);
}

function asText(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("base64"), "latin1");
}
