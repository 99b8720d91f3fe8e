import type { SchemaField } from "../connector-schema";

const LONGEST_VALUE = 80;

/** How sentences name a field: by label and id. */
export function fieldParams({ id, label, englishLabel, kind }: SchemaField) {
  const english = englishLabel ?? label;
  return {
    ...{ name: id, kind },
    label: label ?? id,
    field: label === null ? id : `${label} (${id})`,
    englishField: english === null ? id : `${english} (${id})`,
  };
}

/** A value as a sentence quotes it. */
export function shownValue(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
}
