import { PADDING } from "./json-bytes";
import { type PageMemories, type PageMemory, SPARE } from "./page-memory";

/**
 * The bytes of an answer while they arrive, in one piece of memory that grows. What lies behind them is always zero:
 * no JSON goes on over a zero, so that a scan stops there without asking at every byte how far it may go.
 */
export class PageBuffer {
  readonly #memories: PageMemories;
  #memory: PageMemory;
  #isGivenBack = false;
  length = 0;

  constructor(memories: PageMemories, expectedBytes?: number) {
    this.#memories = memories;
    this.#memory = memories.take(expectedBytes);
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
    if (this.#isGivenBack) throw new Error("The page was given back");
    const needed = this.length + chunk.length + PADDING + SPARE;
    if (needed > this.whole.length) {
      const larger = new Uint8Array(Math.max(needed, this.whole.length * 2));
      larger.set(this.whole.subarray(0, this.length));
      this.#memory.bytes = larger;
    }
    this.whole.set(chunk, this.length);
    this.length += chunk.length;
    // The memory may have been another page's.
    this.whole.fill(0, this.length, this.length + PADDING);
  }

  /** Once, and when nobody will look at the page again; what was read from it must not be used any more. */
  giveBack(): void {
    if (this.#isGivenBack) return;
    this.#isGivenBack = true;
    this.#memories.giveBack(this.#memory);
    this.#memory = { ...this.#memory, bytes: new Uint8Array(PADDING + SPARE) };
    this.length = 0;
  }
}
