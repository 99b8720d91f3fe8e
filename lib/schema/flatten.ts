import type { ConnectorSchema, SchemaField, SchemaObject } from "./connector-schema";

export type PlacedObject = { path: readonly string[]; object: SchemaObject };
export type PlacedField = { path: readonly string[]; field: SchemaField };

/** Every object from the root down, parents before children. */
export function objectsOf({ root }: Pick<ConnectorSchema, "root">): PlacedObject[] {
  const found: PlacedObject[] = [];
  const visit = (object: SchemaObject, above: readonly string[]) => {
    const path = [...above, object.name];
    found.push({ path, object });
    for (const child of object.objects) visit(child, path);
  };
  visit(root, []);
  return found;
}

/** Every field: keys of an object before its other fields. */
export function fieldsOf(schema: Pick<ConnectorSchema, "root">): PlacedField[] {
  return objectsOf(schema).flatMap(({ path, object }) =>
    [...object.keys, ...object.fields].map((field) => ({ path, field })),
  );
}
