import { readDocument } from "@/lib/xml/document/read-document";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { attributeCompletions } from "./attribute-completions";
import { type Candidates, type Completion, sortKey } from "./completion";
import { cursorAt } from "./cursor";
import { elementCompletions } from "./element-completions";
import { attributeValueCompletions, fieldValueCompletions } from "./value-completions";

export type CompletionQuestion = {
  schema: Pick<ConnectorSchema, "root">;
  /** As a text, or as the tree that was read from it. */
  document: string | XmlDocument;
  offset: number;
  candidates?: Candidates;
};

/**
 * What may be typed at a place of an update document, finished or not: elements in the order of the schema, attributes,
 * values, closing tags. For an editor, but with nothing of one: offsets, edits and snippets.
 */
export function completionsAt({ schema, document: given, offset, candidates = new Map() }: CompletionQuestion) {
  const document = typeof given === "string" ? readDocument(given) : given;
  const asked = { schema, document, candidates };
  const cursor = cursorAt(document, Math.max(0, Math.min(offset, document.text.length)));
  switch (cursor.at) {
    case "nothing":
      return [];
    case "closeTag":
      return closing(cursor.parent, cursor.range, "");
    case "tagName": {
      const { parent, element } = cursor;
      const range = withLoneSign(document, element, cursor.range);
      return [...elementCompletions(asked, { parent, element, range }), ...missingClose(parent, range, "<")];
    }
    case "attributeName":
      return attributeCompletions(asked, cursor);
    case "attributeValue":
      return attributeValueCompletions(asked, cursor);
    case "content": {
      const { parent, range } = cursor;
      const place = parent && placeOf(schema, parent);
      const values = parent && place?.part === "field" ? fieldValueCompletions(asked, place.field, parent, range) : [];
      return [
        ...values,
        ...elementCompletions(asked, { parent, element: null, range }),
        ...missingClose(parent, range, ""),
      ];
    }
  }
}

/** An editor may have put a `>` behind a `<` that was typed. */
function withLoneSign({ text }: XmlDocument, element: ElementNode, range: Range): Range {
  const isLone = element.attributes.length === 0 && !element.close && !element.isSelfClosed;
  return isLone && text[range.end] === ">" ? { start: range.start, end: range.end + 1 } : range;
}

function missingClose(parent: ElementNode | null, range: Range, typed: string): Completion[] {
  return parent && !parent.close ? closing(parent, range, typed) : [];
}

/** `typed` is what stands before the range already. */
function closing(parent: ElementNode | null, range: Range, typed: string): Completion[] {
  if (!parent || parent.name === "") return [];
  const { name } = parent;
  const snippet = `</${name}>`.slice(typed.length);
  const filterText = `</${name}`.slice(typed.length);
  return [
    {
      ...{ what: { kind: "closeTag", name }, label: `</${name}>`, filterText, sortText: sortKey(2, 0) },
      ...{ snippet, range, extraEdits: [], cursorAfter: null },
    },
  ];
}
