import type { RowBlock } from "./grid-rows";
import type { GridRowValues } from "./grid-value";

/** Rows are asked for in blocks of so many: about two screens, a millisecond or two to hand over. */
const BLOCK = 64;
/** Blocks kept; further ones are asked for again. */
const KEPT = 64;

type Block = { rows: GridRowValues[]; version: number };

/**
 * The rows near the screen. When their order changes the old ones stay in sight until the new ones are here, so that
 * nothing flickers; a block that is being asked for is not asked for twice.
 */
export class WindowCache {
  readonly #fetch: (from: number, to: number) => Promise<void>;
  readonly #blocks = new Map<number, Block>();
  readonly #asked = new Set<string>();
  #version = 0;
  #length = 0;

  constructor(fetch: (from: number, to: number) => Promise<void>) {
    this.#fetch = fetch;
  }

  at(place: number): GridRowValues | undefined {
    return this.#blocks.get(Math.floor(place / BLOCK))?.rows[place % BLOCK];
  }

  /** Rows are in another order now, or others. */
  begin(version: number, length: number): void {
    this.#version = version;
    this.#length = length;
    for (const index of this.#blocks.keys()) if (index * BLOCK >= length) this.#blocks.delete(index);
  }

  /** Rows came behind the ones that were there. */
  grow(length: number): void {
    this.#length = length;
  }

  take(version: number, from: number, rows: GridRowValues[]): void {
    if (version !== this.#version) return;
    for (let at = 0; at < rows.length; at += BLOCK) {
      const index = (from + at) / BLOCK;
      this.#blocks.delete(index);
      this.#blocks.set(index, { rows: rows.slice(at, at + BLOCK), version });
    }
    for (const index of [...this.#blocks.keys()].slice(0, -KEPT)) this.#blocks.delete(index);
  }

  want({ from, to }: RowBlock): void {
    const last = Math.min(to, this.#length) - 1;
    for (let index = Math.floor(Math.max(0, from) / BLOCK); index * BLOCK <= last; index++) this.#wantBlock(index);
  }

  #wantBlock(index: number): void {
    const known = this.#blocks.get(index);
    const whole = Math.min(BLOCK, this.#length - index * BLOCK);
    if (known && known.version === this.#version && known.rows.length >= whole) {
      // Used again: it is let go last.
      this.#blocks.delete(index);
      this.#blocks.set(index, known);
      return;
    }
    const key = `${this.#version}:${index}:${whole}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    const forget = () => void this.#asked.delete(key);
    this.#fetch(index * BLOCK, index * BLOCK + BLOCK).then(forget, forget);
  }
}
