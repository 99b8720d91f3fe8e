import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { FieldKind, SchemaObject } from "../connector-schema";
import type { Addition } from "../edit/child-edits";
import type { DocumentChange } from "../edit/document-change";
import { printField, printFields, printObject, printObjects, printRecord } from "../edit/print-content";
import { placeAmong, rankIn } from "../edit/schema-place";
import { matchRecords } from "./match-records";
import type { ImpliedAction } from "./update-content";
import type { XmlObject, XmlRecord, XmlValue } from "./read-content";
import { BOOLEANS, isSameText } from "./same-content";
import { saidObject, saidRecord, withKeysOut } from "./said-content";
import type { UpdateObject, UpdateRecord, UpdateValue } from "./update-content";

/** Turns one content into another by the least that must change. */
export class ContentChange {
  readonly #change: DocumentChange;
  readonly #implied: ImpliedAction;

  constructor(change: DocumentChange, implied: ImpliedAction) {
    this.#change = change;
    this.#implied = implied;
  }

  changeObject(asked: UpdateObject, current: XmlObject): void {
    const wanted = withKeysOut(asked, current.records);
    if (wanted.name !== current.name) this.#change.rename(current.element, wanted.name);
    const removed = new Set<ElementNode>();
    const added: Addition[] = [];
    let after: ElementNode | null = null;
    for (const pair of matchRecords(wanted.records, current.records, this.#implied)) {
      if (pair.wanted && pair.current) this.#changeRecord(pair.wanted, pair.current, current.schema);
      if (pair.wanted && !pair.current) {
        const record = saidRecord(pair.wanted, this.#implied);
        added.push({ after, print: (indent) => printRecord(this.#change, record, indent) });
      }
      if (!pair.wanted && pair.current) removed.add(pair.current.element);
      else if (pair.current) after = pair.current.element;
    }
    this.#change.changeChildren(current.element, { removed, added });
  }

  #changeRecord(wanted: UpdateRecord, current: XmlRecord, schema: SchemaObject | null): void {
    this.#changeKeys(wanted.keys, current);
    const action = wanted.action ?? (current.action === null ? null : this.#implied);
    const removed = new Set<ElementNode>();
    const added: Addition[] = [];
    const { fieldsElement, objectsElement } = current;
    if (!fieldsElement) {
      const isWanted = wanted.fields !== null || (action !== null && current.action !== action);
      const said = { action: wanted.action ?? this.#implied, fields: wanted.fields };
      if (isWanted) added.push({ after: null, print: (indent) => printFields(this.#change, said, indent) });
    } else if (wanted.fields === null && wanted.action === null && current.fields?.length !== 0) {
      removed.add(fieldsElement);
    } else this.#changeFields({ ...wanted, action }, current, { fieldsElement, schema });
    if (!objectsElement && wanted.objects) {
      const objects = wanted.objects.map((object) => saidObject(object, this.#implied));
      added.push({ after: fieldsElement, print: (indent) => printObjects(this.#change, objects, indent) });
    } else if (objectsElement && wanted.objects)
      this.#changeObjects(wanted.objects, current, { objectsElement, schema });
    else if (objectsElement) removed.add(objectsElement);
    this.#change.changeChildren(current.element, { removed, added });
  }

  #changeKeys(wanted: readonly UpdateValue[], { keys, element }: XmlRecord): void {
    for (const { name, text, field } of wanted) {
      const key = keys.find((one) => one.name === name);
      if (!key || !isSameText(field, text, key.text)) this.#change.setAttribute(element, name, text ?? "");
    }
    for (const { name } of keys) {
      if (!wanted.some((key) => key.name === name)) this.#change.setAttribute(element, name, null);
    }
  }

  #changeFields(
    wanted: UpdateRecord,
    current: XmlRecord,
    { fieldsElement, schema }: { fieldsElement: ElementNode; schema: SchemaObject | null },
  ): void {
    if (wanted.action !== current.action) this.#change.setAttribute(fieldsElement, "Action", wanted.action);
    const fields = new Map(current.fields?.map((field) => [field.name, field]));
    const asked = new Map(wanted.fields?.map((field) => [field.name, field]));
    const removed = new Set([...fields.values()].filter(({ name }) => !asked.has(name)).map(({ element }) => element));
    const order = schema?.fields.map(({ id }) => id) ?? [];
    const added: RankedAddition[] = [];
    for (const value of asked.values()) {
      const field = fields.get(value.name);
      if (field) this.#changeField(value, field);
      else {
        const after = placeAmong(order, value.name, fieldsElement, removed);
        added.push({ after, rank: rankIn(order, value.name), print: () => printField(this.#change, value) });
      }
    }
    this.#change.changeChildren(fieldsElement, { removed, added: inOrder(added) });
  }

  #changeField({ text, field }: UpdateValue, current: XmlValue): void {
    if (isSameText(field, text, current.text)) return;
    const isNil = text === null || (text === "" && field?.isNillable !== false);
    this.#change.setText(current.element, isNil ? null : likeBefore(text, field?.kind, current.text));
  }

  #changeObjects(
    wanted: readonly UpdateObject[],
    current: XmlRecord,
    { objectsElement, schema }: { objectsElement: ElementNode; schema: SchemaObject | null },
  ): void {
    const waiting = [...(current.objects ?? [])];
    const added: { object: UpdateObject; rank: number }[] = [];
    const order = schema?.objects.map(({ name }) => name) ?? [];
    for (const object of wanted) {
      const index = waiting.findIndex(({ name }) => name === object.name);
      const [present] = index === -1 ? [] : waiting.splice(index, 1);
      if (present) this.changeObject(object, present);
      else added.push({ object: saidObject(object, this.#implied), rank: rankIn(order, object.name) });
    }
    const removed = new Set(waiting.map(({ element }) => element));
    const additions = added.map(({ object, rank }): RankedAddition => {
      const after = placeAmong(order, object.name, objectsElement, removed);
      return { after, rank, print: (indent) => printObject(this.#change, object, indent) };
    });
    this.#change.changeChildren(objectsElement, { removed, added: inOrder(additions) });
  }
}

type RankedAddition = Addition & { rank: number };

/** Those at one place in the order of the schema; names that it does not have keep theirs. */
function inOrder(added: readonly RankedAddition[]): RankedAddition[] {
  return [...added].sort((one, other) => (one.rank === other.rank ? 0 : one.rank - other.rank));
}

/** A boolean goes on in the form it had: `1` and `0`, or words. */
function likeBefore(text: string, kind: FieldKind | undefined, before: string | null): string {
  const isDigit = kind === "boolean" && /^\s*[01]\s*$/.test(before ?? "");
  if (!isDigit) return text;
  const meant = BOOLEANS.get(text.trim());
  return meant === undefined ? text : meant === "true" ? "1" : "0";
}
