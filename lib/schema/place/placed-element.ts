import { type ElementNode, type XmlDocument } from "@/lib/xml/document/xml-node";
import { elementsOf, pathTo } from "@/lib/xml/document/find-node";
import type { ConnectorSchema, SchemaField, SchemaObject } from "../connector-schema";

/**
 * What an element of an update document stands for (protocol 6.1): `<KnSubject>` an object, `<Element>` one record of it,
 * `<Fields>` and `<Objects>` its two halves, and in `<Fields>` the fields. `unknown` is what the schema does not have at
 * that place, and all below it; `expected` is the nearest place above it that it does have.
 */
export type PlacedElement =
  | ({ part: "object" | "record" | "fields" | "objects" } & Place)
  | ({ part: "field"; field: SchemaField } & Place)
  | { part: "unknown"; within: PlacedElement | null };

export type Place = {
  object: SchemaObject;
  /** Names of the objects from the root down to this one. */
  path: readonly string[];
};

/** Places one element: null is the place outside of the root. */
export function placeIn(
  schema: Pick<ConnectorSchema, "root">,
  within: PlacedElement | null,
  name: string,
): PlacedElement {
  if (!within) {
    const { root } = schema;
    return name === root.name ? { part: "object", object: root, path: [root.name] } : { part: "unknown", within };
  }
  if (within.part === "unknown") return { part: "unknown", within: within.within };
  const { object, path } = within;
  switch (within.part) {
    case "object":
      return name === "Element" ? { part: "record", object, path } : { part: "unknown", within };
    case "record":
      if (name === "Fields") return { part: "fields", object, path };
      return name === "Objects" ? { part: "objects", object, path } : { part: "unknown", within };
    case "fields": {
      const field = object.fields.find(({ id }) => id === name);
      return field ? { part: "field", field, object, path } : { part: "unknown", within };
    }
    case "objects": {
      const child = object.objects.find((one) => one.name === name);
      return child ? { part: "object", object: child, path: [...path, name] } : { part: "unknown", within };
    }
    case "field":
      return { part: "unknown", within };
  }
}

/** Places one element of a document by the elements around it. */
export function placeOf(schema: Pick<ConnectorSchema, "root">, element: ElementNode): PlacedElement {
  // No recursion: a text that nobody has checked yet may nest deeper than the call stack.
  let within: PlacedElement | null = null;
  for (const { name } of pathTo(element)) within = placeIn(schema, within, name);
  return within ?? { part: "unknown", within };
}

/** Each element of a document with its place, parents before children. */
export function* placedElements(
  schema: Pick<ConnectorSchema, "root">,
  { children }: Pick<XmlDocument, "children">,
): Generator<[element: ElementNode, placed: PlacedElement]> {
  // A stack of our own: nesting is bounded by the document, not by our call stack.
  const waiting = elementsOf({ children }).map((element): [ElementNode, PlacedElement | null] => [element, null]);
  waiting.reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, within] = next;
    const placed = placeIn(schema, within, element.name);
    yield [element, placed];
    for (const child of elementsOf(element).reverse()) waiting.push([child, placed]);
  }
}
