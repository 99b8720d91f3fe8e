import type { Level, LevelField } from "./described-levels";
import { labelOf } from "./field-labels";
import type { DescribedUpdate } from "./read-open-api-file";

/**
 * Fills in what a connector's own schemas do not tell from those of others, where they speak of the same thing: how many
 * decimals a number has (only PUT schemas tell) from a field with the same id and label, and what is required to insert
 * (only POST schemas tell) from an object of the same name. Both are inferred.
 */
export function withBorrowed(updates: readonly DescribedUpdate[]): DescribedUpdate[] {
  const decimals = new Map<string, number>();
  const needs = new Map<string, ReadonlySet<string>>();
  for (const { root, inserts } of updates) {
    for (const level of levelsIn(root)) {
      if (inserts && !needs.has(level.name)) needs.set(level.name, level.insertNeeds);
      for (const [id, field] of level.fields) {
        if (field.decimals !== undefined && !decimals.has(nameOf(id, field)))
          decimals.set(nameOf(id, field), field.decimals);
      }
    }
  }
  const completed = (level: Level, inserts: boolean): Level => ({
    ...level,
    fields: new Map(
      [...level.fields].map(([id, field]) => [
        id,
        { ...field, decimals: field.decimals ?? decimals.get(nameOf(id, field)) },
      ]),
    ),
    insertNeeds: inserts ? level.insertNeeds : (needs.get(level.name) ?? level.insertNeeds),
    levels: level.levels.map((child) => completed(child, inserts)),
  });
  return updates.map((update) => ({ ...update, root: completed(update.root, update.inserts) }));
}

function levelsIn(level: Level): Level[] {
  return [level, ...level.levels.flatMap(levelsIn)];
}

function nameOf(id: string, field: LevelField): string {
  return `${field.type} ${id} ${labelOf(field, id)}`;
}
