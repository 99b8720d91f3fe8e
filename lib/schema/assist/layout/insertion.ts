import { elementsOf } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { INDENT, indentAt, isBlank, lineBreakOf } from "./lines";

/**
 * Puts lines into an element as a child, on lines of their own: behind `before`, or as the first when there is none.
 * The element may be closed in itself, or have only blanks in it. `at` is where the first line begins in the new text
 * of the edit.
 */
export function childInsertion(
  { text }: Pick<XmlDocument, "text">,
  parent: ElementNode,
  before: ElementNode | null,
  lines: readonly string[],
): TextEdit {
  const lineBreak = lineBreakOf(text);
  const outer = indentAt(text, parent.start);
  const written = (indent: string) => lines.map((line) => `${lineBreak}${indent}${line}`).join("");
  if (before) {
    // A remark behind the element on its line stays with it.
    const end = endOfRemark(text, before.end);
    return { start: end, end, text: written(ownLineIndent(text, before.start) ?? `${outer}${INDENT}`) };
  }
  const [first] = elementsOf(parent);
  const inner = (first && ownLineIndent(text, first.start)) ?? `${outer}${INDENT}`;
  if (parent.isSelfClosed) {
    const start = slashBefore(text, parent.openEnd);
    return { start, end: parent.end, text: `>${written(inner)}${lineBreak}${outer}</${parent.name}>` };
  }
  const only = parent.children.length === 1 ? parent.children[0] : undefined;
  if (only?.kind === "text" && parent.close && isBlank(text.slice(only.start, only.end))) {
    return { start: only.start, end: only.end, text: `${written(inner)}${lineBreak}${outer}` };
  }
  const end = parent.children.length === 0 && parent.close ? `${lineBreak}${outer}` : "";
  return { start: parent.openEnd, end: parent.openEnd, text: `${written(inner)}${end}` };
}

/** Where `/>` begins, with the blanks before it. */
export function slashBefore(text: string, openEnd: number): number {
  let at = openEnd - 2;
  while (/[ \t\r\n]/.test(text[at - 1] ?? "")) at--;
  return at;
}

/** The indentation of an element that begins its line; null when something stands before it. */
function ownLineIndent(text: string, start: number): string | null {
  const indent = indentAt(text, start);
  const begin = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  return begin + indent.length === start ? indent : null;
}

const REMARK = /[ \t]*<!--(?:(?!-->)[^\r\n])*-->(?=[ \t]*(?:\r?\n|$))/y;

export function endOfRemark(text: string, end: number): number {
  REMARK.lastIndex = end;
  return end + (REMARK.exec(text)?.[0].length ?? 0);
}

/**
 * The child behind which one belongs whose place among its siblings is `rank`: the last that comes before it by the
 * order of the schema. null when it belongs first. What the schema does not have there has no rank.
 */
export function siblingBefore(
  siblings: readonly ElementNode[],
  rankOf: (name: string) => number | undefined,
  rank: number,
): ElementNode | null {
  return siblings.findLast((sibling) => (rankOf(sibling.name) ?? Infinity) < rank) ?? null;
}
