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

/** Pages that are under way at once in one export, and one more. */
const MOST_SPARES = 8;
/** Larger pages are rare, and what they take is not kept. */
const MOST_KEPT_BYTES = 12 * 1024 * 1024;

const spares: PageMemory[] = [];

/**
 * Memory for a page, used again where it was given back: an export of a million rows would otherwise make and clear a
 * gigabyte of it, which took a sixth of its time (measured).
 */
export function takePageMemory(expectedBytes: number): PageMemory {
  const size = Math.max(expectedBytes, FIRST_BYTES) + PADDING + SPARE;
  const found = spares.findIndex(({ bytes }) => bytes.length >= size);
  const [spare] = found === -1 ? [] : spares.splice(found, 1);
  if (spare) return spare;
  return {
    bytes: new Uint8Array(size),
    table: { starts: new Uint32Array(0), ends: new Uint32Array(0), kinds: new Uint8Array(0) },
  };
}

/** Nobody may look at the page any more: another one is written over it. */
export function givePageMemory(memory: PageMemory): void {
  if (memory.bytes.length > MOST_KEPT_BYTES) return;
  if (spares.length >= MOST_SPARES) spares.shift();
  spares.push(memory);
}
