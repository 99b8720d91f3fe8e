import { createCipheriv, createHash } from "node:crypto";

/** Bytes per piece: a multiple of three, so that base64 needs no carrying over. */
const PIECE = 48 * 1_024;
const ZEROS = Buffer.alloc(PIECE);

/**
 * Bytes that look like chance and follow from `seed`: the key stream of AES in counter mode, which a processor makes
 * faster than a network carries it.
 */
export function* keystream(seed: string, size: number): Generator<Buffer> {
  const key = createHash("sha256").update(seed).digest();
  const cipher = createCipheriv("aes-128-ctr", key.subarray(0, 16), key.subarray(16));
  for (let left = size; left > 0; left -= PIECE) {
    yield cipher.update(left < PIECE ? ZEROS.subarray(0, left) : ZEROS);
  }
}
