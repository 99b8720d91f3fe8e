import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import { forbiddenIn } from "@/lib/xml/character-data";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { nilAttribute } from "../twin/read-content";
import { type Addition, childEdits, selfCloseStart } from "./child-edits";
import { type DocumentLayout, layoutOf } from "./document-layout";

export const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Gathers edits on one document. All of them are meant for the text as it is now, and go together. */
export class DocumentChange {
  readonly document: XmlDocument;
  readonly layout: DocumentLayout;
  /** Of tags first: at one place an attribute comes before the end of its tag. */
  readonly #tagEdits: TextEdit[] = [];
  readonly #contentEdits: TextEdit[] = [];
  readonly #root: ElementNode | undefined;
  #needsXsi = false;

  constructor(document: XmlDocument) {
    this.document = document;
    this.layout = layoutOf(document);
    this.#root = document.children.find((child) => child.kind === "element");
  }

  get edits(): TextEdit[] {
    const declaration = this.#needsXsi && this.#root ? [added(this.#root, ` xmlns:xsi="${XSI}"`)] : [];
    return [...declaration, ...this.#tagEdits, ...this.#contentEdits];
  }

  /** ` xsi:nil="true"`, with the prefix that the root declares, or will. */
  nil(): string {
    const declared = this.#root?.attributes.find(
      ({ name, valueRange }) =>
        name.startsWith("xmlns:") && valueRange && this.document.text.slice(valueRange.start, valueRange.end) === XSI,
    );
    if (!declared) this.#needsXsi = true;
    return ` ${declared ? declared.name.slice("xmlns:".length) : "xsi"}:nil="true"`;
  }

  changeChildren(parent: ElementNode, change: { removed: ReadonlySet<ElementNode>; added: readonly Addition[] }): void {
    this.#contentEdits.push(...childEdits(this.document, this.layout, parent, change));
  }

  rename({ nameRange, close }: ElementNode, name: string): void {
    this.#tagEdits.push({ ...nameRange, text: name });
    if (close) this.#contentEdits.push({ ...close.nameRange, text: name });
  }

  /** In place and in its quotes where it is there; at the end of the tag where it is not; null takes it away. */
  setAttribute(element: ElementNode, name: string, value: string | null): void {
    const attribute = element.attributes.find((one) => one.name === name);
    if (value === null) {
      if (attribute) this.#tagEdits.push(this.#withoutAttribute(attribute));
    } else if (attribute?.valueRange) {
      const isSingle = this.document.text[attribute.valueRange.start - 1] === "'";
      const written = escapeAttribute(value);
      this.#tagEdits.push({ ...attribute.valueRange, text: isSingle ? written.replaceAll("'", "&apos;") : written });
    } else if (attribute) {
      this.#tagEdits.push({ start: attribute.start, end: attribute.end, text: `${name}="${escapeAttribute(value)}"` });
    } else this.#tagEdits.push(added(element, ` ${name}="${escapeAttribute(value)}"`));
  }

  /** null = nil. Comments in the element stay, and CDATA stays CDATA. */
  setText(element: ElementNode, text: string | null): void {
    const nil = nilAttribute(element);
    if (text !== null) {
      if (nil) this.#tagEdits.push(this.#withoutAttribute(nil));
      this.#contentEdits.push(...this.#textEdits(element, text));
      return;
    }
    if (!nil?.valueRange) this.#tagEdits.push(added(element, this.nil()));
    else this.#tagEdits.push({ ...nil.valueRange, text: "true" });
    if (element.isSelfClosed) return;
    if (element.close && !element.children.some(({ kind }) => kind === "comment" || kind === "element")) {
      this.#contentEdits.push({ start: element.openEnd - 1, end: element.end, text: "/>" });
    } else this.#contentEdits.push(...this.#textEdits(element, ""));
  }

  #textEdits(element: ElementNode, text: string): TextEdit[] {
    const { text: source } = this.document;
    if (element.isSelfClosed) {
      if (text === "") return [];
      const start = selfCloseStart(source, element);
      return [{ start, end: element.openEnd, text: `>${written(text)}</${element.name}>` }];
    }
    const texts = element.children.filter(({ kind }) => kind === "text" || kind === "cdata");
    const filled = texts.find(({ start, end }) => source.slice(start, end).trim() !== "") ?? texts[0];
    if (!filled) return text === "" ? [] : [{ start: element.openEnd, end: element.openEnd, text: written(text) }];
    const isCData = filled.kind === "cdata" && text !== "" && !/]]>|\r/.test(text) && !forbiddenIn(text);
    return texts.map((one) => ({
      start: one.start,
      end: one.end,
      text: one !== filled ? "" : isCData ? `<![CDATA[${text}]]>` : written(text),
    }));
  }

  #withoutAttribute({ start, end }: { start: number; end: number }): TextEdit {
    let before = start;
    while (/\s/.test(this.document.text[before - 1] ?? "")) before--;
    return { start: before, end, text: "" };
  }
}

function added(element: ElementNode, text: string): TextEdit {
  const at = element.attributes.at(-1)?.end ?? element.nameRange.end;
  return { start: at, end: at, text };
}

/** A carriage return as a reference, or a parser would make a line feed of it. */
export function written(text: string): string {
  return escapeText(text).replaceAll("\r", "&#xD;");
}
