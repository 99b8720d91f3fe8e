import { elementsOf } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { childInsertion, siblingBefore } from "../../layout/insertion";
import { linesOf, pieceAround } from "./moved-piece";
import { removalOf } from "./removal";

export type Move = {
  document: XmlDocument;
  element: ElementNode;
  /** Where it goes. */
  parent: ElementNode;
  /** The places of that parent's children, by name, and which of them is that of what is put in. */
  ranks: ReadonlyMap<string, number>;
  rank: number;
  /** What it is called there. */
  name: string;
  /** Puts lines around it, when its own parent is yet to be made. */
  wrap?: (lines: readonly string[]) => string[];
};

/** Takes an element out and puts it where it belongs, with its comments and with the indentation of its new place. */
export function moveEdits({ document, element, parent, ranks, rank, name, wrap }: Move): TextEdit[] {
  const piece = pieceAround(document, element);
  const siblings = elementsOf(parent).filter((sibling) => sibling !== element);
  const before = siblingBefore(siblings, (sibling) => ranks.get(sibling), rank);
  const lines = linesOf(document, element, piece, name);
  const insertion = childInsertion(document, parent, before, wrap ? wrap(lines) : lines);
  return [insertion, removalOf(document.text, piece)];
}
