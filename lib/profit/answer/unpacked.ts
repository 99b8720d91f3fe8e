import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Pieces as large as those of a socket: the default makes four times as many. */
const CHUNK = { chunkSize: 64 * 1024 };

const UNPACKERS: Record<string, () => Transform> = {
  gzip: () => createGunzip(CHUNK),
  "x-gzip": () => createGunzip(CHUNK),
  deflate: () => createInflate(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
};

/** What we ask for. */
export const ACCEPTED_ENCODINGS = ["gzip", "deflate", "br"] as const;

/**
 * A body without its packing (`Content-Encoding`, the last one first). One that is packed in a way nobody asked for
 * stays as it is; one that ends in the middle of its packing fails as a connection that broke off does.
 */
export function unpacked(body: Readable, contentEncoding: string | string[] | undefined): Readable {
  const encodings = [contentEncoding ?? []]
    .flat()
    .flatMap((value) => value.split(","))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== "" && value !== "identity");
  const unpackers = encodings.toReversed().map((encoding) => UNPACKERS[encoding]);
  if (!unpackers.every((unpacker) => unpacker !== undefined)) return body;
  return unpackers.reduce<Readable>((packed, unpacker) => pipeline(packed, unpacker(), () => undefined), body);
}
