import { PADDING } from "./json-bytes";
import { newPageMemory, type PageMemory, SPARE } from "./page-memory";

/**
 * The bytes of an answer while they arrive, in one piece of memory that grows. What lies behind them is always zero:
 * no JSON goes on over a zero, so that a scan stops there without asking at every byte how far it may go.
 */
export class PageBuffer {
  readonly #memory: PageMemory;
  length = 0;

  constructor(expectedBytes = 0) {
    this.#memory = newPageMemory(expectedBytes);
  }

  /** All memory; the answer is its first `length` bytes. */
  get whole(): Uint8Array<ArrayBuffer> {
    return this.#memory.bytes;
  }

  get memory(): PageMemory {
    return this.#memory;
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
      this.#memory.bytes = larger;
    }
    this.whole.set(chunk, this.length);
    this.length += chunk.length;
  }
}
