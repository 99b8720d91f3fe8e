import { fieldsOf } from "@/lib/schema/flatten";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { FieldPlace } from "@/lib/services/updates/port";

/** What a field is called: "Omschrijving (Ds)", or its id alone. */
export type LabelOf = (place: FieldPlace) => string;

/** Labels of a schema, in Dutch or English. */
export function fieldLabels(schema: Pick<ConnectorSchema, "root"> | null, language: "nl" | "en"): LabelOf {
  const known = new Map<string, string>();
  for (const { path, field } of schema ? fieldsOf(schema) : []) {
    const label = (language === "en" ? (field.englishLabel ?? field.label) : field.label) ?? field.id;
    known.set(keyOf({ path, fieldId: field.id }), label === field.id ? field.id : `${label} (${field.id})`);
  }
  return (place) => known.get(keyOf(place)) ?? place.fieldId;
}

function keyOf({ path, fieldId }: FieldPlace): string {
  return `${path.join("/")}/${fieldId}`;
}
