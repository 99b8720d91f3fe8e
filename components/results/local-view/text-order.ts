import { LETTERS_PER_KEY, radixSort } from "./radix-sort";

/** How texts are put in order: as Dutch has it, equal ones by their letters' codes so that the order is always the same. */
const collator = new Intl.Collator("nl");

export function compareTexts(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/**
 * The places of different texts in order: exactly as by `compareTexts`, many times faster. A collator compares the main
 * weights of all letters before it looks at accents and capitals; so the weights of four letters at a time are made into
 * one number and sorted as such, and the collator only settles what these leave open. Texts with letters of other weights
 * are sorted by the collator and merged in.
 */
export function orderOfTexts(texts: readonly string[]): Uint32Array {
  const plain = new Uint32Array(texts.length);
  const odd: number[] = [];
  let count = 0;
  for (let index = 0; index < texts.length; index++) {
    if (isPlain(texts[index] as string)) plain[count++] = index;
    else odd.push(index);
  }
  const order = plain.subarray(0, count);
  sortByWeights(texts, order, 0);
  if (odd.length === 0) return order;
  odd.sort((one, other) => compareTexts(texts[one] as string, texts[other] as string));
  return merged(texts, order, odd);
}

/** Fewer than this are put in their places one by one. */
const FEW = 24;
const WEIGHTS = weightsOfLetters();

/** Of the ASCII that is seen, and of the Latin letters that are one of those with an accent; 0 for all others. */
function weightsOfLetters(): Uint8Array {
  const weights = new Uint8Array(0x100);
  const primary = new Intl.Collator("nl", { sensitivity: "base" });
  const letters = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index)).sort(primary.compare);
  let weight = 0;
  letters.forEach((letter, index) => {
    if (index === 0 || primary.compare(letters[index - 1] as string, letter) !== 0) weight++;
    weights[letter.charCodeAt(0)] = weight;
  });
  for (let code = 0xc0; code <= 0xff; code++) {
    const parts = String.fromCharCode(code).normalize("NFD");
    if (parts.length === 2) weights[code] = weights[parts.charCodeAt(0)] ?? 0;
  }
  return weights;
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff || WEIGHTS[code] === 0) return false;
  }
  return true;
}

/** Sorts texts whose first `depth` letters have the same weights. */
function sortByWeights(texts: readonly string[], order: Uint32Array, depth: number): void {
  const count = order.length;
  if (count < FEW) return insertAll(texts, order, depth);
  const keys = new Uint32Array(count);
  for (let index = 0; index < count; index++) keys[index] = keyOf(texts[order[index] as number] as string, depth);
  radixSort(order, keys);
  for (let start = 0; start < count;) {
    const key = keys[start] as number;
    let end = start + 1;
    while (end < count && keys[end] === key) end++;
    if (end - start > 1) {
      const equals = order.subarray(start, end);
      // The last of the four was no letter: all of them end here.
      if ((key & 0x7f) !== 0) sortByWeights(texts, equals, depth + LETTERS_PER_KEY);
      else equals.sort((one, other) => compareTexts(texts[one] as string, texts[other] as string));
    }
    start = end;
  }
}

/** 0 for the end of the text, which comes before every letter. */
function keyOf(text: string, depth: number): number {
  let key = 0;
  for (let index = depth; index < depth + LETTERS_PER_KEY; index++) {
    key = key * 128 + (index < text.length ? (WEIGHTS[text.charCodeAt(index)] as number) : 0);
  }
  return key;
}

function insertAll(texts: readonly string[], order: Uint32Array, depth: number): void {
  for (let next = 1; next < order.length; next++) {
    const inserted = order[next] as number;
    const text = texts[inserted] as string;
    let at = next;
    for (; at > 0; at--) {
      const before = order[at - 1] as number;
      if (comparePlain(texts[before] as string, text, depth) <= 0) break;
      order[at] = before;
    }
    order[at] = inserted;
  }
}

function comparePlain(one: string, other: string, depth: number): number {
  const length = Math.min(one.length, other.length);
  for (let index = depth; index < length; index++) {
    const difference = (WEIGHTS[one.charCodeAt(index)] as number) - (WEIGHTS[other.charCodeAt(index)] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length || compareTexts(one, other);
}

function merged(texts: readonly string[], one: Uint32Array, other: readonly number[]): Uint32Array {
  const all = new Uint32Array(one.length + other.length);
  let [a, b] = [0, 0];
  for (let at = 0; at < all.length; at++) {
    const isLeft =
      b >= other.length ||
      (a < one.length && compareTexts(texts[one[a] as number] as string, texts[other[b] as number] as string) <= 0);
    all[at] = (isLeft ? one[a++] : other[b++]) as number;
  }
  return all;
}
