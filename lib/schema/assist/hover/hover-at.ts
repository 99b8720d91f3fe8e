import { nodeAt } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import type { AttributeNode, ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema, SchemaField } from "../../connector-schema";
import { type PlacedElement, placeOf } from "../../place/placed-element";
import { attributeText, valueText } from "../value-text";
import { valueTypeOf } from "../value-type";
import type { Hover, HoverSubject } from "./hover";

type Schema = Pick<ConnectorSchema, "root" | "disagreements">;

/** Code lists can hold thousands. */
const CODES_SHOWN = 20;
/** Of a value that is looked up in a code list; a file as base64 is none. */
const LONGEST_VALUE = 256;

/** What the name, the attribute or the value at a place is; null between things. */
export function hoverAt(question: { schema: Schema; document: string | XmlDocument; offset: number }): Hover | null {
  const { schema, document: given, offset } = question;
  const document = typeof given === "string" ? readDocument(given) : given;
  const node = nodeAt(document, offset);
  const element =
    node?.kind === "element" ? node : node?.kind === "text" || node?.kind === "cdata" ? node.parent : null;
  if (!node || !element) return null;
  const place = placeOf(schema, element);
  if (node.kind !== "element") {
    return place.part === "field" ? onField(schema, document, element, place, valueText(document, element)) : null;
  }
  const name = [element.nameRange, element.close?.nameRange].find((range) => range && isIn(range, offset));
  if (name) return onName(schema, document, element, place, name);
  const attribute = element.attributes.find((range) => isIn(range, offset));
  return attribute ? onAttribute(schema, document, element, place, attribute) : null;
}

function isIn({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

function onName(
  schema: Schema,
  document: XmlDocument,
  element: ElementNode,
  place: PlacedElement,
  range: Range,
): Hover | null {
  if (place.part === "field") return onField(schema, document, element, place, range);
  if (place.part === "unknown") {
    const { within } = place;
    const parent = within && within.part !== "unknown" ? within.object.name : null;
    const path = within && within.part !== "unknown" ? within.path : [];
    return hoverOf(schema, range, path, { kind: "unknown", name: element.name, parent }, undefined);
  }
  const { object, path } = place;
  if (place.part !== "object") {
    const name = { record: "Element", fields: "Fields", objects: "Objects" } as const;
    return hoverOf(schema, range, path, { kind: "structure", name: name[place.part], object }, undefined);
  }
  const count = { fields: object.keys.length + object.fields.length, objects: object.objects.length };
  return hoverOf(schema, range, path, { kind: "object", object, count }, null);
}

function onField(
  schema: Schema,
  document: XmlDocument,
  element: ElementNode,
  { field, path }: { field: SchemaField; path: readonly string[] },
  range: Range | null,
): Hover | null {
  if (!range) return null;
  const { start, end } = range;
  return hoverOf(schema, { start, end }, path, fieldSubject(field, valueText(document, element)?.value), field.id);
}

function onAttribute(
  schema: Schema,
  document: XmlDocument,
  element: ElementNode,
  place: PlacedElement,
  { name, start, end }: AttributeNode,
): Hover | null {
  if (place.part === "unknown") return null;
  const value = attributeText(document, element, name);
  const key = place.part === "record" ? place.object.keys.find(({ id }) => id === name) : undefined;
  if (key) return hoverOf(schema, { start, end }, place.path, fieldSubject(key, value), key.id);
  const isKnown = (place.part === "fields" && name === "Action") || (place.part === "field" && name === "xsi:nil");
  if (!isKnown) return null;
  const subject: HoverSubject = { kind: "attribute", name: name === "Action" ? "Action" : "xsi:nil", value };
  return hoverOf(schema, { start, end }, place.path, subject, undefined);
}

function fieldSubject(field: SchemaField, written: string | null | undefined): HoverSubject {
  const codes = field.codes ?? [];
  const isValue = Boolean(written) && (written ?? "").length <= LONGEST_VALUE;
  return {
    ...{ kind: "field", field, type: valueTypeOf(field), codes: codes.slice(0, CODES_SHOWN) },
    value: isValue && written ? { written, code: codes.find(({ id }) => id === written) ?? null } : null,
    moreCodes: Math.max(0, codes.length - CODES_SHOWN),
  };
}

/** `fieldId` is undefined where disagreements would say nothing. */
function hoverOf(
  { disagreements }: Schema,
  range: Range,
  path: readonly string[],
  subject: HoverSubject,
  fieldId: string | null | undefined,
): Hover {
  const about = path.join("/");
  const isAboutIt = (one: Schema["disagreements"][number]) => one.fieldId === fieldId && one.path.join("/") === about;
  return { range, subject, path, disagreements: fieldId === undefined ? [] : disagreements.filter(isAboutIt) };
}
