import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import { XSI } from "../../check/structure/name-scope";
import type { ConnectorSchema, SchemaField } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import {
  ACTIONS,
  type Candidates,
  type Completion,
  type CompletionSubject,
  escapeSnippet,
  sortKey,
} from "./completion";

type Asked = { schema: Pick<ConnectorSchema, "root">; document: XmlDocument; candidates: Candidates };
type Value = { value: string; words: readonly (string | null)[]; what: CompletionSubject };

/** What may stand in a field: the values of its code list, yes and no, the records that it may refer to. */
export function fieldValueCompletions(
  { document, candidates }: Asked,
  field: SchemaField,
  element: ElementNode,
  typed: Range,
): Completion[] {
  const range = valueRangeOf(document, element, typed);
  if (!range) return [];
  return valuesOf(field, candidates).map((value, index) =>
    completionOf(value, index, range, escapeSnippet(escapeText(value.value))),
  );
}

export function attributeValueCompletions(
  { schema, candidates }: Asked,
  cursor: { element: ElementNode; name: string; range: Range; open: string; close: string },
): Completion[] {
  return attributeValues(schema, candidates, cursor).map((value, index) => {
    const written = escapeSnippet(escapeAttribute(value.value).replaceAll("'", "&apos;"));
    return completionOf(value, index, cursor.range, `${cursor.open}${written}${cursor.close}`);
  });
}

function completionOf({ value, words, what }: Value, index: number, range: Range, snippet: string): Completion {
  const filterText = [value, ...words].filter(Boolean).join(" ");
  const sortText = sortKey(0, index);
  return { what, label: value, filterText, sortText, snippet, range, extraEdits: [], cursorAfter: null };
}

/** The whole value, when it is one piece of text on one line; else what was typed of it. null where it has parts. */
function valueRangeOf({ text }: XmlDocument, { children, openEnd, close }: ElementNode, typed: Range): Range | null {
  const [only, ...others] = children;
  if (!close) return typed;
  if (!only) return { start: openEnd, end: openEnd };
  if (only.kind !== "text" || others.length > 0) return null;
  return /[\r\n]/.test(text.slice(only.start, only.end)) ? typed : { start: only.start, end: only.end };
}

function attributeValues(
  schema: Asked["schema"],
  candidates: Candidates,
  { element, name }: { element: ElementNode; name: string },
): Value[] {
  const place = placeOf(schema, element);
  if (place.part === "fields" && name === "Action") {
    return ACTIONS.map((action) => ({ value: action, words: [], what: { kind: "action", action } }));
  }
  if (place.part === "field" && name === "xsi:nil") return booleans();
  if (name === "xmlns:xsi") return [{ value: XSI, words: [], what: { kind: "namespace" } }];
  if (place.part !== "record") return [];
  const key = place.object.keys.find(({ id }) => id === name);
  return key ? valuesOf(key, candidates) : [];
}

/** Found by what people say of it, too. */
function booleans(): Value[] {
  return [true, false].map((value) => {
    const words = value ? ["ja", "yes", "1"] : ["nee", "no", "0"];
    return { value: String(value), words, what: { kind: "boolean", value } };
  });
}

function valuesOf({ codes, kind, reference }: SchemaField, candidates: Candidates): Value[] {
  if (codes && codes.length > 0) {
    return codes
      .filter(({ id }) => id !== "")
      .map((code) => ({ value: code.id, words: [code.text, code.englishText], what: { kind: "code", code } }));
  }
  if (kind === "boolean") return booleans();
  return (reference && candidates.get(reference.table) ? (candidates.get(reference.table) ?? []) : []).map(
    (candidate) => ({ value: candidate.id, words: [candidate.text], what: { kind: "reference", candidate } }),
  );
}
