import type { AttributeNode, ElementNode } from "@/lib/xml/document/xml-node";

export const XSI = "http://www.w3.org/2001/XMLSchema-instance";
/** Declared in every document. */
const XML = "http://www.w3.org/XML/1998/namespace";

/** The part before the colon and the part behind it. */
export function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(":");
  return colon === -1 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

export function isDeclaration({ name }: AttributeNode): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

/** What a prefix stands for at an element; null when nothing around it declares it. */
export function namespaceOf(text: string, element: ElementNode, prefix: string): string | null {
  if (prefix === "xml") return XML;
  for (let at: ElementNode | null = element; at; at = at.parent) {
    const found = at.attributes.length > 0 ? declaredBy(text, at).get(prefix) : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

const declared = new WeakMap<ElementNode, ReadonlyMap<string, string>>();

/** Remembered: 200,000 attributes of one element may each have a prefix. */
function declaredBy(text: string, element: ElementNode): ReadonlyMap<string, string> {
  const known = declared.get(element);
  if (known) return known;
  const prefixes = new Map<string, string>();
  for (const { name, valueRange } of element.attributes) {
    if (valueRange && name.startsWith("xmlns:"))
      prefixes.set(splitName(name)[1], text.slice(valueRange.start, valueRange.end));
  }
  declared.set(element, prefixes);
  return prefixes;
}

/** The attribute in a namespace of its own that says something of the element itself, such as `xsi:nil`. */
export function isXsi(text: string, element: ElementNode, { name }: AttributeNode, local?: string): boolean {
  const [prefix, own] = splitName(name);
  if (prefix === "" || (local !== undefined && own !== local)) return false;
  return namespaceOf(text, element, prefix) === XSI;
}
