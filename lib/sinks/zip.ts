import { constants, crc32, deflateRaw } from "node:zlib";
import { bytesOf } from "./byte-sink";
import type { Piece } from "./row-writer";

/**
 * A ZIP archive, written from front to back. Its own code, because the libraries pack one file through one stream in one
 * thread, a small piece at a time: here each large piece is packed by itself in Node's pool while the next is being
 * written, and the pieces together are one deflate stream. Nothing is kept but the list of files.
 */

const { Z_SYNC_FLUSH, Z_FINISH } = constants;
/** The fastest: the rows come faster than a better one packs. */
const LEVEL = 1;
/** Offsets and sizes have 32 bits; larger archives (zip64) are not made. */
const MOST_BYTES = 0xffff_ffff;

type Entry = { name: Uint8Array; offset: number; crc: number; size: number; packed: number };

/** An archive between two pieces of its last file, which is open. */
export type ZipState = {
  offset: number;
  entries: { name: string; offset: number; crc: number; size: number; packed: number }[];
};

export class Zip {
  readonly #entries: Entry[] = [];
  #entry: Entry | null = null;
  #offset = 0;
  /** Packing is counted in order, whatever ends first. */
  #counted: Promise<unknown> = Promise.resolve();

  constructor(state?: ZipState) {
    if (!state) return;
    this.#offset = state.offset;
    this.#entries = state.entries.map((entry) => ({ ...entry, name: bytesOf(entry.name) }));
    this.#entry = this.#entries.at(-1) ?? null;
  }

  /** Tells the state behind the last piece, when that is packed. Each piece is packed by itself, so nothing else counts. */
  mark(onState: (state: ZipState) => void): Piece {
    const written = this.#entries.map(({ name, crc, size }) => ({ name: new TextDecoder().decode(name), crc, size }));
    return this.#inOrder(() => {
      const entries = written.map((entry, index) => {
        const { offset, packed } = this.#entries[index] as Entry;
        return { ...entry, offset, packed };
      });
      onState({ offset: this.#offset, entries });
      return new Uint8Array();
    });
  }

  /** Begins a file; the one before must have been closed. */
  open(name: string): Piece {
    const entry = { name: bytesOf(name), offset: 0, crc: 0, size: 0, packed: 0 };
    this.#entry = entry;
    this.#entries.push(entry);
    const header = localHeader(entry.name);
    return this.#inOrder(() => {
      entry.offset = this.#offset;
      return this.#counting(header);
    });
  }

  /** The next piece of the open file. `bytes` belong to the archive until `onPacked`. */
  write(bytes: Uint8Array<ArrayBuffer>, onPacked: () => void = () => undefined): Piece {
    return this.#pack(bytes, Z_SYNC_FLUSH, onPacked);
  }

  close(): Piece[] {
    const entry = this.#open();
    const last = this.#pack(new Uint8Array(), Z_FINISH, () => undefined);
    const descriptor = this.#inOrder(() => this.#counting(dataDescriptor(entry)));
    this.#entry = null;
    return [last, descriptor];
  }

  /** A whole small file. */
  file(name: string, text: string): Piece[] {
    return [this.open(name), this.write(bytesOf(text)), ...this.close()];
  }

  /** The list of all files, which ends the archive. */
  end(): Piece {
    return this.#inOrder(() => directory(this.#entries, this.#offset));
  }

  #open(): Entry {
    if (!this.#entry) throw new Error("No file is open in the archive");
    return this.#entry;
  }

  #pack(bytes: Uint8Array<ArrayBuffer>, finishFlush: number, onPacked: () => void): Piece {
    const entry = this.#open();
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (entry.size > MOST_BYTES) throw new Error("A file in the archive would be larger than 4 GB");
    const packing = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      deflateRaw(
        bytes,
        { level: LEVEL, finishFlush, chunkSize: Math.max(64 * 1024, bytes.length >> 2) },
        (error, packed) => {
          onPacked();
          // A copy: what zlib gives may lie in memory that others use too, and could not be transferred.
          if (error) reject(error);
          else resolve(new Uint8Array(packed));
        },
      );
    });
    // Its failure is told when its turn comes.
    packing.catch(() => undefined);
    return this.#inOrder(async () => {
      const packed = await packing;
      entry.packed += packed.length;
      return this.#counting(packed);
    });
  }

  #counting(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#offset += bytes.length;
    if (this.#offset > MOST_BYTES) throw new Error("The archive would be larger than 4 GB");
    return bytes;
  }

  #inOrder(make: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    const piece = this.#counted.then(make);
    this.#counted = piece.catch(() => undefined);
    return piece;
  }
}

/** Bit 3: sizes and checksum follow the file. Bit 11: the name is UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATE = 8;
/** 1 January 1980, midnight: the same rows give the same file. */
const DOS_DATE = 0x0021;

function localHeader(name: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, FLAGS, true);
  view.setUint16(8, DEFLATE, true);
  view.setUint16(12, DOS_DATE, true);
  view.setUint16(26, name.length, true);
  bytes.set(name, 30);
  return bytes;
}

function dataDescriptor({ crc, packed, size }: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x08074b50, true);
  view.setUint32(4, crc, true);
  view.setUint32(8, packed, true);
  view.setUint32(12, size, true);
  return bytes;
}

function directory(entries: readonly Entry[], offset: number): Uint8Array<ArrayBuffer> {
  const length = entries.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const bytes = new Uint8Array(length + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { name, offset: start, crc, size, packed } of entries) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, VERSION, true);
    view.setUint16(at + 6, VERSION, true);
    view.setUint16(at + 8, FLAGS, true);
    view.setUint16(at + 10, DEFLATE, true);
    view.setUint16(at + 14, DOS_DATE, true);
    view.setUint32(at + 16, crc, true);
    view.setUint32(at + 20, packed, true);
    view.setUint32(at + 24, size, true);
    view.setUint16(at + 28, name.length, true);
    view.setUint32(at + 42, start, true);
    bytes.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, offset, true);
  return bytes;
}
