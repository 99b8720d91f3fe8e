import { createHash } from "node:crypto";

/** A stream of made-up values that is the same on every machine for the same seed. */
export type Random = {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
  chance(probability: number): boolean;
};

/** Mulberry32: small, fast, and good enough for data nobody bets on. */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed);
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    int,
    pick: (values) => {
      const value = values[int(0, values.length - 1)];
      if (value === undefined) throw new RangeError("Nothing to pick from");
      return value;
    },
    chance: (probability) => fraction() < probability,
  };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Hexadecimal digits in capitals that follow from `text`: the form of Profit's tokens, keys and log references. */
export function hexOf(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").toUpperCase().slice(0, length);
}
