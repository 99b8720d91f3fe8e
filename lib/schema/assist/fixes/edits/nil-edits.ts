import { elementsOf, pathTo } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { AttributeNode, ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { XSI } from "../../../check/structure/name-scope";
import { insideOf } from "../../value-text";

/** Makes an element empty by `xsi:nil`, and says on the root what `xsi` is where nothing does. */
export function nilEdits(document: XmlDocument, element: ElementNode): TextEdit[] {
  const { prefix, edits } = xsiAt(document, element);
  const { nameRange, children } = element;
  const own = nilAttributeOf(document, element);
  const nil = own?.valueRange
    ? { start: own.valueRange.start, end: own.valueRange.end, text: "true" }
    : { start: nameRange.end, end: nameRange.end, text: ` ${prefix}:nil="true"` };
  const content = insideOf(element);
  return [...edits, nil, ...(children.length > 0 ? [{ ...content, text: "" }] : [])];
}

/** The attribute that empties an element, by whatever prefix. */
export function nilAttributeOf(document: XmlDocument, element: ElementNode): AttributeNode | undefined {
  const { prefix } = xsiAt(document, element);
  return element.attributes.find(({ name }) => name === `${prefix}:nil`);
}

/** The prefix that stands for the namespace there; and what declares it when nothing does. */
export function xsiAt(document: XmlDocument, element: ElementNode): { prefix: string; edits: TextEdit[] } {
  const { text } = document;
  for (const around of pathTo(element).reverse()) {
    const declared = around.attributes.find(
      ({ name, valueRange }) =>
        name.startsWith("xmlns:") && valueRange && text.slice(valueRange.start, valueRange.end) === XSI,
    );
    if (declared) return { prefix: declared.name.slice("xmlns:".length), edits: [] };
  }
  const [root] = elementsOf(document);
  if (!root || root.attributes.some(({ name }) => name === "xmlns:xsi")) return { prefix: "xsi", edits: [] };
  const { end } = root.nameRange;
  return { prefix: "xsi", edits: [{ start: end, end, text: ` xmlns:xsi="${XSI}"` }] };
}
