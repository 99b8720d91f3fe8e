/** Four letters of seven bits make a key of 28: two passes over fourteen. */
export const LETTERS_PER_KEY = 4;
const BITS = 14;
const PLACES = 1 << BITS;

/** Fewer are sooner compared than counted. */
const MANY = 2_000;

/** Sorts both lists by the keys, which are below 2^28; equal keys keep their order. */
export function radixSort(order: Uint32Array, keys: Uint32Array): void {
  if (keys.length < MANY) return compareSort(order, keys);
  const [otherOrder, otherKeys] = [new Uint32Array(order.length), new Uint32Array(keys.length)];
  pass(order, keys, otherOrder, otherKeys, 0);
  pass(otherOrder, otherKeys, order, keys, BITS);
}

function pass(order: Uint32Array, keys: Uint32Array, toOrder: Uint32Array, toKeys: Uint32Array, shift: number): void {
  const starts = new Uint32Array(PLACES + 1);
  for (let index = 0; index < keys.length; index++) {
    const digit = ((keys[index] as number) >>> shift) & (PLACES - 1);
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 1; digit < PLACES; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number;
    const digit = (key >>> shift) & (PLACES - 1);
    const to = starts[digit] as number;
    starts[digit] = to + 1;
    toOrder[to] = order[index] as number;
    toKeys[to] = key;
  }
}

/** The key and the place it had, as one number that can be sorted without a function. */
function compareSort(order: Uint32Array, keys: Uint32Array): void {
  const together = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index++) together[index] = (keys[index] as number) * MANY + index;
  together.sort();
  const old = order.slice();
  for (let index = 0; index < keys.length; index++) {
    const both = together[index] as number;
    const from = both % MANY;
    order[index] = old[from] as number;
    keys[index] = (both - from) / MANY;
  }
}
