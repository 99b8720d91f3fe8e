import type { AttributeNode, ElementNode } from "@/lib/xml/document/xml-node";
import type { SchemaField, SchemaObject } from "../../connector-schema";
import type { PlacedElement } from "../../place/placed-element";
import { fieldParams, shownValue } from "../field-params";
import type { FindingInput, Findings } from "../findings";
import { attributeText } from "../text/text-of";
import { collapsed } from "../value/collapsed";
import { valueFault } from "../value/value-fault";
import { isDeclaration, isXsi, namespaceOf, splitName } from "./name-scope";

export type Known = Exclude<PlacedElement, { part: "unknown" }>;
export type AttributeCheck = { text: string; isExact: boolean; findings: Findings };

export const ACTIONS: ReadonlySet<string> = new Set(["insert", "update", "delete"]);
/** What the schema instance namespace says of an element; but for nil they mean nothing to Profit, and do no harm. */
const XSI_NAMES = new Set(["nil", "type", "schemaLocation", "noNamespaceSchemaLocation"]);

/** The attributes of an element that the schema has: keys on Element, Action on Fields, `xsi:nil` on what may be emptied. */
export function checkAttributes(check: AttributeCheck, element: ElementNode, placed: Known): void {
  const { text, findings } = check;
  const wanted = wantedBy(placed);
  if (element.attributes.length === 0 && wanted.size === 0) return;
  const about = { path: placed.path, about: element, isOfSchema: true };
  for (const attribute of element.attributes) {
    const { name } = attribute;
    if (isDeclaration(attribute)) continue;
    const at = { ...about, range: attribute.nameRange, attribute: name };
    const field = wanted.get(name);
    if (field) checkWanted(check, attribute, field, { ...about, attribute: name });
    else if (splitName(name)[0] !== "" && namespaceOf(text, element, splitName(name)[0]) === null) continue;
    else if (isXsi(text, element, attribute, "nil")) checkNil(check, element, attribute, placed);
    else if (!(isXsi(text, element, attribute) && XSI_NAMES.has(splitName(name)[1]))) {
      findings.add({ ...at, code: "unknownAttribute", params: { name, parent: element.name } });
    }
  }
  for (const [name, field] of wanted) {
    if (element.attributes.some((attribute) => attribute.name === name)) continue;
    // Profit takes a record without them in simple cases (protocol 6.1).
    const severity = check.isExact ? "error" : "warning";
    const at = { ...about, range: element.nameRange, attribute: name, severity } as const;
    if (field === ACTION) findings.add({ ...at, code: "missingAction", params: { parent: element.name } });
    else findings.add({ ...at, code: "missingKey", params: fieldParams(field) });
  }
}

const ACTION = "Action" as const;
const NONE: ReadonlyMap<string, SchemaField | typeof ACTION> = new Map();
const FIELDS_HAVE: ReadonlyMap<string, typeof ACTION> = new Map([[ACTION, ACTION]]);

function wantedBy(placed: Known): ReadonlyMap<string, SchemaField | typeof ACTION> {
  if (placed.part === "fields") return FIELDS_HAVE;
  return placed.part === "record" ? keysOf(placed.object) : NONE;
}

const keysByObject = new WeakMap<SchemaObject, ReadonlyMap<string, SchemaField>>();

function keysOf(object: SchemaObject): ReadonlyMap<string, SchemaField> {
  const keys = keysByObject.get(object) ?? new Map(object.keys.map((key) => [key.id, key]));
  keysByObject.set(object, keys);
  return keys;
}

function checkWanted(
  { text, isExact, findings }: AttributeCheck,
  attribute: AttributeNode,
  field: SchemaField | typeof ACTION,
  about: Omit<FindingInput, "code" | "range">,
): void {
  const value = attributeText(text, attribute);
  if (value === null) return;
  const at = { ...about, range: attribute.valueRange ?? attribute.nameRange };
  if (field === ACTION) {
    if (!ACTIONS.has(value)) findings.add({ ...at, code: "badAction", params: { value: shownValue(value) } });
    return;
  }
  const fault = valueFault(field, value, { isAttribute: true, isExact });
  if (!fault) return;
  findings.add({
    ...at,
    code: fault.code,
    params: { ...fieldParams(field), value: shownValue(value), ...fault.params },
  });
}

/** What `xsi:nil` says of an element; null when it has none, or says neither yes nor no. */
export function nilOf(text: string, element: ElementNode): boolean | null {
  if (element.attributes.length === 0) return null;
  const attribute = element.attributes.find((one) => isXsi(text, element, one, "nil"));
  const value = attribute && attributeText(text, attribute);
  return value === undefined || value === null ? null : readNil(value);
}

function readNil(value: string): boolean | null {
  const said = collapsed(value);
  return said === "true" || said === "1" ? true : said === "false" || said === "0" ? false : null;
}

function checkNil({ text, findings }: AttributeCheck, element: ElementNode, attribute: AttributeNode, placed: Known) {
  const value = attributeText(text, attribute);
  if (value === null) return;
  const params = placed.part === "field" ? fieldParams(placed.field) : nameParams(element.name);
  const about = { path: placed.path, about: element, isOfSchema: true };
  const nil = readNil(value);
  if (nil === null) {
    const range = attribute.valueRange ?? attribute.nameRange;
    findings.add({ ...about, code: "badNil", range, attribute: attribute.name, params: { ...params, value } });
  } else if (placed.part !== "field" || placed.field.isNillable === false) {
    findings.add({ ...about, code: "notNillable", range: attribute, params: { ...params, value } });
  }
}

function nameParams(name: string) {
  return { name, label: name, field: name, englishField: name };
}
