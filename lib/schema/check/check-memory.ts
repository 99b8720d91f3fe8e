import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { Finding, Findings } from "./findings";

type Remembered = { start: number; found: readonly Finding[] };
type Look = "names" | "elements";

/** Profit's word for a record, whatever object it is of (protocol 6.1). */
export const isRecord = ({ name }: ElementNode): boolean => name === "Element";

/**
 * What was found in each record, for the next look at the same tree (lib/xml/document/reread-document): what is in a record
 * says all that is wrong in it, so that one that was not touched is wrong in the same way, wherever it stands now.
 */
export class CheckMemory {
  readonly #known: Record<Look, WeakMap<ElementNode, Remembered>> = { names: new WeakMap(), elements: new WeakMap() };

  /** Adds what was found in a record when it was looked into last, or looks. `look` is false when it broke off. */
  recall(kind: Look, record: ElementNode, findings: Findings, look: () => boolean): boolean {
    const known = this.#known[kind].get(record);
    if (known) {
      for (const finding of known.found) findings.addAgain(finding, record.start - known.start);
      return true;
    }
    const before = findings.kept.length;
    if (!look()) return false;
    // Beyond the bound they are counted only.
    if (findings.isFull) return true;
    // Copies: a validator's words are put into them later.
    const found = findings.kept.slice(before).map((finding) => ({ ...finding }));
    this.#known[kind].set(record, { start: record.start, found });
    return true;
  }

  /** An element in which something changed, and with it all around it. */
  forget(element: ElementNode | null): void {
    for (let at = element; at; at = at.parent) {
      this.#known.names.delete(at);
      this.#known.elements.delete(at);
    }
  }
}
