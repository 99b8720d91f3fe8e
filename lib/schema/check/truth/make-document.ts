import type { ConnectorSchema, SchemaField, SchemaObject } from "../../connector-schema";
import { validValue } from "./make-value";
import type { Random } from "./random";
import type { Written } from "./written";

export const XSI = "http://www.w3.org/2001/XMLSchema-instance";
/** Objects within objects get rarer as they get deeper. */
const LESS = 0.6;

/** A document that the schema takes, of any shape it allows. */
export function makeDocument({ root }: Pick<ConnectorSchema, "root">, random: Random): Written {
  const written = makeObject(root, random, 0.2);
  if (random.chance(0.9)) written.attributes.push(["xmlns:xsi", XSI]);
  else forEachNil(written, (one) => one.attributes.unshift(["xmlns:xsi", XSI]));
  return written;
}

function makeObject(object: SchemaObject, random: Random, part: number): Written {
  const count = random.of([1, 1, 1, 2]);
  const children = Array.from({ length: object.isMany === false ? 1 : count }, () => makeRecord(object, random, part));
  return { name: object.name, attributes: [], content: "", children, of: { part: "object", object } };
}

function makeRecord(object: SchemaObject, random: Random, part: number): Written {
  const children: Written[] = [];
  if (random.chance(0.95)) children.push(makeFields(object, random));
  const chosen = object.objects.filter(({ isObligatory }) => isObligatory === true || random.chance(part));
  const hasObjects = object.objects.length > 0 && random.chance(0.8);
  if (hasObjects) {
    const inner = chosen.map((child) => makeObject(child, random, part * LESS));
    children.push({ name: "Objects", attributes: [], content: "", children: inner, of: { part: "objects", object } });
  }
  const attributes = object.keys.map((key): [string, string] => [key.id, attributeValue(key, random)]);
  if (random.chance(0.3)) attributes.reverse();
  return { name: "Element", attributes, content: "", children, of: { part: "record", object } };
}

function attributeValue(key: SchemaField, random: Random): string {
  return validValue(key, random).replace(/<[^>]*>|[\n"<]/g, "") || "1";
}

function makeFields(object: SchemaObject, random: Random): Written {
  const part = random.of([0.1, 0.2, 0.6]);
  const children = random.some(object.fields, part).map((field): Written => {
    const isNil = field.isNillable === true && random.chance(0.1);
    const attributes: [string, string][] = isNil ? [["xsi:nil", random.of(["true", "1"])]] : [];
    return {
      name: field.id,
      attributes,
      content: isNil ? "" : validValue(field, random),
      children: [],
      of: { part: "field", field },
    };
  });
  const action = random.of(["insert", "update", "delete"]);
  return { name: "Fields", attributes: [["Action", action]], content: "", children, of: { part: "fields", object } };
}

function forEachNil(written: Written, then: (one: Written) => void): void {
  if (written.attributes.some(([name]) => name.startsWith("xsi:"))) then(written);
  for (const child of written.children) forEachNil(child, then);
}
