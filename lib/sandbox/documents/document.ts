import { createHash } from "node:crypto";

/**
 * A file with its bytes, which are made while they are read: the same ones every time and on every machine, so that no
 * file needs to be kept and a reader can be told beforehand what must arrive.
 */
export type Document = {
  name: string;
  mimeType: string;
  size: number;
  /** All bytes from the start, in pieces none of which is empty. */
  pieces: () => Iterable<Buffer>;
  /** 64 hex as `sha256sum` prints them; worked out at the first call and kept. */
  sha256: () => string;
};

export function documentOf(name: string, mimeType: string, size: number, pieces: () => Iterable<Buffer>): Document {
  let known: string | undefined;
  return { name, mimeType, size, pieces, sha256: () => (known ??= sha256Of(pieces())) };
}

/** A document of which all bytes are there already, such as one that a caller wrote. */
export function documentOfBytes(name: string, mimeType: string, bytes: Buffer): Document {
  return documentOf(name, mimeType, bytes.length, () => (bytes.length === 0 ? [] : [bytes]));
}

function sha256Of(pieces: Iterable<Buffer>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
