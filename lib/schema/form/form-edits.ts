import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { SchemaObject } from "../connector-schema";
import type { Addition } from "../edit/child-edits";
import { DocumentChange } from "../edit/document-change";
import { printField, printFields, printObject, printObjects, printRecord } from "../edit/print-content";
import { placeAmong } from "../edit/schema-place";
import { fieldOf, objectIn, type UpdateObject, type UpdateRecord } from "../twin/update-content";
import type { FormModel, FormObject, FormRecord } from "./form-model";

/** What a person does in the form, as edits of the text that the form was made from. All else stays as it was. */

const NONE: ReadonlySet<ElementNode> = new Set();

/** null = nil. A field that is not there yet comes in the place that the schema has for it. */
export function setField(form: FormModel, record: FormRecord, name: string, text: string | null): TextEdit[] {
  return setFields(form, record, [[name, text]]);
}

export function setFields(
  { document }: FormModel,
  { source, object }: FormRecord,
  values: readonly (readonly [name: string, text: string | null])[],
): TextEdit[] {
  const change = new DocumentChange(document);
  const order = object.schema?.fields.map(({ id }) => id) ?? [];
  const added: string[] = [];
  for (const [name, text] of values) {
    const present = source.fields?.find((field) => field.name === name);
    if (!present) added.push(name);
    else if (present.text !== text) change.setText(present.element, text);
  }
  const texts = new Map(values);
  added.sort((one, other) => rank(order, one) - rank(order, other));
  const asValue = (name: string) => ({ name, text: texts.get(name) ?? null, field: emptyKept(object.schema, name) });
  const { fieldsElement } = source;
  if (fieldsElement) {
    const additions = added.map((name): Addition => {
      return { after: placeAmong(order, name, fieldsElement), print: () => printField(change, asValue(name)) };
    });
    change.changeChildren(fieldsElement, { removed: NONE, added: additions });
  } else if (added.length > 0) {
    const fields = { action: source.action, fields: added.map(asValue) };
    const print = (indent: string | null) => printFields(change, fields, indent);
    change.changeChildren(source.element, { removed: NONE, added: [{ after: null, print }] });
  }
  return change.edits;
}

const rank = (order: readonly string[], name: string) => {
  const index = order.indexOf(name);
  return index === -1 ? order.length : index;
};

/** A field that is added empty is one that is about to be filled in: not nil. */
function emptyKept(schema: SchemaObject | null, name: string) {
  const field = fieldOf(schema, name);
  return field && { ...field, isNillable: false };
}

export function removeField({ document }: FormModel, { source }: FormRecord, name: string): TextEdit[] {
  const change = new DocumentChange(document);
  const present = source.fields?.find((field) => field.name === name);
  if (present && source.fieldsElement) {
    change.changeChildren(source.fieldsElement, { removed: new Set([present.element]), added: [] });
  }
  return change.edits;
}

/** null takes the attribute away. */
export function setKey({ document }: FormModel, { source }: FormRecord, name: string, text: string | null): TextEdit[] {
  const change = new DocumentChange(document);
  change.setAttribute(source.element, name, text);
  return change.edits;
}

export function setAction({ document }: FormModel, { source }: FormRecord, action: string): TextEdit[] {
  const change = new DocumentChange(document);
  if (source.fieldsElement) change.setAttribute(source.fieldsElement, "Action", action);
  else {
    const print = (indent: string | null) => printFields(change, { action, fields: null }, indent);
    change.changeChildren(source.element, { removed: NONE, added: [{ after: null, print }] });
  }
  return change.edits;
}

/** Behind the last, doing what the last does. */
export function addRecord({ document }: FormModel, object: FormObject, action = "insert"): TextEdit[] {
  const change = new DocumentChange(document);
  const last = object.records.at(-1);
  const record = newRecord(last?.action ?? action);
  const print = (indent: string | null) => printRecord(change, record, indent);
  change.changeChildren(object.element, { removed: NONE, added: [{ after: last?.source.element ?? null, print }] });
  return change.edits;
}

/** As it is written, comments included, right behind it. */
export function duplicateRecord({ document }: FormModel, { source, object }: FormRecord): TextEdit[] {
  const change = new DocumentChange(document);
  const { start, end } = source.element;
  const print = () => document.text.slice(start, end);
  change.changeChildren(object.element, { removed: NONE, added: [{ after: source.element, print }] });
  return change.edits;
}

/** The last record of an object takes the object along, unless it is the root. */
export function removeRecord(form: FormModel, { source, object }: FormRecord): TextEdit[] {
  if (object.records.length === 1 && object.element.parent) return removeObject(form, object);
  const change = new DocumentChange(form.document);
  change.changeChildren(object.element, { removed: new Set([source.element]), added: [] });
  return change.edits;
}

/** The last of `Objects` takes that along. */
export function removeObject({ document }: FormModel, { element }: FormObject): TextEdit[] {
  const change = new DocumentChange(document);
  const holder = element.parent;
  if (!holder) return [];
  const isLast = holder.children.every((node) => node.kind === "text" || node === element);
  const removed = isLast && holder.parent ? holder : element;
  change.changeChildren(removed.parent as ElementNode, { removed: new Set([removed]), added: [] });
  return change.edits;
}

/**
 * A field or object below a record, with all that must stand around it. `path` names the objects from the record down;
 * the last record counts where there are several. `fieldId` null = the object alone.
 */
export function addBelow(
  form: FormModel,
  record: FormRecord,
  path: readonly string[],
  fieldId: string | null,
): TextEdit[] {
  const [name, ...deeper] = path;
  if (name === undefined) return fieldId === null ? [] : setField(form, record, fieldId, "");
  const present = record.objects.find((object) => object.name === name);
  const last = present?.records.at(-1);
  if (present && last && (deeper.length > 0 || fieldId !== null)) return addBelow(form, last, deeper, fieldId);
  if (present) return addRecord(form, present, record.action ?? "insert");
  const action = record.action === null || record.action === "delete" ? "insert" : record.action;
  return addObject(form, record, newObject(record.object.schema, path, fieldId, action));
}

function addObject({ document }: FormModel, { source, object }: FormRecord, added: UpdateObject): TextEdit[] {
  const change = new DocumentChange(document);
  const { objectsElement } = source;
  if (objectsElement) {
    const order = object.schema?.objects.map(({ name }) => name) ?? [];
    const print = (indent: string | null) => printObject(change, added, indent);
    const after = placeAmong(order, added.name, objectsElement);
    change.changeChildren(objectsElement, { removed: NONE, added: [{ after, print }] });
  } else {
    const print = (indent: string | null) => printObjects(change, [added], indent);
    change.changeChildren(source.element, { removed: NONE, added: [{ after: source.fieldsElement, print }] });
  }
  return change.edits;
}

function newObject(
  parent: SchemaObject | null,
  [name = "", ...deeper]: readonly string[],
  fieldId: string | null,
  action: string,
): UpdateObject {
  const schema = objectIn(parent, name);
  const isLast = deeper.length === 0;
  const field = isLast && fieldId !== null ? [{ name: fieldId, text: "", field: emptyKept(schema, fieldId) }] : [];
  const objects = isLast ? null : [newObject(schema, deeper, fieldId, action)];
  return { name, schema, records: [{ ...newRecord(action), fields: field, objects }] };
}

function newRecord(action: string): UpdateRecord {
  return { action, keys: [], fields: [], objects: null };
}

/** Where `addBelow` puts it: the key of the field, or of the record, and those of the objects and records around it. */
export function placeBelow(record: FormRecord, path: readonly string[], fieldId: string | null) {
  const around: string[] = [record.object.key, record.key];
  let at: FormRecord | undefined = record;
  let key = record.key;
  path.forEach((name, index) => {
    const present: FormObject | undefined = at?.objects.find((object) => object.name === name);
    const isNewRecord = index === path.length - 1 && fieldId === null;
    const objectKey: string = present?.key ?? `${key}/${name}`;
    const number: number = present ? present.records.length - (isNewRecord ? 0 : 1) : 0;
    key = `${objectKey}[${Math.max(0, number)}]`;
    at = present?.records[number];
    around.push(objectKey, key);
  });
  return { around, key: fieldId === null ? key : `${key}.${fieldId}` };
}
