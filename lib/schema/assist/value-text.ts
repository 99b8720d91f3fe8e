import { readText } from "@/lib/xml/character-data";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";

/** What an element says as a parser would tell it, and where it stands; null when it holds elements, or cannot be read. */
export function valueText(
  { text }: Pick<XmlDocument, "text">,
  element: ElementNode,
): (Range & { value: string }) | null {
  let value = "";
  for (const { kind, start, end } of element.children) {
    if (kind === "element") return null;
    if (kind === "cdata") value += text.slice(start + "<![CDATA[".length, end - "]]>".length);
    if (kind !== "text") continue;
    const read = readText(text.slice(start, end));
    if (typeof read !== "string") return null;
    value += read;
  }
  return { value, ...insideOf(element) };
}

/** Between the two tags. */
export function insideOf({ openEnd, isSelfClosed, close, end }: ElementNode): Range {
  if (isSelfClosed) return { start: openEnd, end: openEnd };
  return { start: openEnd, end: close ? close.start : end };
}

/** The value of an attribute; null when there is none. */
export function attributeText({ text }: Pick<XmlDocument, "text">, element: ElementNode, name: string): string | null {
  const range = element.attributes.find((attribute) => attribute.name === name)?.valueRange;
  if (!range) return null;
  const read = readText(text.slice(range.start, range.end));
  return typeof read === "string" ? read : null;
}
