import { type Node, parseTree, type ParseError, printParseErrorCode } from "jsonc-parser";
import type { ConnectorSchema, SchemaField, SchemaObject } from "../connector-schema";
import type { JsonFault, JsonFaultCode } from "./json-fault";
import { plainNumber } from "./json-literal";
import { DEEPEST, fieldOf, keyOf, objectIn } from "./update-content";
import type { UpdateObject, UpdateRecord, UpdateValue } from "./update-content";

export type JsonContent = { root: UpdateObject | null; faults: readonly JsonFault[] };

/** Letters, digits and what Profit's names are made of; a colon would be a prefix. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/**
 * Reads the JSON of an UpdateConnector in every form that clients write it in (protocol 3.6): Element as object or list,
 * Objects as object or list, action and keys beside or in Fields. Faults are told, not thrown.
 */
export function readJson(schema: Pick<ConnectorSchema, "root">, text: string): JsonContent {
  if (text.trim() === "") return { root: null, faults: [fault("empty", { start: 0, end: text.length })] };
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  try {
    tree = parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    // The parser goes down by its own call stack.
    if (error instanceof RangeError) return { root: null, faults: [fault("tooDeep", { start: 0, end: text.length })] };
    throw error;
  }
  const faults = errors.map(({ error, offset, length }) =>
    fault("syntax", { start: offset, end: offset + length }, { detail: printParseErrorCode(error) }),
  );
  if (faults.length > 0 || !tree) return { root: null, faults };
  const reader = new JsonReader(text);
  const root = reader.rootOf(tree, schema.root);
  return { root, faults: reader.faults };
}

function fault(code: JsonFaultCode, { start, end }: { start: number; end: number }, params = {}): JsonFault {
  return { code, params, start, end };
}

type Property = { name: string; nameNode: Node; value: Node };

class JsonReader {
  readonly faults: JsonFault[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  rootOf(tree: Node, schema: SchemaObject): UpdateObject | null {
    const properties = tree.type === "object" ? this.#propertiesOf(tree) : [];
    const [only] = properties;
    if (!only || properties.length > 1) return this.#fail("oneRoot", tree);
    return this.#objectOf(only, only.name === schema.name ? schema : null, 1);
  }

  #fail(code: JsonFaultCode, { offset, length }: Node, params: JsonFault["params"] = {}): null {
    this.faults.push(fault(code, { start: offset, end: offset + length }, params));
    return null;
  }

  #propertiesOf(node: Node): Property[] {
    const found = new Map<string, Property>();
    for (const { children = [] } of node.children ?? []) {
      const [nameNode, value] = children;
      if (!nameNode || !value) continue;
      const name = String(nameNode.value);
      if (found.has(name)) this.#fail("repeatedProperty", nameNode, { name });
      found.set(name, { name, nameNode, value });
    }
    return [...found.values()];
  }

  #objectOf({ name, nameNode, value }: Property, schema: SchemaObject | null, depth: number): UpdateObject | null {
    if (depth > DEEPEST) return this.#fail("tooDeep", nameNode);
    if (!NAME.test(name)) return this.#fail("badName", nameNode, { name });
    if (value.type !== "object") return this.#fail("notAnObject", value, { name });
    const properties = this.#propertiesOf(value);
    for (const other of properties) {
      if (other.name !== "Element") this.#fail("unknownProperty", other.nameNode, { name: other.name, object: name });
    }
    const element = properties.find((property) => property.name === "Element")?.value;
    if (!element) return this.#fail("noElement", nameNode, { object: name });
    const elements = element.type === "array" ? (element.children ?? []) : [element];
    return { name, schema, records: elements.flatMap((one) => this.#recordOf(one, name, schema, depth) ?? []) };
  }

  #recordOf(node: Node, object: string, schema: SchemaObject | null, depth: number): UpdateRecord | null {
    if (node.type !== "object") return this.#fail("notAnObject", node, { name: "Element" });
    const attributes: Property[] = [];
    let fields: UpdateValue[] | null = null;
    let objects: UpdateObject[] | null = null;
    for (const property of this.#propertiesOf(node)) {
      const { name, value } = property;
      if (name.startsWith("@")) attributes.push(property);
      else if (name === "Fields") fields = this.#fieldsOf(value, schema, attributes);
      else if (name === "Objects") objects = this.#objectsOf(value, schema, depth);
      else this.#fail("unknownProperty", property.nameNode, { name, object });
    }
    return { ...this.#attributesOf(attributes, schema), fields, objects };
  }

  /** One official example has Fields in a list, and some write `"Fields": ""` for none. */
  #fieldsOf(node: Node, schema: SchemaObject | null, attributes: Property[]): UpdateValue[] | null {
    if (isNothing(node)) return null;
    const fields: UpdateValue[] = [];
    for (const part of node.type === "array" ? (node.children ?? []) : [node]) {
      if (part.type !== "object") this.#fail("notAnObject", part, { name: "Fields" });
      else for (const property of this.#propertiesOf(part)) this.#addField(property, schema, { fields, attributes });
    }
    return fields;
  }

  #addField(property: Property, schema: SchemaObject | null, to: { fields: UpdateValue[]; attributes: Property[] }) {
    const { name, nameNode } = property;
    if (name.startsWith("@")) to.attributes.push(property);
    else if (!NAME.test(name)) this.#fail("badName", nameNode, { name });
    else to.fields.push(this.#valueOf(property, name, fieldOf(schema, name)));
  }

  #attributesOf(attributes: readonly Property[], schema: SchemaObject | null): Pick<UpdateRecord, "action" | "keys"> {
    const keys = new Map<string, UpdateValue>();
    let action: string | null = null;
    for (const property of attributes) {
      const name = property.name.slice(1);
      const value = this.#valueOf(property, name, keyOf(schema, name));
      const isAction = name.toLowerCase() === "action";
      const earlier = isAction ? action : keys.get(name)?.text;
      if (!NAME.test(name)) this.#fail("badName", property.nameNode, { name: property.name });
      else if (typeof earlier === "string" && earlier !== value.text)
        this.#fail("keyTwice", property.nameNode, { name });
      else if (isAction) action = value.text;
      else if (value.text !== null) keys.set(name, value);
    }
    return { action, keys: [...keys.values()] };
  }

  #valueOf({ value: node }: Property, name: string, field: SchemaField | null): UpdateValue {
    return { name, text: this.#textOf(node, name, field), field };
  }

  /** Profit takes true for a text as well, and reads `1` then, as some texts are no longer (VaDu of a purchase relation). */
  #textOf(node: Node, name: string, field: SchemaField | null): string | null {
    switch (node.type) {
      case "string":
        return String(node.value);
      case "null":
        return null;
      case "boolean":
        if (field?.kind === "text") return node.value === true ? "1" : "0";
        return node.value === true ? "true" : "false";
      case "number":
        return (
          plainNumber(this.#text.slice(node.offset, node.offset + node.length)) ??
          this.#fail("badNumber", node, { name })
        );
      default:
        return this.#fail("badValue", node, { name });
    }
  }

  /** A list of objects with one or more names, or one object with all of them; null says nothing. */
  #objectsOf(node: Node, schema: SchemaObject | null, depth: number): UpdateObject[] | null {
    if (isNothing(node)) return null;
    const objects: UpdateObject[] = [];
    for (const part of node.type === "array" ? (node.children ?? []) : [node]) {
      if (part.type !== "object") {
        this.#fail("notAnObject", part, { name: "Objects" });
        continue;
      }
      for (const property of this.#propertiesOf(part)) {
        if (property.value.type === "null") continue;
        const object = this.#objectOf(property, objectIn(schema, property.name), depth + 1);
        if (object) objects.push(object);
      }
    }
    return objects;
  }
}

function isNothing({ type, value }: Node): boolean {
  return type === "null" || value === "";
}
