import { readDocument } from "@/lib/xml/document/read-document";
import type { ElementNode, Range, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema, SchemaField, SchemaObject } from "../connector-schema";
import { readContent, type XmlObject, type XmlRecord } from "../twin/read-content";

/**
 * An update document as a tree to fill in: objects, their records, and the fields that are used in them. Made anew from
 * each text; keys stay the same as long as nothing before them comes or goes, so that a screen can hold on to them.
 */
export type FormObject = {
  /** Names and places from the root down, such as `KnSubject[0]/KnSubjectLink`. */
  key: string;
  name: string;
  schema: SchemaObject | null;
  /** Names of the objects from the root down. */
  path: readonly string[];
  range: Range;
  records: readonly FormRecord[];
  element: ElementNode;
};

export type FormRecord = {
  key: string;
  object: FormObject;
  /** From 1. */
  number: number;
  action: string | null;
  /** All of the schema and all that are written: a record without its keys is none that can be found. */
  keys: readonly FormField[];
  fields: readonly FormField[];
  objects: readonly FormObject[];
  range: Range;
  source: XmlRecord;
};

export type FormField = {
  key: string;
  name: string;
  field: SchemaField | null;
  isKey: boolean;
  /** null = nil, and for a key, not there. */
  value: string | null;
  /** What a comment right before it says, or behind it on its line. */
  comment: string | null;
  /** null = not in the document. */
  range: Range | null;
};

export type FormModel = {
  document: XmlDocument;
  root: FormObject | null;
  records: ReadonlyMap<string, FormRecord>;
  objects: ReadonlyMap<string, FormObject>;
};

export function formOf(schema: Pick<ConnectorSchema, "root">, text: XmlDocument | string): FormModel {
  const document = typeof text === "string" ? readDocument(text) : text;
  const { root } = readContent(schema, document);
  const maker = new FormMaker(document.text);
  return {
    document,
    root: root && maker.objectOf(root, root.name, []),
    records: maker.records,
    objects: maker.objects,
  };
}

class FormMaker {
  readonly records = new Map<string, FormRecord>();
  readonly objects = new Map<string, FormObject>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  objectOf({ name, schema, records, element }: XmlObject, key: string, above: readonly string[]): FormObject {
    const made: FormRecord[] = [];
    const object = { key, name, schema, element, path: [...above, name], range: element, records: made };
    records.forEach((record, index) => made.push(this.#recordOf(record, object, index)));
    this.objects.set(key, object);
    return object;
  }

  #recordOf(source: XmlRecord, object: FormObject, index: number): FormRecord {
    const key = `${object.key}[${index}]`;
    const seen = new Map<string, number>();
    const record: FormRecord = {
      ...{ key, object, number: index + 1, action: source.action, range: source.element, source },
      keys: keysOf(source, object.schema, key),
      fields: this.#fieldsOf(source, key),
      objects: (source.objects ?? []).map((child) => {
        const nth = seen.get(child.name) ?? 0;
        seen.set(child.name, nth + 1);
        return this.objectOf(child, `${key}/${child.name}${nth === 0 ? "" : `~${nth}`}`, object.path);
      }),
    };
    this.records.set(key, record);
    return record;
  }

  #fieldsOf({ fields, fieldsElement }: XmlRecord, record: string): FormField[] {
    const places = new Map(fieldsElement?.children.map((child, index) => [child, index]));
    return (fields ?? []).map(({ name, field, text, element }) => ({
      ...{ key: `${record}.${name}`, name, field, isKey: false, value: text, range: element },
      comment: commentAround(this.#text, fieldsElement?.children ?? [], places.get(element) ?? 0),
    }));
  }
}

function keysOf({ keys, element }: XmlRecord, schema: SchemaObject | null, record: string): FormField[] {
  const written = new Map(keys.map((key) => [key.name, key]));
  const names = new Set([...(schema?.keys.map(({ id }) => id) ?? []), ...written.keys()]);
  return [...names].map((name) => {
    const attribute = element.attributes.find((one) => one.name === name);
    const field = schema?.keys.find(({ id }) => id === name) ?? null;
    const value = written.get(name)?.text ?? null;
    return { key: `${record}@${name}`, name, field, isKey: true, value, comment: null, range: attribute ?? null };
  });
}

/** Of the comments around an element, those that are about it and no other: right before it, or behind it on its line. */
function commentAround(text: string, siblings: readonly XmlNode[], at: number): string | null {
  const isWhite = (node: XmlNode | undefined) =>
    node?.kind === "text" && text.slice(node.start, node.end).trim() === "";
  const said: string[] = [];
  for (let index = at - 1; index >= 0; index--) {
    const node = siblings[index] as XmlNode;
    if (node.kind === "comment" && isOnOwnLine(text, node)) said.unshift(commentText(text, node));
    else if (!isWhite(node)) break;
  }
  const [space, behind] = [siblings[at + 1], siblings[at + 2]];
  const isSameLine = space && isWhite(space) && !text.slice(space.start, space.end).includes("\n");
  const trailing = space?.kind === "comment" ? space : isSameLine ? behind : undefined;
  if (trailing?.kind === "comment") said.push(commentText(text, trailing));
  return said.length === 0 ? null : said.join(" ");
}

function isOnOwnLine(text: string, { start }: Range): boolean {
  return /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
}

function commentText(text: string, { start, end }: Range): string {
  return text
    .slice(start + "<!--".length, end)
    .replace(/-->$/, "")
    .trim();
}
