import { crc32 } from "node:zlib";
import { encode } from "fast-png";
import { cutOff } from "./filling";
import { keystream } from "./keystream";
import { drawingOf, pointsOf, type Drawing, type Size } from "./picture";

/** The chunk that ends every PNG: no bytes, its name, its check sum. */
const END = Buffer.from("0000000049454e44ae426082", "hex");
/** Length, name and check sum around the bytes of a chunk. */
const CHUNK = 12;
/** What a PNG has beside its points, and more than the filling chunk needs. */
const OVERHEAD = 1_000;

export function drawPng(drawing: Drawing, size: Size): Buffer {
  return asPng(drawing, size, 6);
}

/**
 * A PNG of exactly `size` bytes. From some size on its points are not compressed, so that a large file is a large
 * picture; the bytes that are left over stand in a private chunk, which readers skip.
 */
export function* pngOfSize(seed: string, size: number): Generator<Buffer> {
  const side = Math.floor(Math.sqrt(Math.max(0, size - OVERHEAD) / 3.01));
  const drawing = drawingOf(seed);
  const whole = side >= 16 ? asPng(drawing, { width: side, height: side }, 0) : asPng(drawing, SMALLEST, 9);
  const room = size - whole.length - CHUNK;
  if (room < 0) return yield* cutOff([whole, Buffer.alloc(CHUNK)], size);
  yield whole.subarray(0, -END.length);
  yield* privateChunk(keystream(seed, room), room);
  yield END;
}
const SMALLEST: Size = { width: 4, height: 4 };

function asPng(drawing: Drawing, size: Size, level: 0 | 6 | 9): Buffer {
  const bytes = encode({ ...size, data: pointsOf(drawing, size), channels: 3, depth: 8 }, { zlib: { level } });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The small first letters of its name say that a reader may skip it and that nobody else knows it. */
function* privateChunk(pieces: Iterable<Buffer>, size: number): Generator<Buffer> {
  const name = Buffer.from("fiLl", "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  let sum = crc32(name);
  yield Buffer.concat([length, name]);
  for (const piece of pieces) {
    sum = crc32(piece, sum);
    yield piece;
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(sum);
  yield check;
}
