import { type ConnectorSchema, type SchemaField, type SchemaObject } from "@/lib/schema/connector-schema";
import { readContent, type XmlRecord } from "@/lib/schema/twin/read-content";
import { isSameText } from "@/lib/schema/twin/same-content";
import { readDocument } from "@/lib/xml/document/read-document";
import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { RecordNow, ResultRecord } from "./port";

/** Why (part of) a record cannot be put back. */
export const UNDO_REASONS = [
  /** Profit did not tell the key of what it created. */
  "noIds",
  /** Nobody read the record before. */
  "noBefore",
  /** What is gone is gone: a new record would have another key. */
  "deleted",
  /** Values that were masked are not known. */
  "masked",
  /** Fields that the read-back does not show. */
  "notRead",
  /** Objects below the record are not put back. */
  "objects",
  /** It was the same before. */
  "unchanged",
] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

export type UndoPart = {
  /** Place among the records of the send, from 0. */
  record: number;
  /** What the send did with it. */
  action: string | null;
  /** What the document does about it; null = nothing. */
  undo: "delete" | "update" | null;
  reasons: readonly UndoReason[];
  /** The fields that the reasons are about. */
  fields: readonly string[];
};

type Sent = { xml: string; results: readonly ResultRecord[]; before: readonly RecordNow[] };
type Undone = { part: UndoPart; written: string | null };

/** Puts the records of a send back, one by one. */
export function undoDocument(
  { connectorId, root }: Pick<ConnectorSchema, "connectorId" | "root">,
  { xml, results, before }: Sent,
): { xml: string | null; parts: UndoPart[] } {
  const content = readContent({ root }, readDocument(xml.replace(/^\uFEFF/, "")));
  const records = content.root?.records ?? [];
  // Profit tells of the root's records in their order, and of those alone it can be said which is which (protocol 3.6).
  const told = results.filter(({ object }) => object === root.name || object === connectorId);
  const isMatched = told.length === records.length;
  const undone = records.map((record, index): Undone => {
    const place = { record: index, action: record.action };
    if (record.action === "insert") return withoutRecord(root, place, isMatched ? told[index]?.ids : undefined);
    if (record.action === "update") {
      const look = before.find((one) => one.record === index);
      return withRecordBack(root, place, record, look);
    }
    return { part: { ...place, undo: null, reasons: ["deleted"], fields: [] }, written: null };
  });
  const written = undone.flatMap((one) => one.written ?? []);
  const parts = undone.map(({ part }) => part);
  if (written.length === 0) return { xml: null, parts };
  const xsi = written.some((one) => one.includes("xsi:nil"))
    ? ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    : "";
  return { xml: `<${root.name}${xsi}>\n${written.join("\n")}\n</${root.name}>\n`, parts };
}

type Place = Pick<UndoPart, "record" | "action">;

/** Deletes what was created: by its key attributes, or by the fields that serve as such (protocol 6.3). */
function withoutRecord(root: SchemaObject, place: Place, ids: Readonly<Record<string, string>> | undefined): Undone {
  const known = Object.entries(ids ?? {}).filter(([, value]) => value !== "");
  const keys = known.filter(([id]) => root.keys.some((key) => key.id === id));
  const fields = keys.length > 0 ? [] : known.filter(([id]) => root.fields.some((field) => field.id === id));
  const isWhole = root.keys.length > 0 ? keys.length === root.keys.length : fields.length > 0;
  if (!isWhole) return { part: { ...place, undo: null, reasons: ["noIds"], fields: [] }, written: null };
  const inner = fields.map(([id, value]) => `      <${id}>${escapeText(value)}</${id}>`);
  return {
    part: { ...place, undo: "delete", reasons: [], fields: [] },
    written: element(keys, "delete", inner),
  };
}

/** Puts back the fields that the send set and that are not what they were, as far as they were read before. */
function withRecordBack(root: SchemaObject, place: Place, record: XmlRecord, look: RecordNow | undefined): Undone {
  if (look?.state !== "found") {
    return { part: { ...place, undo: null, reasons: ["noBefore"], fields: [] }, written: null };
  }
  const was = new Map(look.values.filter(({ path }) => path.length === 1).map((value) => [value.fieldId, value]));
  const keyIds = new Set(look.key.map(({ place: { fieldId } }) => fieldId));
  const set = (record.fields ?? []).filter(({ name }) => !keyIds.has(name));
  const notRead = set.filter(({ name }) => !was.has(name)).map(({ name }) => name);
  const masked = set.filter(({ name }) => was.get(name)?.isMasked === true).map(({ name }) => name);
  const back = root.fields.flatMap((field): [SchemaField, string | null][] => {
    const wanted = set.find(({ name }) => name === field.id);
    const value = was.get(field.id);
    if (!wanted || !value || value.isMasked || isSameText(field, wanted.text, value.value)) return [];
    return [[field, value.value]];
  });
  const hasObjects = (record.objects ?? []).length > 0;
  const reasons: UndoReason[] = [
    ...(notRead.length > 0 ? (["notRead"] as const) : []),
    ...(masked.length > 0 ? (["masked"] as const) : []),
    ...(hasObjects ? (["objects"] as const) : []),
    ...(back.length === 0 && notRead.length === 0 && masked.length === 0 && !hasObjects
      ? (["unchanged"] as const)
      : []),
  ];
  const part: UndoPart = {
    ...place,
    undo: back.length > 0 ? "update" : null,
    reasons,
    fields: [...notRead, ...masked],
  };
  if (back.length === 0) return { part, written: null };
  const keyFields = (record.fields ?? []).filter(({ name, text }) => keyIds.has(name) && text !== null);
  const inner = [
    ...keyFields.map(({ name, text }): [string, string] => [name, text ?? ""]),
    ...back.map(([{ id }, value]): [string, string | null] => [id, value]),
  ]
    .toSorted(([one], [other]) => orderOf(root, one) - orderOf(root, other))
    .map(([id, value]) =>
      value === null ? `      <${id} xsi:nil="true"/>` : `      <${id}>${escapeText(value)}</${id}>`,
    );
  const keys = record.keys.map(({ name, text }): [string, string] => [name, text ?? ""]);
  return { part, written: element(keys, "update", inner) };
}

function orderOf({ fields }: SchemaObject, id: string): number {
  return fields.findIndex((field) => field.id === id);
}

function element(keys: readonly (readonly [string, string])[], action: string, inner: readonly string[]): string {
  const attributes = keys.map(([id, value]) => ` ${id}="${escapeAttribute(value)}"`).join("");
  const fields =
    inner.length === 0
      ? `    <Fields Action="${action}"/>`
      : `    <Fields Action="${action}">\n${inner.join("\n")}\n    </Fields>`;
  return `  <Element${attributes}>\n${fields}\n  </Element>`;
}
