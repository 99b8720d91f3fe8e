import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { AttributeNode, ElementNode, Range } from "@/lib/xml/document/xml-node";
import { endOfRemark } from "../../layout/insertion";
import { indentAt, isBlank, lineAt } from "../../layout/lines";

/** Takes a piece away, with the remark behind it, and with its lines when it has those for itself. */
export function removalOf(text: string, { start, end: ownEnd }: Range): TextEdit {
  const end = endOfRemark(text, ownEnd);
  const begin = lineAt(text, start).start;
  const isAlone = begin + indentAt(text, start).length === start && isBlank(text.slice(end, lineAt(text, end).end));
  if (!isAlone) return { start, end, text: "" };
  const lineEnd = lineAt(text, end).end;
  // The line break before it goes along, for the one behind it may be missing.
  if (begin > 0) return { start: text[begin - 2] === "\r" ? begin - 2 : begin - 1, end: lineEnd, text: "" };
  const next = /^\r?\n/.exec(text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0;
  return { start: begin, end: lineEnd + next, text: "" };
}

/** Of an element that nothing closes only its tag: what seems to be in it may be what follows it. */
export function elementRemoval(text: string, element: ElementNode): TextEdit {
  if (isClosed(element)) return removalOf(text, element);
  let end = element.openEnd;
  while (end > element.start && isBlank(text[end - 1] ?? "x")) end--;
  return removalOf(text, { start: element.start, end });
}

export function isClosed({ close, isSelfClosed }: ElementNode): boolean {
  return isSelfClosed || close !== null;
}

/** An attribute with the blanks before it. */
export function attributeRemoval(text: string, { start, end }: AttributeNode): TextEdit {
  let from = start;
  while (isBlank(text[from - 1] ?? "x")) from--;
  return { start: from, end, text: "" };
}
