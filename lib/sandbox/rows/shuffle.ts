import { hashOf } from "../random";

/**
 * Where Profit promises no order it gives another one from page to page (protocol 3.5). The sandbox does so on purpose,
 * by the same rule every time: the same page asked twice is the same, another `skip` sees another order. A caller that
 * pages without a unique order therefore loses and doubles rows here, as it would there.
 */
export function shuffleOf(seed: string, connectorId: string, skip: number): Shuffle {
  return skip <= 0
    ? { step: 1, shift: 0 }
    : { step: (hashOf(`${seed} ${connectorId} ${skip}`) & 0xfff) | 1, shift: skip };
}

export type Shuffle = { step: number; shift: number };

/**
 * Gives the element that stands at a position of `length` shuffled ones: an affine permutation, which needs no memory
 * however many there are. The step stays below 2^13, so that the product is exact for any length the sandbox has.
 */
export function permutationOf(shuffle: Shuffle, length: number): (position: number) => number {
  if (length < 2 || (shuffle.step === 1 && shuffle.shift === 0)) return (position) => position;
  let step = shuffle.step % length || 1;
  while (greatestCommonDivisor(step, length) !== 1) step++;
  return (position) => (step * position + shuffle.shift) % length;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
