/** About this many bytes are handed on at once: large enough to be cheap, small enough to flow. */
const CHUNK_BYTES = 512 * 1024;
/** Up to here a loop over words beats a call into the runtime (measured: short cells are the usual ones). */
const SHORT = 64;
/** Small at first: most answers are a few rows. */
const FIRST_BYTES = 16 * 1024;
/** A copy in words writes up to three bytes more than it was asked to. */
const SLACK = 8;

/**
 * A growing piece of output. The writer makes room for the most a row can need, then writes without further checks.
 */
export class ByteSink {
  bytes = new Uint8Array(FIRST_BYTES);
  view = new DataView(this.bytes.buffer);
  length = 0;

  get isFull(): boolean {
    return this.length >= CHUNK_BYTES;
  }

  makeRoom(size: number): void {
    const needed = this.length + size + SLACK;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, needed));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** What was written so far; the sink goes on with memory of its own. */
  take(): Uint8Array<ArrayBuffer> {
    // Copied to its exact size: a transferred buffer takes its spare room along.
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  /** The rest, if there is any. */
  *rest(): Generator<Uint8Array<ArrayBuffer>> {
    if (this.length > 0) yield this.take();
  }

  put(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  /** Copies a cell or a run of them; `from` has three bytes more behind `end` (PageCells promises it). */
  copy(from: DataView, start: number, end: number): void {
    const size = end - start;
    const { view, length } = this;
    if (size <= SHORT)
      for (let at = 0; at < size; at += 4) view.setInt32(length + at, from.getInt32(start + at, true), true);
    else this.bytes.set(new Uint8Array(from.buffer, from.byteOffset + start, size), length);
    this.length = length + size;
  }

  /** Copies a text of our own, such as a key. */
  copyAll({ view, length }: FixedText): void {
    this.copy(view, 0, length);
  }
}

/** A text of our own that is written again and again; it can be read in words, as cells can. */
export type FixedText = { view: DataView; length: number };

export function fixed(text: string): FixedText {
  const bytes = encoder.encode(text);
  const padded = new Uint8Array(bytes.length + SLACK);
  padded.set(bytes);
  return { view: new DataView(padded.buffer), length: bytes.length };
}

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
