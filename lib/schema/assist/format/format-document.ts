import { readDocument } from "@/lib/xml/document/read-document";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlNode } from "@/lib/xml/document/xml-node";
import { INDENT, isBlank, lineBreakOf } from "../layout/lines";
import { isWellFormed } from "./well-formed";

/** Deeper than any schema goes, and a bound for what calls itself. */
const DEEPEST = 256;
/** They have no value: blanks alone in them mean nothing, and where the schema has no fields it takes none (protocol 6.2). */
const STRUCTURE = new Set(["Element", "Fields", "Objects"]);

/**
 * Each element on a line of its own, two blanks a level; what holds text stays as it was, to the last blank. Only blanks
 * between elements change: never a value, a comment, an attribute. null for what is not well-formed.
 */
export function formatDocument(text: string): TextEdit[] | null {
  const document = readDocument(text);
  if (!isWellFormed(document)) return null;
  const edits: TextEdit[] = [];
  const isWhole = new Formatter(text, edits).siblings(document.children, text.startsWith("\ufeff") ? 1 : 0, null, 0);
  return isWhole ? edits : null;
}

class Formatter {
  readonly #text: string;
  readonly #edits: TextEdit[];
  readonly #lineBreak: string;

  constructor(text: string, edits: TextEdit[]) {
    this.#text = text;
    this.#edits = edits;
    this.#lineBreak = lineBreakOf(text);
  }

  /** False when it goes too deep. `start` is where the first gap begins. */
  siblings(children: readonly XmlNode[], start: number, parent: ElementNode | null, level: number): boolean {
    if (level > DEEPEST) return false;
    const nodes = children.filter(({ kind }) => kind !== "text");
    let last = start;
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1]?.start ?? parent?.close?.start ?? this.#text.length;
      const isFirst = parent === null && index === 0;
      this.#gap(last, node.start, isFirst ? "" : this.#before(node, last, next, index === 0, level));
      if (node.kind === "element" && !this.#element(node, level)) return false;
      last = node.end;
    }
    if (parent) this.#gap(last, parent.close?.start ?? last, this.#lineBreak + INDENT.repeat(level - 1));
    else if (last < this.#text.length) this.#gap(last, this.#text.length, this.#lineBreak);
    return true;
  }

  #element(element: ElementNode, level: number): boolean {
    const { children, openEnd, close } = element;
    const texts = children.filter(({ kind }) => kind === "text" || kind === "cdata");
    const isBlankOnly = texts.every(({ kind, start, end }) => kind === "text" && isBlank(this.#text.slice(start, end)));
    if (!isBlankOnly || !close || this.#isKept(element)) return true;
    if (children.some(({ kind }) => kind === "element")) return this.siblings(children, openEnd, element, level + 1);
    // Blanks in any other element may be its value.
    if (STRUCTURE.has(element.name) && children.length === texts.length) this.#gap(openEnd, close.start, "");
    return true;
  }

  #isKept({ attributes }: ElementNode): boolean {
    return attributes.some(({ name }) => name === "xml:space");
  }

  #before(node: XmlNode, last: number, next: number, isFirst: boolean, level: number): string {
    const breaks = this.#text.slice(last, node.start).split("\n").length - 1;
    // A remark at the end of a line is about what stands on it.
    if (node.kind === "comment" && breaks === 0 && this.#text.slice(node.end, next).includes("\n")) return " ";
    // One empty line between two groups is somebody's wish.
    const empty = breaks > 1 && !isFirst ? this.#lineBreak : "";
    return empty + this.#lineBreak + INDENT.repeat(level);
  }

  #gap(start: number, end: number, text: string): void {
    if (this.#text.slice(start, end) !== text) this.#edits.push({ start, end, text });
  }
}
