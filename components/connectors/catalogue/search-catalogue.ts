import { matchesAll } from "../fields/match-fields";

export type CatalogueEntry = { id: string; description: string };
export type IndexedConnector = { connectorId: string; fields: readonly { id: string; label: string }[] };

export type CatalogueMatch = {
  entry: CatalogueEntry;
  /** Fields that match; empty when the name or description did, or nothing was searched for. */
  fields: readonly { id: string; label: string }[];
};

/**
 * Connectors by name and description first, then those of which a field matches. One field must hold all words: words
 * spread over several fields would find nearly everything.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  index: ReadonlyMap<string, IndexedConnector["fields"]>,
  search: string,
): CatalogueMatch[] {
  if (search.trim() === "") return entries.map((entry) => ({ entry, fields: [] }));
  const byName: CatalogueMatch[] = [];
  const byField: CatalogueMatch[] = [];
  for (const entry of entries) {
    const fields = (index.get(entry.id) ?? []).filter(({ id, label }) => matchesAll(search, label, id));
    if (matchesAll(search, entry.id, entry.description)) byName.push({ entry, fields });
    else if (fields.length > 0) byField.push({ entry, fields });
  }
  return [...byName, ...byField];
}
