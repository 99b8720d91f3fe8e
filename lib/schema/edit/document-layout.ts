import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";

/** How a document is laid out, so that what is added looks like the rest. */
export type DocumentLayout = { lineEnd: "\n" | "\r\n"; unit: string };

const USUAL_UNIT = "  ";

export function layoutOf({ text, children }: XmlDocument): DocumentLayout {
  return { lineEnd: text.includes("\r\n") ? "\r\n" : "\n", unit: unitIn(text, children) };
}

/** What the first child that has a line of its own is indented by, against its parent. */
function unitIn(text: string, children: XmlDocument["children"]): string {
  let parent = children.find((child): child is ElementNode => child.kind === "element");
  while (parent) {
    const child: ElementNode | undefined = parent.children.find((one) => one.kind === "element");
    const [outer, inner] = [indentOf(text, parent.start), child && indentOf(text, child.start)];
    if (outer !== null && inner && inner.length > outer.length && inner.startsWith(outer)) {
      return inner.slice(outer.length);
    }
    parent = child;
  }
  return USUAL_UNIT;
}

/** The blanks before a place, if nothing else stands before it on its line. */
export function indentOf(text: string, at: number): string | null {
  let start = at;
  while (start > 0 && isBlank(text[start - 1])) start--;
  return start === 0 || text[start - 1] === "\n" ? text.slice(start, at) : null;
}

export function isBlank(sign: string | undefined): boolean {
  return sign === " " || sign === "\t";
}
