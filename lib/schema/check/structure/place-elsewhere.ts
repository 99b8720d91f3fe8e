import type { SchemaObject } from "../../connector-schema";
import { fieldOf, membersOf, type Part } from "./members";

/** Names down to the parent; a key is an attribute of it. */
export type Elsewhere = { expected: string; where: "inside" | "attribute" };

/**
 * Where an element belongs that the schema does not have where it stands: in another part of the same record or of one
 * around it, or in an object right below. null when nowhere near.
 */
export function placeElsewhere(root: SchemaObject, { object, part, path }: Part, name: string): Elsewhere | null {
  if (name === "Element" || name === "Fields" || name === "Objects") return ofRecord(object, part, name);
  for (const around of [...chainOf(root, path).reverse(), ...object.objects]) {
    const found = partWith(around, name);
    if (found === "keys") return { expected: `${around.name}/Element`, where: "attribute" };
    if (found) return { expected: `${around.name}/Element/${found}`, where: "inside" };
  }
  return null;
}

/** The names that every object has. */
function ofRecord(object: SchemaObject, part: Part["part"], name: string): Elsewhere | null {
  if (name === "Element") return { expected: object.name, where: "inside" };
  if (part === "record" && !membersOf(object, part).byName.has(name)) return null;
  return { expected: `${object.name}/Element`, where: "inside" };
}

function partWith(object: SchemaObject, name: string): "Fields" | "Objects" | "keys" | null {
  if (fieldOf(object, name)) return "Fields";
  if (object.objects.some((one) => one.name === name)) return "Objects";
  return object.keys.some(({ id }) => id === name) ? "keys" : null;
}

/** The objects of a path, from the root down. */
function chainOf(root: SchemaObject, path: readonly string[]): SchemaObject[] {
  const chain = [root];
  for (const name of path.slice(1)) {
    const next = chain.at(-1)?.objects.find((one) => one.name === name);
    if (next) chain.push(next);
  }
  return chain;
}
