// cspell:ignore JFIF
import { hashOf } from "../../random";
import { cutOff } from "./filling";
import { keystream } from "./keystream";
import { drawingOf, type Drawing, type Size } from "./picture";

/**
 * A small writer of JPEG: baseline, in colour, every block of 8 by 8 points in one colour. That is the least a reader
 * of photographs takes for one, and it needs no cosine transform. Anything finer may not enter.
 */

const BLOCK = 8;
/** How many codes there are of 1, 2 … bits for the size of a difference: the table of the standard (ITU T.81, K.3). */
const CODES_PER_LENGTH = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const CODES = ["00", "010", "011", "100", "101", "110", "1110", "11110", "111110", "1111110", "11111110", "111111110"];
/** The one code of the other table: nothing follows in this block. */
const END_OF_BLOCK = "0";
/** A segment's length takes two bytes and counts itself; its marker takes two more. */
const LARGEST_SEGMENT = 65_535 + 2;
const SEGMENT = 4;

/** So many different pictures there are; what tells two files of one picture apart are their comments. */
const VARIANTS = 12;
const made = new Map<string, Parts>();

/** A JPEG of exactly `size` bytes: what is left over stands in comments, which readers skip. */
export function* jpegOfSize(seed: string, size: number): Generator<Buffer> {
  const { head, tail } = partsOf(hashOf(seed) % VARIANTS, size < 24_000 ? SMALL : LARGE);
  const room = size - head.length - tail.length;
  if (room < SEGMENT) return yield* cutOff([head, tail, Buffer.alloc(SEGMENT)], size);
  yield head;
  yield* comments(seed, room);
  yield tail;
}
const SMALL: Size = { width: 64, height: 48 };
const LARGE: Size = { width: 960, height: 640 };

/** What stands before and behind the comments. */
type Parts = { head: Buffer; tail: Buffer };

function partsOf(variant: number, size: Size): Parts {
  const name = `${variant} ${size.width}`;
  const known = made.get(name) ?? jpegParts(drawingOf(`photo ${variant}`), size);
  made.set(name, known);
  return known;
}

function* comments(seed: string, room: number): Generator<Buffer> {
  for (let left = room, number = 1; left > 0; number++) {
    let length = Math.min(left, LARGEST_SEGMENT);
    // What stays behind must hold a comment too.
    if (left > length && left - length < SEGMENT) length -= SEGMENT;
    yield segmentStart(0xfe, length - SEGMENT);
    yield* keystream(`${seed} ${number}`, length - SEGMENT);
    left -= length;
  }
}

function jpegParts(drawing: Drawing, { width, height }: Size): Parts {
  const dimensions = [height >> 8, height & 255, width >> 8, width & 255];
  // A divisor of 8 makes the first coefficient of a block its mean, less 128.
  const divisors = segment(0xdb, [0, ...new Array<number>(64).fill(8)]);
  const frame = segment(0xc0, [8, ...dimensions, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  const differences = segment(0xc4, [0x00, ...CODES_PER_LENGTH, ...CODES.keys()]);
  const others = segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]);
  const scan = segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
  return {
    head: Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, [...Buffer.from("JFIF\0", "latin1"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ]),
    tail: Buffer.concat([
      ...[divisors, frame, differences, others, scan],
      blocksOf(drawing, { width: Math.ceil(width / BLOCK), height: Math.ceil(height / BLOCK) }),
      Buffer.from([0xff, 0xd9]),
    ]),
  };
}

function blocksOf(drawing: Drawing, { width, height }: Size): Buffer {
  const bytes: number[] = [];
  let bits = "";
  const before = [0, 0, 0];
  for (let block = 0; block < width * height; block++) {
    const across = ((block % width) + 0.5) / width;
    const down = (Math.floor(block / width) + 0.5) / height;
    for (const [index, level] of levelsOf(drawing(across, down)).entries()) {
      bits += codeOf(level - (before[index] ?? 0)) + END_OF_BLOCK;
      before[index] = level;
    }
    for (; bits.length >= 8; bits = bits.slice(8)) pushByte(bytes, Number.parseInt(bits.slice(0, 8), 2));
  }
  if (bits !== "") pushByte(bytes, Number.parseInt(bits.padEnd(8, "1"), 2));
  return Buffer.from(bytes);
}

/** Brightness, blue and red, each less 128. */
function levelsOf(colour: number): number[] {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  const bright = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [bright - 128, 0.564 * (blue - bright), 0.713 * (red - bright)].map((level) =>
    Math.max(-128, Math.min(127, Math.round(level))),
  );
}

/** The size of a difference, and then the difference in so many bits; one below zero is written less one. */
function codeOf(difference: number): string {
  if (difference === 0) return CODES[0] ?? "";
  const size = Math.abs(difference).toString(2).length;
  const value = difference > 0 ? difference : difference + 2 ** size - 1;
  return `${CODES[size] ?? ""}${value.toString(2).padStart(size, "0")}`;
}

/** 0xff announces a marker; in the picture itself a zero behind it says that it does not. */
function pushByte(bytes: number[], byte: number): void {
  bytes.push(byte);
  if (byte === 0xff) bytes.push(0);
}

function segment(marker: number, content: readonly number[]): Buffer {
  return Buffer.concat([segmentStart(marker, content.length), Buffer.from(content)]);
}

function segmentStart(marker: number, length: number): Buffer {
  return Buffer.from([0xff, marker, (length + 2) >> 8, (length + 2) & 255]);
}
