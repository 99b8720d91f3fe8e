import { childFrom } from "./find-node";
import { readDocument, readPiece } from "./read-document";
import { shiftNodes } from "./shift-nodes";
import type { TextEdit } from "./text-edit";
import type { DocumentFault, ElementNode, XmlDocument, XmlNode } from "./xml-node";

/** `within` and all around it hold other nodes now (null: beside the root); none outside of it was touched but moved. */
export type Reread = { document: XmlDocument; within: ElementNode | null; removed: XmlNode[]; added: XmlNode[] };

/** More of them are looked through at each key for too long. */
const MOST_FAULTS = 1_000;
/** Larger and larger pieces; then all of it is not much more. */
const MOST_TRIES = 16;

/**
 * Makes the tree that of the text after an edit: what the edit touches is read again, what stands behind is moved where it
 * is. The same as reading all of it, at a cost of what was touched. Only for one who keeps the tree alone: it changes.
 */
export function rereadDocument(document: XmlDocument, edit: TextEdit): Reread {
  const text = document.text.slice(0, edit.start) + edit.text + document.text.slice(edit.end);
  const found = document.faults.length > MOST_FAULTS ? null : pieceAround(document, edit, text);
  if (!found) {
    const whole = readDocument(text);
    return { document: whole, within: null, removed: [...document.children], added: [...whole.children] };
  }
  const { within, from, to, nodes, faults } = found;
  const moved = edit.text.length - (edit.end - edit.start);
  const siblings = (within ?? document).children as XmlNode[];
  const [start, end] = [siblings[from]?.start ?? 0, found.end];
  document.faults = faultsAfter(document.faults, { within, start, end, moved, faults });
  document.text = text;
  const removed = siblings.splice(from, to - from, ...nodes);
  if (moved !== 0) moveBehind(document, within, from + nodes.length, moved);
  return { document, within, removed, added: nodes };
}

type Piece = {
  within: ElementNode | null;
  /** Indices of the nodes that it takes the place of. */
  from: number;
  to: number;
  /** Where they ended. */
  end: number;
  nodes: XmlNode[];
  faults: DocumentFault[];
};

/**
 * The smallest piece that can be read by itself. It begins at a markup before the edit, for no tag looks further ahead than
 * to the next one; and ends at a markup behind it.
 */
function pieceAround(document: XmlDocument, edit: TextEdit, text: string): Piece | null {
  const moved = edit.text.length - (edit.end - edit.start);
  let within = elementAround(document, edit.start);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const siblings = (within ?? document).children;
    const from = lastMarkup(siblings, childFrom(siblings, edit.start) - 1);
    const to = nextMarkup(siblings, edit.end);
    const end = siblings[to]?.start ?? within?.close?.start;
    if (from >= 0 && end !== undefined && end >= edit.end) {
      const piece = readPiece(text, within, (siblings[from] as XmlNode).start, end + moved);
      if (piece) return { within, from, to, end, ...piece };
    }
    if (!within) return null;
    within = within.parent;
  }
  return null;
}

/** The deepest one that begins before a place and ends behind it. */
function elementAround({ children }: XmlDocument, offset: number): ElementNode | null {
  let found: ElementNode | null = null;
  for (let among: readonly XmlNode[] = children; ;) {
    const child = among[childFrom(among, offset) - 1];
    if (child?.kind !== "element" || child.end <= offset) return found;
    found = child;
    among = child.children;
  }
}

function lastMarkup(siblings: readonly XmlNode[], index: number): number {
  return siblings[index]?.kind === "text" ? index - 1 : index;
}

/** Of two nodes at least one is markup. */
function nextMarkup(siblings: readonly XmlNode[], offset: number): number {
  const index = childFrom(siblings, offset);
  return siblings[index]?.kind === "text" ? index + 1 : index;
}

type Change = { within: ElementNode | null; start: number; end: number; moved: number; faults: DocumentFault[] };

/** In the order in which a reader finds them: of an element that nothing closes, where it ends. */
function faultsAfter(before: readonly DocumentFault[], change: Change): DocumentFault[] {
  const { within, start, end, moved, faults } = change;
  if (before.length === 0) return faults;
  const open = new Set<number>();
  for (let around = within; around; around = around.parent) open.add(around.start);
  const isEarlier = (fault: DocumentFault) =>
    fault.start < start && !(fault.kind === "notClosed" && open.has(fault.start));
  const later = before.filter((fault) => !isEarlier(fault) && (fault.start < start || fault.start >= end));
  for (const fault of later) {
    if (fault.start < end) continue;
    fault.start += moved;
    fault.end += moved;
  }
  return [...before.filter(isEarlier), ...faults, ...later];
}

/** Moves all that stands behind a place in an element, in it and around it. */
function moveBehind(document: XmlDocument, within: ElementNode | null, index: number, moved: number): void {
  shiftNodes((within ?? document).children, index, moved);
  for (let around = within; around; around = around.parent) {
    around.end += moved;
    if (around.close) {
      around.close.start += moved;
      around.close.end += moved;
      around.close.nameRange.start += moved;
      around.close.nameRange.end += moved;
    }
    const siblings = (around.parent ?? document).children;
    shiftNodes(siblings, childFrom(siblings, around.start) + 1, moved);
  }
}
