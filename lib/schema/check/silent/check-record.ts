import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { SchemaField, SchemaObject } from "../../connector-schema";
import type { Place } from "../../place/placed-element";
import { fieldParams } from "../field-params";
import type { Findings } from "../findings";
import { ACTIONS, nilOf } from "../structure/check-attributes";
import { attributeText, contentRange, textOf } from "../text/text-of";
import { isBlankText } from "../value/collapsed";
import { keyFieldFor } from "./key-field";

/** A record as it is written: its Fields with what they are called. */
type Written = Place & {
  text: string;
  record: ElementNode;
  fields: ElementNode;
  action: string;
  byName: ReadonlyMap<string, ElementNode>;
  findings: Findings;
};

/** What an XSD cannot say of a record: what Profit wants for its action (protocol 6.3, 6.4). All of it may be otherwise. */
export function checkRecord(text: string, fields: ElementNode, { object, path }: Place, findings: Findings): void {
  const record = fields.parent;
  const attribute = fields.attributes.find(({ name }) => name === "Action");
  const action = attribute && attributeText(text, attribute);
  if (!record || action === undefined || action === null || !ACTIONS.has(action)) return;
  const byName = new Map<string, ElementNode>();
  for (const child of fields.children) if (child.kind === "element") byName.set(child.name, child);
  const written: Written = { text, record, fields, action, byName, object, path, findings };
  if (action === "insert") {
    checkMandatory(written);
    checkObligatory(written);
  } else checkKeys(written);
  if (action !== "delete") checkFile(written);
}

function isFilled({ text, byName }: Written, name: string): boolean {
  const element = byName.get(name);
  return element !== undefined && nilOf(text, element) !== true && textOf(text, element) !== "";
}

function checkMandatory(written: Written): void {
  const { object, path, fields, byName, findings } = written;
  for (const field of mandatoryOf(object)) {
    if (isFilled(written, field.id)) continue;
    const range = byName.get(field.id)?.nameRange ?? fields.nameRange;
    const params = { ...fieldParams(field), parent: object.name };
    findings.add({ code: "missingMandatory", severity: "warning", range, path, params });
  }
}

const mandatory = new WeakMap<SchemaObject, readonly SchemaField[]>();

function mandatoryOf(object: SchemaObject): readonly SchemaField[] {
  const found = mandatory.get(object) ?? object.fields.filter(({ isMandatory }) => isMandatory === true);
  mandatory.set(object, found);
  return found;
}

/** Objects that a new record cannot do without; the XSD wants them only when there is an `Objects` at all. */
function checkObligatory({ record, object, path, findings }: Written): void {
  if (elementsOf(record).some(({ name }) => name === "Objects")) return;
  for (const { name } of object.objects.filter(({ isObligatory }) => isObligatory === true)) {
    const params = { name, parent: "Objects", within: `${object.name}/Element/Objects` };
    findings.add({ code: "missingElement", severity: "warning", range: record.nameRange, path, params });
  }
}

/** Which record is to be changed or deleted. */
function checkKeys(written: Written): void {
  const { text, record, fields, action, object, path, findings } = written;
  const add = (key: SchemaField, range: { start: number; end: number }) =>
    findings.add({ code: "keyForChange", severity: "warning", range, path, params: { ...fieldParams(key), action } });
  for (const key of object.keys) {
    const attribute = record.attributes.find(({ name }) => name === key.id);
    const value = attribute && attributeText(text, attribute);
    // Where a number is wanted, an empty one was refused already.
    if (attribute && key.kind === "text" && typeof value === "string" && isBlankText(value)) add(key, attribute);
  }
  const key = object.keys.length > 0 ? null : keyFieldFor(object, (id) => valueOf(written, id));
  if (key && !isFilled(written, key.id)) add(key, fields.nameRange);
}

function valueOf({ text, byName }: Written, id: string): string | null {
  const element = byName.get(id);
  return element ? textOf(text, element) : null;
}

/** A file that is named but not there. */
function checkFile(written: Written): void {
  const { object, path, byName, findings } = written;
  const has = (id: string) => object.fields.some((field) => field.id === id);
  if (!has(STREAM) || isFilled(written, STREAM) || isFilled(written, FILE_ID)) return;
  const named = object.fields.find(({ id }) => FILE_NAMES.has(id) && isFilled(written, id));
  const element = named && byName.get(named.id);
  if (!element) return;
  findings.add({
    ...{ code: "fileWithoutStream", severity: "warning", range: contentRange(element), path },
    params: { ...fieldParams(named), stream: STREAM },
  });
}

const STREAM = "FileStream";
/** A file that Profit has already. */
const FILE_ID = "FileId";
const FILE_NAMES: ReadonlySet<string> = new Set(["FileName", "SbPa"]);
