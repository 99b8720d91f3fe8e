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

export function newPageMemory(expectedBytes: number): PageMemory {
  return {
    bytes: new Uint8Array(Math.max(expectedBytes, FIRST_BYTES) + PADDING + SPARE),
    table: { starts: new Uint32Array(0), ends: new Uint32Array(0), kinds: new Uint8Array(0) },
  };
}
