import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../../refusal";
import type { OpenQuestions } from "../../settings";
import type { RowAction, UpdateField, UpdateObject } from "../definition";
import { contradiction, FIELD_UNKNOWN, OBJECT_UNKNOWN, onlyOneLine, referenceUnknown } from "../wordings";
import type { WrittenElement, WrittenObject } from "../written";
import { checkValue } from "./check-value";

/** Tables that fields point into: whether a value is in there. A table that is not known here is not looked at. */
export type References = ReadonlyMap<string, (value: string) => boolean>;

export type CheckedLine = {
  action: RowAction | undefined;
  /** By field, in the order of the definition; null where the caller empties it. */
  values: ReadonlyMap<UpdateField, CellValue>;
  objects: readonly CheckedObject[];
  /** What was written under the names of the definition: key attributes in `keys`, other fields in `fields`. */
  written: WrittenElement;
};

export type CheckedObject = { object: UpdateObject; lines: readonly CheckedLine[] };

export type CheckContext = { names: OpenQuestions["names"]; references: References };

/** The whole body is checked before anything of it is written (protocol 3.6). */
export function checkLines(object: UpdateObject, written: WrittenObject, context: CheckContext): CheckedObject {
  if (object.single && written.elements.length > 1) throw new SandboxRefusal(onlyOneLine(object));
  return { object, lines: written.elements.map((element) => checkLine(object, element, context)) };
}

function checkLine(object: UpdateObject, element: WrittenElement, context: CheckContext): CheckedLine {
  const texts = checkNames(object, element, context);
  const values = new Map<UpdateField, CellValue>();
  const keys = new Map<string, string | null>();
  const fields = new Map<string, string | null>();
  for (const field of object.fields) {
    const [text, ...others] = texts.get(field) ?? [];
    if (text === undefined) continue;
    const value = checkValue(field, text);
    if (others.some((other) => checkValue(field, other) !== value)) throw new SandboxRefusal(contradiction(field));
    checkReference(field, value, context.references);
    values.set(field, value);
    (field.isKey ? keys : fields).set(field.fieldId, text);
  }
  const objects = checkObjects(object, element, context);
  return { action: element.action, values, objects, written: { ...element, keys, fields } };
}

/**
 * Keys may stand as attributes, in Fields or in both (protocol 6.3, 9.9), and what is no attribute in the XSD is
 * written with `@` as well (protocol 3.8).
 */
function checkNames(object: UpdateObject, element: WrittenElement, { names }: CheckContext) {
  const texts = new Map<UpdateField, (string | null)[]>();
  for (const [name, text] of [...element.keys, ...element.fields]) {
    const field = object.fields.find(({ fieldId }) => sameName(fieldId, name, names));
    if (!field) throw new SandboxRefusal(FIELD_UNKNOWN, name);
    const known = texts.get(field);
    if (known) known.push(text);
    else texts.set(field, [text]);
  }
  return texts;
}

function checkReference(field: UpdateField, value: CellValue, references: References): void {
  const isKnown = field.reference ? references.get(field.reference.table) : undefined;
  if (isKnown && value !== null && !isKnown(String(value))) throw new SandboxRefusal(referenceUnknown(field));
}

/** An object that is named twice in Objects is one with the lines of both. */
function checkObjects(object: UpdateObject, element: WrittenElement, context: CheckContext): CheckedObject[] {
  const together = new Map<UpdateObject, readonly WrittenElement[]>();
  for (const { name, elements } of element.objects) {
    const child = object.objects.find((own) => sameName(own.name, name, context.names));
    if (!child) throw new SandboxRefusal(OBJECT_UNKNOWN, name);
    together.set(child, [...(together.get(child) ?? []), ...elements]);
  }
  return [...together].map(([child, elements]) => checkLines(child, { name: child.name, elements }, context));
}

export function sameName(own: string, written: string, names: OpenQuestions["names"]): boolean {
  return names === "any-case" ? own.toLowerCase() === written.toLowerCase() : own === written;
}
