import { elementsOf } from "@/lib/xml/document/find-node";
import type { AttributeNode, ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { readText, withLineFeeds } from "@/lib/xml/character-data";
import type { ConnectorSchema, SchemaObject } from "../connector-schema";
import { DEEPEST, fieldOf, keyOf, objectIn, type UpdateRecord, type UpdateValue } from "./update-content";

/** What XML says, each part with the element that says it. */
export type XmlObject = {
  name: string;
  schema: SchemaObject | null;
  records: readonly XmlRecord[];
  element: ElementNode;
};

export type XmlRecord = Omit<UpdateRecord, "fields" | "objects"> & {
  fields: readonly XmlValue[] | null;
  objects: readonly XmlObject[] | null;
  element: ElementNode;
  fieldsElement: ElementNode | null;
  objectsElement: ElementNode | null;
};

export type XmlValue = UpdateValue & { element: ElementNode };

export type XmlContent = {
  root: XmlObject | null;
  /** Elements that no part of an update document are: they are passed over. */
  passedOver: readonly ElementNode[];
};

/** Reads any document, also one that is being typed: what is no update document reads as one with less in it. */
export function readContent(schema: Pick<ConnectorSchema, "root">, document: XmlDocument): XmlContent {
  const reader = new ContentReader(document.text);
  const [root, ...others] = elementsOf(document);
  reader.passedOver.push(...others);
  if (!root) return { root: null, passedOver: [] };
  const object = reader.objectOf(root, root.name === schema.root.name ? schema.root : null, 1);
  return { root: object, passedOver: reader.passedOver };
}

class ContentReader {
  readonly passedOver: ElementNode[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  objectOf(element: ElementNode, schema: SchemaObject | null, depth: number): XmlObject {
    const records: XmlRecord[] = [];
    for (const child of elementsOf(element)) {
      if (child.name === "Element") records.push(this.#recordOf(child, schema, depth));
      else this.passedOver.push(child);
    }
    return { name: element.name, schema, records, element };
  }

  #recordOf(element: ElementNode, schema: SchemaObject | null, depth: number): XmlRecord {
    const parts = new Map<string, ElementNode>();
    for (const child of elementsOf(element)) {
      const isPart = child.name === "Fields" || child.name === "Objects";
      if (isPart && !parts.has(child.name)) parts.set(child.name, child);
      else this.passedOver.push(child);
    }
    const [fieldsElement, objectsElement] = [parts.get("Fields") ?? null, parts.get("Objects") ?? null];
    const actions = [fieldsElement, element].map((one) => one && attributeText(this.#text, one, "Action"));
    return {
      action: actions.find((action) => action !== null) ?? null,
      keys: this.#keysOf(element, schema),
      fields: fieldsElement && this.#fieldsOf(fieldsElement, schema),
      objects: objectsElement && this.#objectsOf(objectsElement, schema, depth),
      element,
      fieldsElement,
      objectsElement,
    };
  }

  #keysOf(element: ElementNode, schema: SchemaObject | null): UpdateValue[] {
    return element.attributes.flatMap(({ name, valueRange }) => {
      const isOther = name === "Action" || name.includes(":") || name === "xmlns" || valueRange === null;
      if (isOther) return [];
      return { name, text: attributeText(this.#text, element, name), field: keyOf(schema, name) };
    });
  }

  /** Of a field that stands there twice, the last counts, as in JSON. */
  #fieldsOf(element: ElementNode, schema: SchemaObject | null): XmlValue[] {
    const fields = new Map<string, XmlValue>();
    for (const child of elementsOf(element)) {
      const earlier = fields.get(child.name);
      if (earlier) this.passedOver.push(earlier.element);
      this.passedOver.push(...elementsOf(child));
      const text = isNil(this.#text, child) ? null : textIn(this.#text, child);
      fields.set(child.name, { name: child.name, text, field: fieldOf(schema, child.name), element: child });
    }
    return [...fields.values()];
  }

  #objectsOf(element: ElementNode, schema: SchemaObject | null, depth: number): XmlObject[] {
    if (depth < DEEPEST) {
      return elementsOf(element).map((child) => this.objectOf(child, objectIn(schema, child.name), depth + 1));
    }
    this.passedOver.push(...elementsOf(element));
    return [];
  }
}

/** Text and CDATA together, decoded. What cannot be decoded stays as it is written. */
export function textIn(source: string, element: ElementNode): string {
  let text = "";
  for (const { kind, start, end } of element.children) {
    if (kind === "cdata") text += withLineFeeds(source.slice(start, end).replace(/^<!\[CDATA\[|\]\]>$/g, ""));
    if (kind === "text") text += decoded(source.slice(start, end));
  }
  return text;
}

export function attributeText(source: string, element: ElementNode, name: string): string | null {
  const range = element.attributes.find((attribute) => attribute.name === name)?.valueRange;
  return range ? decoded(source.slice(range.start, range.end)) : null;
}

function decoded(written: string): string {
  const text = readText(written);
  return typeof text === "string" ? text : written;
}

/** `nil` of whatever prefix: the schemas know no other attribute of that name. */
export function nilAttribute(element: ElementNode): AttributeNode | undefined {
  return element.attributes.find(({ name, valueRange }) => valueRange !== null && /^[^:]+:nil$/.test(name));
}

export function isNil(source: string, element: ElementNode): boolean {
  const range = nilAttribute(element)?.valueRange;
  return range ? BOOLEAN_TRUE.test(source.slice(range.start, range.end)) : false;
}

const BOOLEAN_TRUE = /^\s*(true|1)\s*$/;
