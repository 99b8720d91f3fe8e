import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode } from "@/lib/xml/document/xml-node";

/**
 * The child behind which an element of a name must stand by the schema's order (protocol 6.2: a sequence); null = the
 * first. Names that the order does not have stand last.
 */
export function placeAmong(
  order: readonly string[],
  name: string,
  parent: ElementNode,
  removed: ReadonlySet<ElementNode> = new Set(),
): ElementNode | null {
  const rank = rankIn(order, name);
  let after: ElementNode | null = null;
  for (const child of elementsOf(parent)) {
    const other = order.indexOf(child.name);
    if (other > rank) break;
    if (!removed.has(child)) after = child;
  }
  return after;
}

export function rankIn(order: readonly string[], name: string): number {
  const rank = order.indexOf(name);
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}
