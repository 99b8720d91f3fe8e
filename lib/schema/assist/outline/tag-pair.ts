import { nodeAt } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import { readOpenTag } from "@/lib/xml/document/read-open-tag";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";

/** The two names of the element in one of whose names the place is: renaming one renames both. */
export function linkedTagRanges(document: XmlDocument, offset: number): [open: Range, close: Range] | null {
  for (const at of [offset, offset - 1]) {
    const node = at < 0 ? null : nodeAt(document, at);
    if (node?.kind !== "element" || !node.close) continue;
    const { nameRange, close } = node;
    const isOn = [nameRange, close.nameRange].some(({ start, end }) => start <= offset && offset <= end);
    if (isOn) return [nameRange, close.nameRange];
  }
  return null;
}

const NAME = /^[^\s<>/="'!?][^\s<>/="']*$/;

/** The closing tag to put behind a `>` that was just typed before `offset`; null when there is nothing to close. */
export function autoCloseAt(given: string | XmlDocument, offset: number): string | null {
  const text = typeof given === "string" ? given : given.text;
  if (text[offset - 1] !== ">" || text[offset - 2] === "/") return null;
  const start = text.lastIndexOf("<", offset - 1);
  if (start === -1) return null;
  // Looks at the one tag first: the whole text is read only when a tag did end here.
  const { element, end, isFinished } = readOpenTag(text, start, null);
  if (!isFinished || end !== offset || element.isSelfClosed || !NAME.test(element.name)) return null;
  const document = typeof given === "string" ? readDocument(given) : given;
  const opened = nodeAt(document, start);
  return opened?.kind === "element" && opened.start === start && lacksClose(opened) ? `</${opened.name}>` : null;
}

/** It has none, or took that of an element around it which has the same name. */
function lacksClose(element: ElementNode): boolean {
  if (!element.close) return true;
  for (let around = element.parent; around; around = around.parent) {
    if (around.name === element.name && !around.close) return true;
  }
  return false;
}
