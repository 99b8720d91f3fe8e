import { readOpenTag } from "./read-open-tag";
import type { DocumentFault, ElementNode, PlainNode, TextNode, XmlDocument, XmlNode } from "./xml-node";

/** An element whose children are still coming. */
export type GrowingElement = Omit<ElementNode, "children" | "parent" | "attributes"> & {
  attributes: ElementNode["attributes"];
  children: XmlNode[];
  parent: GrowingElement | null;
};

/** More than an honest document has. */
const MANY_OPEN = 256;
const NAME = /[^\s<>/="']*/y;

/**
 * Reads any text as XML. A closing tag closes the nearest open element of its name, and those in between with it; one
 * that closes nothing is passed over; what is open at the end ends there. Never throws.
 */
export function readDocument(text: string): XmlDocument {
  return new DocumentReader(text).read();
}

class DocumentReader {
  readonly #text: string;
  readonly #top: XmlNode[] = [];
  readonly #faults: DocumentFault[] = [];
  #current: GrowingElement | null = null;
  #depth = 0;
  /** How many of a name are open, once there are many: a closing tag that closes nothing must not ask all of them. */
  #open: Map<string, number> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlDocument {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      const markup = text.indexOf("<", at);
      const end = markup === -1 ? text.length : markup;
      if (end > at) this.#add({ kind: "text", start: at, end, parent: this.#current });
      at = markup === -1 ? end : this.#markup(markup);
    }
    for (let open = this.#current; open; open = open.parent) this.#notClosed(open, text.length);
    return { text, children: this.#top, faults: this.#faults };
  }

  #markup(at: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", at)) return this.#until(at, "-->", "comment");
    if (text.startsWith("<![CDATA[", at)) return this.#until(at, "]]>", "cdata");
    if (text.startsWith("<?", at)) return this.#until(at, "?>", "instruction");
    if (text.startsWith("<!", at)) return this.#until(at, ">", "doctype");
    return text.startsWith("</", at) ? this.#closingTag(at) : this.#openingTag(at);
  }

  #until(at: number, ending: string, kind: PlainNode["kind"] | "cdata"): number {
    const found = this.#text.indexOf(ending, at + 2);
    const end = found === -1 ? this.#text.length : found + ending.length;
    if (found === -1) this.#faults.push({ kind: "unfinishedMarkup", name: kind, start: at, end });
    this.#add({ kind, start: at, end, parent: this.#current });
    return end;
  }

  #openingTag(at: number): number {
    const { element, end, isFinished, faults } = readOpenTag(this.#text, at, this.#current);
    this.#faults.push(...faults);
    if (!isFinished) this.#faults.push({ kind: "unfinishedTag", name: element.name, start: at, end });
    this.#add(element);
    if (element.isSelfClosed || element.name === "") return end;
    this.#current = element;
    this.#depth++;
    if (this.#open) this.#count(element.name, 1);
    else if (this.#depth > MANY_OPEN) {
      this.#open = new Map();
      for (let open: GrowingElement | null = element; open; open = open.parent) this.#count(open.name, 1);
    }
    return end;
  }

  #closingTag(at: number): number {
    const text = this.#text;
    NAME.lastIndex = at + 2;
    const name = NAME.exec(text)?.[0] ?? "";
    const nameRange = { start: at + 2, end: at + 2 + name.length };
    let end = nameRange.end;
    while (end < text.length && text[end] !== ">" && text[end] !== "<") end++;
    const isFinished = text[end] === ">";
    if (isFinished) end++;
    else this.#faults.push({ kind: "unfinishedTag", name, start: at, end });
    let closed = !this.#open || this.#open.has(name) ? this.#current : null;
    while (closed && closed.name !== name) closed = closed.parent;
    if (!closed) {
      this.#faults.push({ kind: "strayClose", name, start: at, end });
      return end;
    }
    for (let open = this.#current; open && open !== closed; open = open.parent) {
      this.#notClosed(open, at);
      this.#count(open.name, -1);
    }
    this.#count(name, -1);
    closed.close = { start: at, end, nameRange };
    closed.end = end;
    this.#current = closed.parent;
    return end;
  }

  #count(name: string, more: 1 | -1): void {
    if (more === -1) this.#depth--;
    if (!this.#open) return;
    const count = (this.#open.get(name) ?? 0) + more;
    if (count > 0) this.#open.set(name, count);
    else this.#open.delete(name);
  }

  #notClosed(open: GrowingElement, end: number): void {
    open.end = end;
    this.#faults.push({ kind: "notClosed", name: open.name, ...{ start: open.start, end: open.openEnd } });
  }

  #add(node: GrowingElement | TextNode | PlainNode): void {
    (this.#current?.children ?? this.#top).push(node);
  }
}
