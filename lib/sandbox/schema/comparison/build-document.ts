import { isInBoth, type ObjectPair } from "./common-shape";
import { childNamed, type DocumentElement, element } from "./document";
import { safeValue } from "./field-values";

/** Which fields a line of an object gets. */
export type ChooseFields = (object: ObjectPair) => readonly string[];

export const EVERY_FIELD: ChooseFields = ({ fields }) => fields.filter(isInBoth).map(({ name }) => name);
export const NO_FIELD: ChooseFields = () => [];

/** Which children of an object a line has, and how many lines each; obligatory ones are always there. */
export type ChooseObjects = (object: ObjectPair) => ReadonlyMap<string, number>;

/** A document that both schemas accept, as long as only what both have is chosen. */
export function buildDocument(
  root: ObjectPair,
  fields: ChooseFields,
  objects: ChooseObjects,
  lines = 1,
): DocumentElement {
  return objectElement(root, fields, objects, lines);
}

function objectElement(
  object: ObjectPair,
  fields: ChooseFields,
  objects: ChooseObjects,
  lines: number,
): DocumentElement {
  return element(object.name, ...Array.from({ length: lines }, () => lineElement(object, fields, objects)));
}

function lineElement(object: ObjectPair, fields: ChooseFields, objects: ChooseObjects): DocumentElement {
  const line = element("Element");
  for (const key of object.keys) line.attributes.set(key.name, safeValue(key));
  const chosen = new Set(fields(object));
  const written = object.fields.filter(({ name }) => chosen.has(name));
  const own = element("Fields", ...written.map((field) => element(field.name, safeValue(field))));
  own.attributes.set("Action", "insert");
  line.children.push(own);
  const wanted = objects(object);
  const children = object.objects
    .filter((child) => wanted.has(child.name) || (child.isObligatory && child.isInBoth))
    .map((child) => objectElement(child, fields, objects, wanted.get(child.name) ?? 1));
  if (children.length > 0) line.children.push(element("Objects", ...children));
  return line;
}

/** Chooses what leads from the root to the object of that path. */
export function leadingTo(path: string): ChooseObjects {
  return (object) => {
    const next = path.startsWith(`${object.path}/`) ? path.slice(object.path.length + 1).split("/")[0] : undefined;
    return new Map(next === undefined ? [] : [[next, 1]]);
  };
}

export const EVERY_OBJECT: ChooseObjects = ({ objects }) =>
  new Map(objects.filter((child) => child.isInBoth).map(({ name }) => [name, 1]));

/** The first Element of the object of that path. */
export function lineAt(root: DocumentElement, path: string): DocumentElement {
  const [, ...names] = path.split("/");
  const objectIn = (line: DocumentElement, name: string) => childNamed(childNamed(line, "Objects"), name);
  return names.reduce((line, name) => childNamed(objectIn(line, name), "Element"), childNamed(root, "Element"));
}
