import { elementsOf } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { childInsertion, siblingBefore } from "../layout/insertion";
import { isBlank, lineAt } from "../layout/lines";
import { actionAround } from "./action-around";
import { type AllowedChild, allowedChildren } from "./allowed-children";
import { type Completion, type CompletionSubject, sortKey } from "./completion";
import { firstGap, plainWriting, snippetWriting } from "./required-writing";

type Asked = { schema: Pick<ConnectorSchema, "root">; document: XmlDocument };
/** `element` is the tag that is being typed, if one is. */
type Typing = { parent: ElementNode | null; element: ElementNode | null; range: Range };

/**
 * The elements that may stand in `parent`. Those that fit where the cursor is come first, what is required before the
 * rest; those that belong elsewhere by the order of the schema come with an edit that puts them there; those that are
 * there already are left out.
 */
export function elementCompletions({ schema, document }: Asked, { parent, element, range }: Typing): Completion[] {
  const children = allowedChildren(schema.root, parent && placeOf(schema, parent));
  if (children.length === 0) return [];
  const ranks = new Map(children.map(({ name, rank }) => [name, rank]));
  const siblings = siblingsOf(document, parent, element);
  const present = new Set(siblings.map(({ name }) => name));
  const { lowest, highest } = roomAt(siblings, ranks, range.start);
  const isRenamed = element !== null && isWhole(document, element);
  const action = actionAround(document, parent) ?? "insert";
  return children.flatMap((child) => {
    if (!child.isRepeated && present.has(child.name)) return [];
    const isHere = child.isRepeated || (lowest < child.rank && child.rank < highest);
    const said = saidOf(child, isHere, range);
    if (element && isRenamed) return [{ ...said, ...renaming(element, child.name) }];
    if (isHere) {
      const snippet = endingInside(child.lines(snippetWriting(action)).join("\n"));
      return [{ ...said, snippet: element ? snippet.slice(1) : snippet }];
    }
    if (!parent) return [];
    const before = siblingBefore(siblings, (name) => ranks.get(name), child.rank);
    const edit = childInsertion(document, parent, before, child.lines(plainWriting(action)));
    return [{ ...said, ...elsewhere(edit, range, element && withoutTyped(document, element, range)) }];
  });
}

/** The cursor ends in what is still empty: an object that has nothing yet, fields of which none is required. */
function endingInside(snippet: string): string {
  return snippet.replace("></", ">${0}</");
}

/** The other children; what follows a tag that is not finished seems to stand in it. */
function siblingsOf(document: XmlDocument, parent: ElementNode | null, self: ElementNode | null): ElementNode[] {
  const around = elementsOf(parent ?? document).filter((sibling) => sibling !== self);
  return self && !self.isSelfClosed && !self.close ? [...around, ...elementsOf(self)] : around;
}

/** Between which ranks a new sibling fits. */
function roomAt(siblings: readonly ElementNode[], ranks: ReadonlyMap<string, number>, offset: number) {
  let [lowest, highest] = [-1, Infinity];
  for (const { name, start } of siblings) {
    const rank = ranks.get(name);
    if (rank === undefined) continue;
    if (start < offset) lowest = Math.max(lowest, rank);
    else highest = Math.min(highest, rank);
  }
  return { lowest, highest };
}

/** A tag with an end, attributes or contents of its own gets another name and keeps the rest. */
function isWhole({ text }: XmlDocument, { isSelfClosed, close, attributes, openEnd }: ElementNode): boolean {
  return (isSelfClosed || close !== null || attributes.length > 0) && text[openEnd - 1] === ">";
}

function saidOf(child: AllowedChild, isHere: boolean, range: Range): Completion {
  const { name, isRequired, rank } = child;
  return {
    what: subjectOf(child, isHere),
    label: name,
    // Without the `<`: with it, an editor that looks for letters in their order finds nearly everything.
    filterText: [name, ...labelsOf(child)].join(" "),
    sortText: sortKey(isHere ? 0 : 1, isRequired ? 0 : 1, rank),
    ...{ snippet: "", range, extraEdits: [], cursorAfter: null },
  };
}

function subjectOf({ of, object, isRequired }: AllowedChild, isHere: boolean): CompletionSubject {
  if ("field" in of) return { kind: "field", field: of.field, isRequired, isHere };
  if ("object" in of) return { kind: "object", object: of.object, isRequired, isHere };
  return { kind: "structure", name: of.structure, object, isHere };
}

function labelsOf({ of }: AllowedChild): string[] {
  if ("field" in of) return [of.field.label, of.field.englishLabel].filter((label) => label !== null);
  return "object" in of && of.object.label !== null ? [of.object.label] : [];
}

function renaming({ close }: ElementNode, name: string): Pick<Completion, "snippet" | "extraEdits"> {
  return { snippet: name, extraEdits: close ? [{ ...close.nameRange, text: name }] : [] };
}

/** Takes back the `<`, and the line that was begun for it. */
function withoutTyped({ text }: XmlDocument, { start }: ElementNode, { end }: Range): TextEdit {
  const line = lineAt(text, start);
  const isAlone = isBlank(text.slice(line.start, start)) && isBlank(text.slice(end, line.end)) && line.start > 0;
  const begin = text[line.start - 2] === "\r" ? line.start - 2 : line.start - 1;
  return { start: isAlone ? begin : start, end: start + 1, text: "" };
}

function elsewhere(
  edit: TextEdit,
  { start, end }: Range,
  typed: TextEdit | null,
): Pick<Completion, "extraEdits" | "cursorAfter"> {
  const taken = edit.start >= end ? end - start + (typed ? typed.end - typed.start : 0) : 0;
  return { extraEdits: typed ? [edit, typed] : [edit], cursorAfter: edit.start - taken + firstGap(edit.text) };
}
