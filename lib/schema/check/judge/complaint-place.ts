import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";

export type ComplaintPlace = { element: ElementNode; attribute: string | null };

const STEP = /^(.*?)(?:\[(\d+)\])?$/;

/**
 * Finds what libxml2's paths point at: `/Root/Element[2]/Fields/@Action`. `*` counts all elements, for those with a
 * default namespace; an index is only there between equals. Siblings are counted once, however many paths go through.
 */
export class ComplaintPlaces {
  readonly #top: Parent;
  readonly #children = new Map<Parent, Map<string, ElementNode[]>>();

  constructor({ children }: Pick<XmlDocument, "children">) {
    this.#top = { children };
  }

  at(xpath: string): ComplaintPlace | null {
    let parent: Parent = this.#top;
    let element: ElementNode | null = null;
    for (const step of xpath.split("/").slice(1)) {
      if (step.startsWith("@")) return element && { element, attribute: step.slice(1) };
      const [, name = "", index] = STEP.exec(step) ?? [];
      if (name.endsWith("()")) break;
      const next: ElementNode | undefined = this.#childrenOf(parent).get(name)?.[Number(index ?? 1) - 1];
      if (!next) break;
      element = next;
      parent = next;
    }
    return element && { element, attribute: null };
  }

  #childrenOf(parent: Parent): Map<string, ElementNode[]> {
    const known = this.#children.get(parent);
    if (known) return known;
    const all = elementsOf(parent);
    const byName = new Map<string, ElementNode[]>();
    for (const child of all) {
      const same = byName.get(child.name);
      if (same) same.push(child);
      else byName.set(child.name, [child]);
    }
    byName.set("*", all);
    this.#children.set(parent, byName);
    return byName;
  }
}

type Parent = { readonly children: readonly XmlNode[] };
