export const PALETTE_GROUPS = [
  "favourites",
  "recents",
  "connectors",
  "queries",
  "pages",
  "connections",
  "actions",
  "history",
] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

export type PaletteEntry = {
  id: string;
  group: PaletteGroup;
  label: string;
  /** Second line of sense: an id, an environment number. Searched too. */
  detail?: string;
  /** Where it stands while nothing is typed. */
  shelf?: "favourites" | "recents" | undefined;
  /** Found by who made it (the server searches more than is shown): matches whatever is typed. */
  isFound?: boolean;
  run: () => void;
};

const PREFIXES: Readonly<Record<string, PaletteGroup>> = { "@": "connections", ">": "actions", "!": "history" };
/** More than one screen of one group is not read, and every item costs the keyboard a step. */
const MOST_PER_GROUP = 40;

/** `@prod` → the connections, searched for `prod`. Without a prefix everything but the history is searched. */
export function readPaletteInput(typed: string): { group: PaletteGroup | null; words: string[] } {
  const text = typed.trimStart();
  const group = PREFIXES[text.charAt(0)] ?? null;
  return {
    group,
    words: fold(group ? text.slice(1) : text)
      .split(/\s+/)
      .filter(Boolean),
  };
}

/** The entries that hold every word, best first within their group; nothing typed gives all. */
export function matchEntries<E extends PaletteEntry>(entries: readonly E[], typed: string): [PaletteGroup, E[]][] {
  const { group, words } = readPaletteInput(typed);
  const groups = group ? [group] : PALETTE_GROUPS.filter((name) => name !== "history");
  return groups.flatMap((name): [PaletteGroup, E[]][] => {
    const found = entries
      .filter((entry) => (words.length === 0 && entry.shelf ? entry.shelf : entry.group) === name)
      .map((entry) => ({ entry, rank: rankOf(entry, words) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((one, other) => one.rank - other.rank || shelfRank(one.entry) - shelfRank(other.entry))
      .slice(0, MOST_PER_GROUP)
      .map(({ entry }) => entry);
    return found.length > 0 ? [[name, found]] : [];
  });
}

/** Of what fits equally well, one's favourites come first, then what one opened last. */
function shelfRank({ shelf }: PaletteEntry): number {
  return shelf === "favourites" ? 0 : shelf === "recents" ? 1 : 2;
}

/** Lower is better: the whole label, at the start of the label, at the start of one of its words, inside it, elsewhere. */
function rankOf(entry: PaletteEntry, words: readonly string[]): number {
  if (entry.isFound) return 0;
  const label = fold(entry.label);
  const rest = fold(entry.detail ?? "");
  let rank = 0;
  for (const word of words) {
    const at = label.indexOf(word);
    if (label === word) rank -= 1;
    if (at === 0) continue;
    if (at > 0) rank += /[\p{L}\p{N}]/u.test(label.charAt(at - 1)) ? 2 : 1;
    else if (rest.includes(word)) rank += 3;
    else return Infinity;
  }
  return rank;
}

/** "Cursussen één" is found by "een". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
