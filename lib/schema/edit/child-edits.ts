import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";
import { type DocumentLayout, indentOf, isBlank } from "./document-layout";

/** `indent` is that of the element's own line; null when it stands among others on one. */
export type Addition = {
  /** The sibling it comes behind; null = the first of all. */
  after: ElementNode | null;
  print: (indent: string | null) => string;
};

/** Adds and removes children of one element. Siblings that stay are not touched, nor are the comments between them. */
export function childEdits(
  { text }: Pick<XmlDocument, "text">,
  layout: DocumentLayout,
  parent: ElementNode,
  { removed, added }: { removed: ReadonlySet<ElementNode>; added: readonly Addition[] },
): TextEdit[] {
  if (removed.size === 0 && added.length === 0) return [];
  const isKept = (child: XmlNode) =>
    child.kind === "text" ? !isWhite(text, child) : child.kind !== "element" || !removed.has(child);
  const indent = childIndent(text, layout, parent);
  if (!parent.children.some(isKept)) return [wholeContent(text, layout, parent, indent, added)];
  const start = indent === null ? "" : `${layout.lineEnd}${indent}`;
  const additions = added.map(({ after, print }) => {
    const at = after ? lineEndBehind(text, parent, after) : parent.openEnd;
    return { start: at, end: at, text: start + print(indent) };
  });
  // Additions first: at one place they come before what is removed there.
  return [...additions, ...[...removed].map((child) => removal(text, child))];
}

function childIndent(text: string, { unit }: DocumentLayout, parent: ElementNode): string | null {
  const child = parent.children.find(({ kind }) => kind === "element" || kind === "comment");
  if (child) return indentOf(text, child.start);
  const outer = indentOf(text, parent.start);
  return outer === null ? null : outer + unit;
}

/** An element that nothing is left in closes right behind its opening: some schemas take no white space there. */
function wholeContent(
  text: string,
  { lineEnd }: DocumentLayout,
  parent: ElementNode,
  indent: string | null,
  added: readonly Addition[],
): TextEdit {
  const printed = added.map(({ print }) => (indent === null ? "" : lineEnd + indent) + print(indent)).join("");
  const isOnLines = indent !== null && added.length > 0;
  const content = isOnLines ? `${printed}${lineEnd}${indentOf(text, parent.start) ?? ""}` : printed;
  if (!parent.isSelfClosed) return { start: parent.openEnd, end: parent.close?.start ?? parent.end, text: content };
  return { start: selfCloseStart(text, parent), end: parent.openEnd, text: `>${content}</${parent.name}>` };
}

/** Where the `/>` of an element begins, with the blanks before it. */
export function selfCloseStart(text: string, { openEnd }: ElementNode): number {
  let start = openEnd - 2;
  while (/\s/.test(text[start - 1] ?? "")) start--;
  return start;
}

/** Behind the comment that stands behind the element on its line, if there is one. */
function lineEndBehind(text: string, parent: ElementNode, after: ElementNode): number {
  let end = after.end;
  for (const sibling of parent.children.slice(parent.children.indexOf(after) + 1)) {
    const isSpace =
      sibling.kind === "text" && isWhite(text, sibling) && !text.slice(sibling.start, sibling.end).includes("\n");
    if (sibling.kind === "comment") end = sibling.end;
    else if (!isSpace) break;
  }
  return end;
}

/** With its line, if it has that for itself. */
function removal(text: string, { start, end }: ElementNode): TextEdit {
  const indent = indentOf(text, start);
  let behind = end;
  while (isBlank(text[behind])) behind++;
  const isLineEnd = behind === text.length || /[\r\n]/.test(text[behind] ?? "");
  if (indent === null || !isLineEnd) return { start, end, text: "" };
  const line = start - indent.length;
  const before = text.startsWith("\r\n", line - 2) ? line - 2 : Math.max(0, line - 1);
  return { start: before, end: behind, text: "" };
}

function isWhite(text: string, { start, end }: XmlNode): boolean {
  return text.slice(start, end).trim() === "";
}
