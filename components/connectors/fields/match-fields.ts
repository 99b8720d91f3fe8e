import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";

/** Lower case without accents, so that "cafe" finds "Café". */
export function searchable(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** True when every word of the search stands somewhere in the texts. */
export function matchesAll(search: string, ...texts: (string | null | undefined)[]): boolean {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  const haystack = searchable(texts.filter(Boolean).join(" "));
  return words.every((word) => haystack.includes(word));
}

/** Fields whose label, id or internal code holds every word of the search; in their own order. */
export function matchFields(fields: readonly GetConnectorField[], search: string): GetConnectorField[] {
  return fields.filter((field) => matchesAll(search, field.label, field.id, field.fieldId));
}

export function labelOf(field: Pick<GetConnectorField, "id" | "label">): string {
  return field.label?.trim() || field.id;
}
