import { type ConnectorSchema, plainField, type SchemaField } from "@/lib/schema/connector-schema";
import type { FieldPlace } from "../port";

/** The field or key at a place; what the schema does not know (any more) is text. */
export function fieldAt({ root }: Pick<ConnectorSchema, "root">, { path, fieldId }: FieldPlace): SchemaField {
  const [first, ...names] = path;
  let object = first === root.name ? root : undefined;
  for (const name of names) object = object?.objects.find((child) => child.name === name);
  const fields = object ? [...object.keys, ...object.fields] : [];
  return fields.find(({ id }) => id === fieldId) ?? plainField(fieldId, "text");
}
