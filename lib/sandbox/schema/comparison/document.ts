import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";

/** An element of a document that is to be validated; made fresh for every document, so that it may be bent. */
export type DocumentElement = {
  name: string;
  attributes: Map<string, string>;
  children: (DocumentElement | string)[];
};

export function element(name: string, ...children: (DocumentElement | string)[]): DocumentElement {
  return { name, attributes: new Map(), children };
}

export function printDocument(root: DocumentElement): string {
  root.attributes.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  return print(root);
}

function print({ name, attributes, children }: DocumentElement): string {
  const written = [...attributes].map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`).join("");
  const content = children.map((child) => (typeof child === "string" ? escapeText(child) : print(child))).join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** The child elements of that name. */
export function childrenNamed(parent: DocumentElement, name: string): DocumentElement[] {
  return parent.children.filter((child) => typeof child !== "string").filter((child) => child.name === name);
}

export function childNamed(parent: DocumentElement, name: string): DocumentElement {
  const [child] = childrenNamed(parent, name);
  if (!child) throw new Error(`${parent.name} has no ${name}`);
  return child;
}
