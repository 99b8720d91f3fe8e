import { PADDING } from "./json-bytes";

/** Where the cells of a page lie in its bytes, and what they are: `row * columns + column`. */
export type CellTable = {
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  kinds: Uint8Array<ArrayBuffer>;
};

/** What a page stands in while it is read and written. */
export type PageMemory = { bytes: Uint8Array<ArrayBuffer>; table: CellTable };

/** Behind the answer, at the very end of the memory: for whoever needs bytes that are not the answer's. */
export const SPARE = 8;
const FIRST_BYTES = 256 * 1024;

function newPageMemory(size: number): PageMemory {
  return {
    bytes: new Uint8Array(size),
    table: { starts: new Uint32Array(0), ends: new Uint32Array(0), kinds: new Uint8Array(0) },
  };
}

/** Pages that an export has under way at once, and one more. */
const PAGES_OF_AN_EXPORT = 9;
/** Larger pages are rare, and what they take is not kept. */
const MOST_KEPT_BYTES = 12 * 1024 * 1024;

/**
 * Memory for pages, used again where it was given back: else a million rows make and clear a gigabyte of it, and every
 * twentieth megabyte makes the garbage collector look through all there is (measured: half of the time).
 */
export class PageMemories {
  readonly #spares: PageMemory[] = [];
  readonly #most: number;

  constructor(most = PAGES_OF_AN_EXPORT) {
    this.#most = most;
  }

  take(expectedBytes = 0): PageMemory {
    const size = Math.max(expectedBytes, FIRST_BYTES) + PADDING + SPARE;
    const found = this.#spares.findIndex(({ bytes }) => bytes.length >= size);
    const [spare] = found === -1 ? [] : this.#spares.splice(found, 1);
    return spare ?? newPageMemory(size);
  }

  /** Nobody may look at the page any more: another one is written over it. */
  giveBack(memory: PageMemory): void {
    if (memory.bytes.length > MOST_KEPT_BYTES) return;
    if (this.#spares.length >= this.#most) this.#spares.shift();
    this.#spares.push(memory);
  }
}
