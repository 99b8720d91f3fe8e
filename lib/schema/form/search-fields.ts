import type { SchemaField, SchemaObject } from "../connector-schema";

export type FoundField = {
  /** Names of the objects below the one that was searched; empty = its own. */
  path: readonly string[];
  object: SchemaObject;
  /** null = the object itself. */
  field: SchemaField | null;
};

/** Order: what is right here before what is deeper; among those the id that is meant, then beginnings, then the rest. */
export function searchFields(within: SchemaObject, words: string): FoundField[] {
  const sought = folded(words).split(/\s+/).filter(Boolean);
  const found: { rank: number; one: FoundField }[] = [];
  const visit = (object: SchemaObject, path: readonly string[]) => {
    if (path.length > 0) {
      const rank = rankOf(sought, object.name, [object.label]);
      if (rank !== null) found.push({ rank: rank + path.length * DEPTH, one: { path, object, field: null } });
    }
    for (const field of object.fields) {
      const rank = rankOf(sought, field.id, [field.label, field.englishLabel]);
      if (rank !== null) found.push({ rank: rank + (path.length + 1) * DEPTH, one: { path, object, field } });
    }
    for (const child of object.objects) visit(child, [...path, child.name]);
  };
  visit(within, []);
  // Sorting is stable: what ranks the same stays in the order of the schema.
  return found.sort((one, other) => one.rank - other.rank).map(({ one }) => one);
}

/** A level counts less than how well it fits, so that an exact id deep down still comes first. */
const DEPTH = 0.01;

function rankOf(sought: readonly string[], id: string, labels: readonly (string | null)[]): number | null {
  if (sought.length === 0) return 0;
  const names = [id, ...labels].filter((name) => name !== null).map(folded);
  const all = names.join(" ");
  if (!sought.every((word) => all.includes(word))) return null;
  const whole = sought.join(" ");
  if (names.includes(whole)) return 0;
  if (names.some((name) => name.startsWith(whole))) return 1;
  return sought.every((word) => new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(word)}`, "u").test(all)) ? 2 : 3;
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Without case and accents: somebody who seeks `coordinator` means `Coördinator`. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
