/** The likeness below which two names have nothing to do with each other. */
const LEAST = 0.5;
/** Of longer texts the beginning is enough, and the work grows with the square. */
const LONGEST = 64;

export type Nearest<T> = { item: T; likeness: number };

/** The items that `written` is most like, the best first; each is known by several names, some of which it may not have. */
export function nearestOf<T>(
  written: string,
  items: readonly T[],
  namesOf: (item: T) => readonly (string | null)[],
  most: number,
): Nearest<T>[] {
  const wanted = plain(written);
  if (wanted === "") return [];
  const found = items.map((item) => {
    const likenesses = namesOf(item).map((name) => (name === null ? 0 : likeness(wanted, plain(name))));
    return { item, likeness: Math.max(0, ...likenesses) };
  });
  return found
    .filter((one) => one.likeness >= LEAST)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most);
}

/** Whether the first is so much better that it must be meant. */
export function isClear(found: readonly Nearest<unknown>[]): boolean {
  const [first, second] = found;
  return first !== undefined && first.likeness >= 0.6 && (second === undefined || second.likeness < first.likeness);
}

function plain(name: string): string {
  return name
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** 1 is the same, 0 is nothing in common: how many letters must change, of the longer of the two. */
function likeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0 || other.length === 0) return 0;
  // So many must be added at least.
  if (1 - Math.abs(one.length - other.length) / longest < LEAST) return 0;
  return 1 - distance(one, other) / longest;
}

/** Letters to add, drop, replace, or swap with their neighbour. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
