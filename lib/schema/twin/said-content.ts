import type { ImpliedAction } from "./update-content";
import { keyOf, type UpdateObject, type UpdateRecord } from "./update-content";

/** What is new in XML says it all: its action, and its keys as attributes, wherever JSON had them. */
export function saidObject(object: UpdateObject, implied: ImpliedAction): UpdateObject {
  const { records, ...rest } = withKeysOut(object, []);
  return { ...rest, records: records.map((record) => saidRecord(record, implied)) };
}

export function saidRecord(record: UpdateRecord, implied: ImpliedAction): UpdateRecord {
  return {
    ...record,
    action: record.action ?? (record.fields ? implied : null),
    objects: record.objects?.map((object) => saidObject(object, implied)) ?? null,
  };
}

/**
 * OpenAPI, and some clients, write a key into Fields (protocol 6.3, 9.9), where the XSD has an attribute: it becomes one,
 * but where the document has it as a field too.
 */
export function withKeysOut(object: UpdateObject, current: readonly UpdateRecord[]): UpdateObject {
  const isField = new Set(current.flatMap(({ fields }) => fields?.map(({ name }) => name) ?? []));
  const isKey = (name: string) => keyOf(object.schema, name) !== null && !isField.has(name);
  const needsNone = object.records.every(({ fields }) => !fields?.some(({ name, field }) => !field && isKey(name)));
  if (needsNone) return object;
  return { ...object, records: object.records.map((record) => recordWithKeysOut(object, record, isKey)) };
}

function recordWithKeysOut(
  { schema }: UpdateObject,
  record: UpdateRecord,
  isKey: (name: string) => boolean,
): UpdateRecord {
  const isOut = new Set(record.fields?.filter(({ name, field }) => !field && isKey(name)));
  const keys = [...record.keys];
  for (const { name, text } of isOut) {
    if (text !== null && !keys.some((key) => key.name === name)) keys.push({ name, text, field: keyOf(schema, name) });
  }
  return { ...record, keys, fields: record.fields?.filter((field) => !isOut.has(field)) ?? null };
}
