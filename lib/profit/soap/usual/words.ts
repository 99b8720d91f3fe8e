/**
 * Texts that stand in every row, as words of four bytes, so that they are compared and written a word at a time. Those of
 * text n begin at `from[n]`; its last word overlaps the one before. A text has four bytes or more, or none.
 */
export type Words = { words: Int32Array; from: Int32Array; lengths: Int32Array };

export function wordsOf(texts: readonly (Uint8Array | string)[]): Words {
  const words: number[] = [];
  const from: number[] = [];
  const lengths: number[] = [];
  for (const text of texts) {
    const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text);
    from.push(words.length);
    lengths.push(bytes.length);
    for (let at = 0; at + 4 < bytes.length; at += 4) words.push(bytes.readInt32LE(at));
    if (bytes.length > 0) words.push(bytes.readInt32LE(bytes.length - 4));
  }
  from.push(words.length);
  return { words: Int32Array.from(words), from: Int32Array.from(from), lengths: Int32Array.from(lengths) };
}

/** Whether text `index` stands at a place. Never true for one of no bytes. */
export function standsAt(view: DataView, at: number, { words, from, lengths }: Words, index: number): boolean {
  const length = lengths[index] as number;
  if (length === 0) return false;
  const last = (from[index + 1] as number) - 1;
  for (let word = from[index] as number, place = at; word < last; word++, place += 4)
    if (view.getInt32(place, true) !== words[word]) return false;
  return view.getInt32(at + length - 4, true) === words[last];
}

/** Writes text `index` at a place; returns the place behind it. */
export function putWords(view: DataView, at: number, { words, from, lengths }: Words, index: number): number {
  const last = (from[index + 1] as number) - 1;
  for (let word = from[index] as number, place = at; word < last; word++, place += 4)
    view.setInt32(place, words[word] as number, true);
  const end = at + (lengths[index] as number);
  view.setInt32(end - 4, words[last] as number, true);
  return end;
}
