/**
 * XML as a person types it: a tree that keeps every place in the text, also where the text is not (yet) well-formed. For
 * editing: completion, outline, quick fixes and changes that leave all else as it was. Judging is not its business: what
 * it takes may well be refused (lib/xml/read-xml). No knowledge of Profit may enter.
 */

/** Offsets in the text, in UTF-16 units; `end` is behind the last. */
export type Range = { start: number; end: number };

export type XmlNode = ElementNode | TextNode | PlainNode;

export type ElementNode = Range & {
  kind: "element";
  /** As written, with its prefix; empty after a `<` that nothing follows. */
  name: string;
  nameRange: Range;
  attributes: readonly AttributeNode[];
  /** Behind the `>` of the opening tag, or where it breaks off. */
  openEnd: number;
  /** `<a/>` */
  isSelfClosed: boolean;
  children: readonly XmlNode[];
  /** null when it closes itself, or nothing closes it. */
  close: (Range & { nameRange: Range }) | null;
  parent: ElementNode | null;
};

export type AttributeNode = Range & {
  name: string;
  nameRange: Range;
  /** Without the quotes; null when there is no value, or it does not end. */
  valueRange: Range | null;
};

/** Text between markup, as written, and CDATA with its brackets. */
export type TextNode = Range & { kind: "text" | "cdata"; parent: ElementNode | null };

export type PlainNode = Range & { kind: "comment" | "instruction" | "doctype"; parent: ElementNode | null };

/** What keeps the text from being well-formed, as far as the tree cares. */
export type DocumentFault = Range & {
  kind: "unfinishedTag" | "unfinishedMarkup" | "notClosed" | "strayClose" | "badAttribute";
  name: string;
};

export type XmlDocument = {
  text: string;
  /** The root, and what stands around it; more than one element when the text is wrong. */
  children: readonly XmlNode[];
  faults: readonly DocumentFault[];
};
