import type { ElementNode, XmlDocument, XmlNode } from "./xml-node";

/** The deepest node a place is in; between two nodes, the element around both; null outside of everything. */
export function nodeAt({ children }: Pick<XmlDocument, "children">, offset: number): XmlNode | null {
  let found: XmlNode | null = null;
  for (let among: readonly XmlNode[] = children; ;) {
    const next = childAt(among, offset);
    if (!next) return found;
    found = next;
    if (next.kind !== "element") return found;
    among = next.children;
  }
}

/** Children stand in their order, so that halving finds the one. A border belongs to the node that begins there. */
function childAt(children: readonly XmlNode[], offset: number): XmlNode | undefined {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((children[middle] as XmlNode).end <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low];
  return child && child.start <= offset ? child : undefined;
}

/** The index of the first node that begins at a place or behind it. */
export function childFrom(children: readonly XmlNode[], offset: number): number {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((children[middle] as XmlNode).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From the root down to the element itself. */
export function pathTo(element: ElementNode): ElementNode[] {
  const path: ElementNode[] = [];
  for (let at: ElementNode | null = element; at; at = at.parent) path.push(at);
  return path.reverse();
}

/** Its child elements. */
export function elementsOf({ children }: { children: readonly XmlNode[] }): ElementNode[] {
  return children.filter((child) => child.kind === "element");
}
