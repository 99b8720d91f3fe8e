/** About this many bytes are handed on at once: large enough to be cheap, small enough to flow. */
const CHUNK_BYTES = 512 * 1024;
/** Below this a loop beats a call into the runtime (measured: short cells are the usual ones). */
const SHORT = 40;

/**
 * A growing piece of output. The writer makes room for the most a row can need, then writes without further checks.
 */
export class ByteSink {
  bytes = new Uint8Array(CHUNK_BYTES + 64 * 1024);
  length = 0;

  get isFull(): boolean {
    return this.length >= CHUNK_BYTES;
  }

  makeRoom(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + size));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** What was written so far; the sink goes on with memory of its own. */
  take(): Uint8Array<ArrayBuffer> {
    // Copied to its exact size: a transferred buffer takes its spare room along.
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  put(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let at = this.length;
    if (end - start > SHORT) bytes.set(from.subarray(start, end), at);
    else for (let index = start; index < end; index++) bytes[at++] = from[index] as number;
    this.length += end - start;
  }

  copyAll(from: Uint8Array): void {
    this.copy(from, 0, from.length);
  }
}

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
