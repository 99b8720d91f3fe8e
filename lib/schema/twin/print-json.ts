import { jsonLiteral } from "./json-literal";
import type { ImpliedAction, UpdateObject, UpdateRecord, UpdateValue } from "./update-content";

type Property = readonly [name: string, value: Printable];
/** A string is JSON already. */
type Printable = string | { properties: readonly Property[] } | { items: readonly Printable[] };

/** Prints what goes into the body, with two blanks. Our own printer: numbers stay as they are written, and any name is a name. */
export function printJson(root: UpdateObject | null, implied: ImpliedAction): string {
  return printed({ properties: root ? [propertyOf(root, implied)] : [] }, "");
}

function propertyOf({ name, records }: UpdateObject, implied: ImpliedAction): Property {
  const [first, ...others] = records.map((record) => recordOf(record, implied));
  const element: Printable = first && others.length === 0 ? first : { items: first ? [first, ...others] : [] };
  return [name, { properties: [["Element", element]] }];
}

/** `@Action` beside the keys: where most of AFAS's own examples have it (protocol 3.6). */
function recordOf({ action, keys, fields, objects }: UpdateRecord, implied: ImpliedAction): Printable {
  const properties: Property[] = keys.map((key) => [`@${key.name}`, jsonLiteral(key)]);
  if (action !== null && action !== implied) properties.push(["@Action", JSON.stringify(action)]);
  if (fields) properties.push(["Fields", { properties: fields.map(valueOf) }]);
  if (objects) properties.push(["Objects", objectsOf(objects, implied)]);
  return { properties };
}

const valueOf = (value: UpdateValue): Property => [value.name, jsonLiteral(value)];

/** One object of them all, which has room for each name once. */
function objectsOf(objects: readonly UpdateObject[], implied: ImpliedAction): Printable {
  const properties = objects.map((object) => propertyOf(object, implied));
  const isEachOnce = new Set(objects.map(({ name }) => name)).size === objects.length;
  return isEachOnce ? { properties } : { items: properties.map((property) => ({ properties: [property] })) };
}

function printed(value: Printable, indent: string): string {
  if (typeof value === "string") return value;
  const inner = `${indent}  `;
  const isList = "items" in value;
  const lines = isList
    ? value.items.map((item) => printed(item, inner))
    : value.properties.map(([name, inside]) => `${JSON.stringify(name)}: ${printed(inside, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return lines.length === 0 ? `${open}${close}` : `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
}
