import type { ElementNode, XmlNode } from "./xml-node";

/** Moves nodes, from one of their list on, with all that is in them. */
export function shiftNodes(nodes: readonly XmlNode[], from: number, by: number): void {
  // A list of our own: nesting is bounded by the document, not by our call stack.
  const waiting: (readonly XmlNode[])[] = [];
  let [among, index] = [nodes, from];
  for (;;) {
    for (; index < among.length; index++) {
      const node = among[index] as XmlNode;
      node.start += by;
      node.end += by;
      if (node.kind !== "element") continue;
      shiftTags(node, by);
      if (node.children.length > 0) waiting.push(node.children);
    }
    const next = waiting.pop();
    if (!next) return;
    [among, index] = [next, 0];
  }
}

function shiftTags(element: ElementNode, by: number): void {
  const { nameRange, close, attributes } = element;
  element.openEnd += by;
  nameRange.start += by;
  nameRange.end += by;
  if (close) {
    close.start += by;
    close.end += by;
    close.nameRange.start += by;
    close.nameRange.end += by;
  }
  for (const attribute of attributes) {
    attribute.start += by;
    attribute.end += by;
    attribute.nameRange.start += by;
    attribute.nameRange.end += by;
    if (!attribute.valueRange) continue;
    attribute.valueRange.start += by;
    attribute.valueRange.end += by;
  }
}
