import type { CatalogueEntry, CatalogueMatch } from "./search-catalogue";

/** More is not "a moment ago". */
const RECENTS_SHOWN = 6;

export type Shelf = { key: "favourites" | "recents" | "all"; matches: CatalogueMatch[] };

/**
 * The catalogue while nobody searches: favourites, what was opened last, and then all of them, so that the long list stays
 * as it is whatever was starred. Ids of connectors that are no longer there are left out.
 */
export function shelvesOf(
  entries: readonly CatalogueEntry[],
  favourites: ReadonlySet<string>,
  recents: readonly string[],
): Shelf[] {
  const there = new Map(entries.map((entry) => [entry.id, entry]));
  const plain = (entry: CatalogueEntry): CatalogueMatch => ({ entry, fields: [] });
  const starred = entries.filter(({ id }) => favourites.has(id));
  const recent = recents.flatMap((id) => (favourites.has(id) ? [] : (there.get(id) ?? []))).slice(0, RECENTS_SHOWN);
  const shelves: Shelf[] = [
    { key: "favourites", matches: starred.map(plain) },
    { key: "recents", matches: recent.map(plain) },
    { key: "all", matches: entries.map(plain) },
  ];
  return shelves.filter(({ key, matches }) => key === "all" || matches.length > 0);
}

/** Of what was found, the favourites first; the rest keeps its order. */
export function favouritesFirst(matches: readonly CatalogueMatch[], favourites: ReadonlySet<string>): CatalogueMatch[] {
  const isFavourite = ({ entry }: CatalogueMatch) => favourites.has(entry.id);
  return [...matches.filter(isFavourite), ...matches.filter((match) => !isFavourite(match))];
}
