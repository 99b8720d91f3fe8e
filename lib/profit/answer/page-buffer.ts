import { PADDING } from "./json-bytes";

/** Behind the answer, at the very end of the memory: for whoever needs bytes that are not the answer's. */
const SPARE = 8;
const FIRST_BYTES = 256 * 1024;

/**
 * The bytes of an answer while they arrive, in one piece of memory that grows. What lies behind them is always zero:
 * no JSON goes on over a zero, so that a scan stops there without asking at every byte how far it may go.
 */
export class PageBuffer {
  /** All memory; the answer is its first `length` bytes. */
  whole: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(expectedBytes = 0) {
    this.whole = new Uint8Array(Math.max(expectedBytes, FIRST_BYTES) + PADDING + SPARE);
  }

  get spare(): number {
    return this.whole.length - SPARE;
  }

  /** The answer so far with the zeros behind it. */
  get padded(): Uint8Array<ArrayBuffer> {
    return this.whole.subarray(0, this.length + PADDING);
  }

  add(chunk: Uint8Array): void {
    const needed = this.length + chunk.length + PADDING + SPARE;
    if (needed > this.whole.length) {
      const larger = new Uint8Array(Math.max(needed, this.whole.length * 2));
      larger.set(this.whole.subarray(0, this.length));
      this.whole = larger;
    }
    this.whole.set(chunk, this.length);
    this.length += chunk.length;
  }
}
