import { readDocument } from "@/lib/xml/document/read-document";
import { type TextEdit, withEdits } from "@/lib/xml/document/text-edit";
import type { ConnectorSchema } from "../connector-schema";
import { DocumentChange, XSI } from "../edit/document-change";
import { printObject } from "../edit/print-content";
import { ContentChange } from "./content-change";
import type { JsonFault } from "./json-fault";
import type { ImpliedAction } from "./update-content";
import { readContent } from "./read-content";
import { readJson } from "./read-json";
import { saidObject } from "./said-content";
import { impliedBy } from "./to-json";
import type { UpdateObject } from "./update-content";

export type XmlTwin = {
  /** Any of them: nothing is changed. */
  faults: readonly JsonFault[];
  /** On the current text, or on an empty one. */
  edits: readonly TextEdit[];
  /** The text with the edits. */
  text: string;
};

/**
 * The XML for a REST body. With a current text only what really differs changes: comments, CDATA, white space, quotes
 * and order of all else stay. `implied` is what a record does that does not say so (the method); it defaults to what the
 * current text does.
 */
export function toXml(
  schema: Pick<ConnectorSchema, "root">,
  json: string,
  current: string | null,
  options: { implied?: ImpliedAction } = {},
): XmlTwin {
  const text = current ?? "";
  const { root: wanted, faults } = readJson(schema, json);
  if (!wanted || faults.length > 0) return { faults, edits: [], text };
  const document = readDocument(text);
  const { root } = readContent(schema, document);
  const implied = options.implied ?? impliedBy(root?.records[0]?.action);
  const change = new DocumentChange(document);
  if (root) new ContentChange(change, implied).changeObject(wanted, root);
  const edits = root ? change.edits : [newDocument(wanted, text, implied)];
  return { faults, edits, text: withEdits(text, edits) };
}

function newDocument(wanted: UpdateObject, text: string, implied: ImpliedAction): TextEdit {
  const printer = { layout: { lineEnd: "\n", unit: "  " } as const, nil: () => ' xsi:nil="true"' };
  const object = saidObject(wanted, implied);
  const before = text === "" || text.endsWith("\n") ? "" : "\n";
  const printed = printObject(printer, object, "", ` xmlns:xsi="${XSI}"`);
  return { start: text.length, end: text.length, text: `${before}${printed}\n` };
}
