import type { ConnectorSchema, SchemaField, SchemaObject } from "@/lib/schema/connector-schema";

/** The schema with the labels and code texts that Profit gives in English, beside its own. */
export function withEnglish(schema: ConnectorSchema, english: Pick<ConnectorSchema, "root">): ConnectorSchema {
  return { ...schema, root: withObject(schema.root, english.root) };
}

function withObject(object: SchemaObject, english: SchemaObject): SchemaObject {
  const told = new Map([...english.keys, ...english.fields].map((field) => [field.id, field]));
  const withField = (field: SchemaField) => withLabels(field, told.get(field.id));
  return {
    ...object,
    keys: object.keys.map(withField),
    fields: object.fields.map(withField),
    objects: object.objects.map((child) => {
      const other = english.objects.find(({ name }) => name === child.name);
      return other ? withObject(child, other) : child;
    }),
  };
}

function withLabels(field: SchemaField, english: SchemaField | undefined): SchemaField {
  if (!english) return field;
  const texts = new Map((english.codes ?? []).map(({ id, text }) => [id, text]));
  return {
    ...field,
    englishLabel: field.englishLabel ?? english.label,
    codes: field.codes?.map((code) => ({ ...code, englishText: texts.get(code.id) ?? code.englishText })) ?? null,
  };
}
