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
const LESS = 0x3c;

/**
 * Reads any text as XML. A closing tag closes the nearest open element of its name, and those in between with it; one
 * that closes nothing is passed over; what is open at the end ends there. Never throws.
 */
export function readDocument(text: string): XmlDocument {
  return new DocumentReader(text).read();
}

/** Some of the nodes in an element, with what is wrong with them. */
export type ReadPiece = { nodes: XmlNode[]; faults: DocumentFault[] };

/**
 * Reads the nodes in one element (null: beside the root) from the markup at `start` up to `end` alone. null when the text
 * does not fall apart there: something is still open, reaches over the end, or closes the element or one around it.
 */
export function readPiece(text: string, within: ElementNode | null, start: number, end: number): ReadPiece | null {
  return new DocumentReader(text, within as GrowingElement | null).readPiece(start, end);
}

class DocumentReader {
  readonly #text: string;
  /** The element whose nodes are read. */
  readonly #base: GrowingElement | null;
  readonly #top: XmlNode[] = [];
  readonly #faults: DocumentFault[] = [];
  #current: GrowingElement | null;
  #depth = 0;
  /** How many of a name are open, once there are many: a closing tag that closes nothing must not ask all of them. */
  #open: Map<string, number> | null = null;
  #closesAround = false;

  constructor(text: string, base: GrowingElement | null = null) {
    this.#text = text;
    this.#base = base;
    this.#current = base;
  }

  read(): XmlDocument {
    const text = this.#text;
    for (let at = 0; at < text.length;) at = this.#next(at);
    for (let open = this.#current; open; open = open.parent) this.#notClosed(open, text.length);
    return { text, children: this.#top, faults: this.#faults };
  }

  readPiece(start: number, end: number): ReadPiece | null {
    let at = start;
    while (at < end && !this.#closesAround) at = this.#next(at);
    const isWhole = at === end && this.#current === this.#base && !this.#closesAround;
    return isWhole ? { nodes: this.#top, faults: this.#faults } : null;
  }

  /** Text up to the next markup, or that. */
  #next(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) === LESS) return this.#markup(at);
    const markup = text.indexOf("<", at);
    const end = markup === -1 ? text.length : markup;
    this.#add({ kind: "text", start: at, end, parent: this.#current });
    return end;
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
      for (let open: GrowingElement | null = element; open && open !== this.#base; open = open.parent)
        this.#count(open.name, 1);
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
    while (closed && closed !== this.#base && closed.name !== name) closed = closed.parent;
    if (!closed || closed === this.#base) {
      for (let around = this.#base; around; around = around.parent) this.#closesAround ||= around.name === name;
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
    (this.#current === this.#base || !this.#current ? this.#top : this.#current.children).push(node);
  }
}
