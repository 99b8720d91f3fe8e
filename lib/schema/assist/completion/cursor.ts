import { nodeAt } from "@/lib/xml/document/find-node";
import type { AttributeNode, ElementNode, Range, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";

/** Where in the markup one types. `range` is what a completion takes the place of; it never holds a line break. */
export type Cursor =
  /** Behind a `<`; `element` is what is being typed, and the range its name. */
  | { at: "tagName"; parent: ElementNode | null; element: ElementNode; range: Range }
  /** Between tags: the range is the word before the cursor, if any. */
  | { at: "content"; parent: ElementNode | null; range: Range }
  /** Behind `</`, which is in the range. */
  | { at: "closeTag"; parent: ElementNode | null; range: Range }
  | { at: "attributeName"; element: ElementNode; range: Range; hasValue: boolean }
  /** `quote` is what must still be written around the value. */
  | { at: "attributeValue"; element: ElementNode; name: string; range: Range; open: string; close: string }
  /** In a comment and the like. */
  | { at: "nothing" };

/** Finds it also in text that is half typed (lib/xml/document). */
export function cursorAt(document: XmlDocument, offset: number): Cursor {
  const { text } = document;
  const node = offset === 0 ? null : nodeAt(document, offset - 1);
  if (node && isClosedToTyping(text, node, offset)) return { at: "nothing" };
  const closing = closingTagAt(text, offset);
  if (closing) {
    const parent = node?.kind === "element" ? node : (node?.parent ?? null);
    return { at: "closeTag", parent, range: closing };
  }
  if (node?.kind !== "element") return contentAt(text, node?.parent ?? null, offset);
  if (isInOpeningTag(text, node, offset)) return inOpeningTag(text, node, offset);
  const isBehind = node.isSelfClosed || (node.close !== null && offset >= node.close.end);
  return contentAt(text, isBehind ? node.parent : node, offset);
}

function isClosedToTyping(text: string, node: XmlNode, offset: number): boolean {
  if (node.kind === "element" || node.kind === "text") return false;
  const ending = { comment: "-->", cdata: "]]>", instruction: "?>", doctype: ">" }[node.kind];
  return offset < node.end || !text.startsWith(ending, node.end - ending.length);
}

/** The tag from its `</` on, when the place is in one; a `>` right behind the name belongs to it. */
function closingTagAt(text: string, offset: number): Range | null {
  const start = text.lastIndexOf("<", offset - 1);
  if (offset === 0 || start === -1 || text[start + 1] !== "/") return null;
  if (/[>\s]/.test(text.slice(start, offset))) return null;
  const [name = ""] = /^[^\s<>/]*/.exec(text.slice(offset, offset + 256)) ?? [];
  const end = offset + name.length;
  return { start, end: text[end] === ">" ? end + 1 : end };
}

function isInOpeningTag(text: string, { start, openEnd }: ElementNode, offset: number): boolean {
  const isFinished = text[openEnd - 1] === ">" && openEnd > start + 1;
  return offset > start && (isFinished ? offset < openEnd : offset <= openEnd);
}

function inOpeningTag(text: string, element: ElementNode, offset: number): Cursor {
  if (offset <= element.nameRange.end) {
    return { at: "tagName", parent: element.parent, element, range: element.nameRange };
  }
  const attribute = element.attributes.find(({ start, end }) => start <= offset && offset <= end);
  if (attribute) return inAttribute(text, element, attribute, offset);
  const isFree = /\s/.test(text[offset - 1] ?? "");
  if (!isFree) return { at: "nothing" };
  return { at: "attributeName", element, range: { start: offset, end: offset }, hasValue: false };
}

function inAttribute(text: string, element: ElementNode, attribute: AttributeNode, offset: number): Cursor {
  const { name, nameRange, valueRange } = attribute;
  if (offset <= nameRange.end) {
    const hasValue = attribute.end > nameRange.end;
    return { at: "attributeName", element, range: nameRange, hasValue };
  }
  if (valueRange) {
    const isInside = valueRange.start <= offset && offset <= valueRange.end;
    return isInside
      ? { at: "attributeValue", element, name, range: valueRange, open: "", close: "" }
      : { at: "nothing" };
  }
  // `a=`, `a="` or `a="val`: the value has no end yet.
  const written = text.slice(nameRange.end, offset);
  const [begin = "", quote = ""] = /^\s*=\s*(["']?)/.exec(written) ?? [];
  if (begin === "" || /[\r\n]/.test(written.slice(begin.length))) return { at: "nothing" };
  const range = { start: nameRange.end + begin.length, end: offset };
  return { at: "attributeValue", element, name, range, open: quote === "" ? '"' : "", close: quote || '"' };
}

const WORD_BEFORE = /[^\s<>&"'/=]*$/;
/** Enough for any name, code or key. */
const LONGEST_WORD = 128;

function contentAt(text: string, parent: ElementNode | null, offset: number): Cursor {
  const before = text.slice(Math.max(0, offset - LONGEST_WORD), offset);
  const word = WORD_BEFORE.exec(before)?.[0].length ?? 0;
  return { at: "content", parent, range: { start: offset - word, end: offset } };
}
