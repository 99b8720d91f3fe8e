import type { SchemaField, SchemaObject } from "../../connector-schema";
import { INDENT } from "./lines";

/** What decides how an object is written; all it gives is XML already (escaped), or a placeholder of a snippet. */
export type ObjectWriting = {
  /** The value of `Action`. */
  action: (object: SchemaObject) => string;
  /** The value of a key, which stands on Element always (protocol 6.1). */
  key: (key: SchemaField, path: readonly string[]) => string;
  /** What stands in a field; null leaves the field out. */
  field: (field: SchemaField, path: readonly string[]) => string | null;
  /** Whether an object below is written. */
  hasObject: (object: SchemaObject, path: readonly string[]) => boolean;
  /** A remark behind the opening of an object or behind a field; null for none. */
  remark?: (what: SchemaField | SchemaObject) => string | null;
};

/** An object with one record, as lines indented among themselves. `path` names the objects above it and itself. */
export function objectLines(object: SchemaObject, writing: ObjectWriting, path: readonly string[]): string[] {
  return [
    `<${object.name}>${remarkOn(object, writing)}`,
    ...indented(recordLines(object, writing, path)),
    `</${object.name}>`,
  ];
}

/** `<Element>` with its keys and its two halves. */
export function recordLines(object: SchemaObject, writing: ObjectWriting, path: readonly string[]): string[] {
  const keys = object.keys.map((key) => ` ${key.id}="${writing.key(key, path)}"`).join("");
  return [
    `<Element${keys}>`,
    ...indented(fieldsLines(object, writing, path)),
    ...indented(objectsLines(object, writing, path)),
    "</Element>",
  ];
}

/** `<Fields>`; where the schema has no fields it is closed, for no blank may stand in it (protocol 6.2). */
export function fieldsLines(object: SchemaObject, writing: ObjectWriting, path: readonly string[]): string[] {
  const open = `<Fields Action="${writing.action(object)}"`;
  if (object.fields.length === 0) return [`${open}/>`];
  const lines = object.fields.flatMap((field) => {
    const value = writing.field(field, path);
    return value === null ? [] : [`<${field.id}>${value}</${field.id}>${remarkOn(field, writing)}`];
  });
  return lines.length === 0 ? [`${open}></Fields>`] : [`${open}>`, ...indented(lines), "</Fields>"];
}

/** `<Objects>` with the objects that are written; no line where there are none. */
export function objectsLines(object: SchemaObject, writing: ObjectWriting, path: readonly string[]): string[] {
  const lines = object.objects.flatMap((child) => {
    const below = [...path, child.name];
    return writing.hasObject(child, below) ? objectLines(child, writing, below) : [];
  });
  return lines.length === 0 ? [] : ["<Objects>", ...indented(lines), "</Objects>"];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `${INDENT}${line}`);
}

function remarkOn(what: SchemaField | SchemaObject, { remark }: ObjectWriting): string {
  const said = remark?.(what);
  // Two dashes would end the comment, and so would one at its end.
  return said ? ` <!-- ${said.replace(/-(?=-)/g, "- ").replace(/-$/, "- ")} -->` : "";
}
