import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema, SchemaObject } from "../../connector-schema";
import { attributeText, valueText } from "../value-text";

/** An object of a document or one record of it, for an outline and for "go to object". */
export type OutlineEntry = {
  kind: "object" | "record";
  name: string;
  label: string | null;
  /** Of a record: what it can be known by, its keys first. */
  marks: readonly { id: string; value: string }[];
  /** Of a record: what `Action` says. */
  action: string | null;
  /** Which record of its object, from 1; 0 for an object. */
  number: number;
  range: Range;
  /** The name in the opening tag. */
  selectionRange: Range;
  children: readonly OutlineEntry[];
};

/**
 * Objects and records in the order of the text; what the schema does not know is passed over. Does not look at every
 * field, of which a document has most: an editor asks at each change. It goes no deeper than the schema does.
 */
export function outlineOf(document: XmlDocument, { root }: Pick<ConnectorSchema, "root">): OutlineEntry[] {
  return objectsIn(document, document, [root]);
}

function objectsIn(
  document: XmlDocument,
  within: Pick<ElementNode, "children">,
  objects: readonly SchemaObject[],
): OutlineEntry[] {
  return elementsOf(within).flatMap((element) => {
    const object = objects.find(({ name }) => name === element.name);
    return object ? [{ ...entryOf(document, element, object, 0), children: recordsIn(document, element, object) }] : [];
  });
}

function recordsIn(document: XmlDocument, within: ElementNode, object: SchemaObject): OutlineEntry[] {
  const records = elementsOf(within).filter(({ name }) => name === "Element");
  return records.map((record, index) => {
    const below = elementsOf(record).filter(({ name }) => name === "Objects");
    const children = below.flatMap((objects) => objectsIn(document, objects, object.objects));
    return { ...entryOf(document, record, object, index + 1), children };
  });
}

function entryOf(document: XmlDocument, element: ElementNode, object: SchemaObject, number: number): OutlineEntry {
  const { start, end, nameRange } = element;
  const fields = number === 0 ? undefined : elementsOf(element).find(({ name }) => name === "Fields");
  return {
    ...{ kind: number === 0 ? "object" : "record", name: object.name, label: object.label, number },
    marks: number === 0 ? [] : marksOf(document, element, fields, object),
    action: fields ? attributeText(document, fields, "Action") : null,
    ...{ range: { start, end }, selectionRange: nameRange, children: [] },
  };
}

/** A long text tells nothing in an outline. */
const LONGEST_MARK = 60;

/** The keys; without them the first mandatory field that is filled, else the first that is. */
function marksOf(document: XmlDocument, record: ElementNode, fields: ElementNode | undefined, object: SchemaObject) {
  const keys = object.keys.flatMap(({ id }) => {
    const value = attributeText(document, record, id);
    return value ? [{ id, value }] : [];
  });
  if (keys.length > 0 || !fields) return keys;
  const mandatory = new Set(object.fields.filter(({ isMandatory }) => isMandatory).map(({ id }) => id));
  const switches = new Set(object.fields.filter(({ kind }) => kind === "boolean").map(({ id }) => id));
  const filled: { id: string; value: string }[] = [];
  for (const field of elementsOf(fields)) {
    // Nothing is known by a yes or a no.
    if (switches.has(field.name)) continue;
    if (filled.length > 0 && mandatory.size === 0) break;
    if (filled.length > 0 && !mandatory.has(field.name)) continue;
    const value = field.end - field.openEnd > LONGEST_MARK * 4 ? null : valueText(document, field)?.value;
    if (!value || value.length > LONGEST_MARK) continue;
    if (mandatory.has(field.name)) return [{ id: field.name, value }];
    filled.push({ id: field.name, value });
  }
  return filled;
}
