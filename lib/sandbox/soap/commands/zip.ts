// cspell:ignore APPNOTE
import { crc32, deflateRawSync } from "node:zlib";

type ZipFile = { name: string; bytes: Buffer };

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;

/** A ZIP of a few small files (APPNOTE 4.3): no 64 bits, no encryption. `at` is Dutch wall-clock in milliseconds. */
export function zipOf(files: readonly ZipFile[], at: number): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const written = Buffer.from(name, "utf8");
    const facts = factsOf(bytes, packed, written, at);
    const local = Buffer.concat([uint32(LOCAL_HEADER), facts, written, packed]);
    // Made by, the facts, no comment, first disk, no attributes, where the local header stands.
    const central = [uint32(CENTRAL_HEADER), uint16(VERSION), facts, Buffer.alloc(10), uint32(offset), written];
    locals.push(local);
    centrals.push(Buffer.concat(central));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = uint16(files.length);
  const end = [uint32(END), Buffer.alloc(4), count, count, uint32(directory.length), uint32(offset), uint16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

/** What local and central header have in common, in the same order. */
function factsOf(bytes: Buffer, packed: Buffer, name: Buffer, at: number): Buffer {
  const moment = new Date(at);
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const day = ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  return Buffer.concat([
    ...[VERSION, FLAGS, DEFLATED, time, day].map(uint16),
    ...[crc32(bytes), packed.length, bytes.length].map(uint32),
    ...[name.length, 0].map(uint16),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
