import type { GrowingElement } from "./read-document";
import type { AttributeNode, DocumentFault } from "./xml-node";

const NAME = /[^\s<>/="']*/y;
const SPACE = /\s*/y;
const [LESS, GREATER, SLASH] = [0x3c, 0x3e, 0x2f];

type OpenTag = { element: GrowingElement; end: number; isFinished: boolean; faults: DocumentFault[] };

/** Reads from a `<` up to its `>`, or up to where the next markup begins: a tag that is being typed must not eat the rest. */
export function readOpenTag(text: string, at: number, parent: GrowingElement | null): OpenTag {
  const name = match(NAME, text, at + 1);
  const nameRange = { start: at + 1, end: at + 1 + name.length };
  const attributes: AttributeNode[] = [];
  const faults: DocumentFault[] = [];
  const { end, isFinished, isSelfClosed } = readAttributes(text, nameRange.end, attributes, faults);
  // One literal with every property: a document has tens of thousands of these.
  const element: GrowingElement = {
    kind: "element",
    name,
    nameRange,
    attributes,
    children: [],
    close: null,
    parent,
    start: at,
    end,
    openEnd: end,
    isSelfClosed,
  };
  return { element, end, isFinished, faults };
}

/** What stands behind the name, up to the end of the tag. */
function readAttributes(text: string, from: number, attributes: AttributeNode[], faults: DocumentFault[]) {
  for (let next = from; ;) {
    let sign = text.charCodeAt(next);
    if (sign !== GREATER) {
      next += match(SPACE, text, next).length;
      sign = text.charCodeAt(next);
    }
    if (Number.isNaN(sign) || sign === LESS) return { end: next, isFinished: false, isSelfClosed: false };
    if (sign === GREATER) return { end: next + 1, isFinished: true, isSelfClosed: false };
    if (sign === SLASH && text.charCodeAt(next + 1) === GREATER) {
      return { end: next + 2, isFinished: true, isSelfClosed: true };
    }
    const attribute = readAttribute(text, next);
    if (attribute.name === "" || attribute.valueRange === null) {
      faults.push({ kind: "badAttribute", name: attribute.name, start: attribute.start, end: attribute.end });
    }
    if (attribute.name !== "") attributes.push(attribute);
    next = attribute.end;
  }
}

function readAttribute(text: string, at: number): AttributeNode {
  const name = match(NAME, text, at);
  const nameRange = { start: at, end: at + name.length };
  // A sign that cannot begin a name is passed alone, or there would be no end.
  if (name === "") return { name, nameRange, valueRange: null, start: at, end: at + 1 };
  let next = nameRange.end + match(SPACE, text, nameRange.end).length;
  if (text[next] !== "=") return { name, nameRange, valueRange: null, start: at, end: nameRange.end };
  next += 1;
  next += match(SPACE, text, next).length;
  const quote = text[next];
  if (quote !== '"' && quote !== "'") return { name, nameRange, valueRange: null, start: at, end: next };
  const close = text.indexOf(quote, next + 1);
  // A quote that is still being typed would find its end in the next tag. Looked for no further than that: a tag may have
  // 200,000 attributes.
  const within = text.slice(next + 1, close === -1 ? text.length : close).indexOf("<");
  const markup = within === -1 ? -1 : next + 1 + within;
  const isOpen = close === -1 || markup !== -1;
  if (isOpen) return { name, nameRange, valueRange: null, start: at, end: endOfOpenValue(text, next, markup) };
  return { name, nameRange, valueRange: { start: next + 1, end: close }, start: at, end: close + 1 };
}

/** Up to the tag's own `>` if there is one before the next markup. */
function endOfOpenValue(text: string, at: number, markup: number): number {
  const limit = markup === -1 ? text.length : markup;
  const within = text.slice(at, limit).indexOf(">");
  return within === -1 ? limit : at + within;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
