/** How alike two names for people are: 1 is the same but for signs and case, 0 nothing in common. */
export function likenessOf(one: NameWords, other: NameWords): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  if (one.plain === other.plain) return 1;
  const common = one.words.filter((word) => other.words.includes(word)).length;
  return (2 * common) / (one.words.length + other.words.length);
}

export type NameWords = { plain: string; words: readonly string[] };

/** Words that say nothing of what a field is. */
const EMPTY_WORDS = new Set(["de", "het", "een", "van", "the", "a", "of", "in", "en", "and", "code", "id", "nr", "no"]);

/** "KvK-nummer (Nl)" → kvk, nummer, nl; marks on letters do not count. */
export function wordsOf(name: string | null | undefined): NameWords {
  const all = (name ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  return { plain: all.join(" "), words: telling.length > 0 ? telling : all };
}
