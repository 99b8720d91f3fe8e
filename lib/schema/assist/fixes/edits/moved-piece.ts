import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import { endOfRemark } from "../../layout/insertion";
import { indentAt, isBlank, lineAt } from "../../layout/lines";

/** An element with the remark behind it and the comments on the lines right above it: what goes along when it moves. */
export function pieceAround({ text, children }: XmlDocument, element: ElementNode): Range {
  const siblings = element.parent?.children ?? children;
  let { start } = element;
  for (let at = siblings.indexOf(element) - 1; at >= 1; at -= 2) {
    const [gap, comment] = [siblings[at], siblings[at - 1]];
    if (gap?.kind !== "text" || comment?.kind !== "comment") break;
    const isRightAbove = text.slice(gap.start, gap.end).split("\n").length === 2;
    const begin = lineAt(text, comment.start).start;
    const isOwnLine = begin + indentAt(text, comment.start).length === comment.start;
    if (!isRightAbove || !isOwnLine) break;
    start = comment.start;
  }
  return { start, end: endOfRemark(text, element.end) };
}

/** The piece as lines without the indentation of its first. A value that has lines of its own keeps them in one. */
export function linesOf({ text }: XmlDocument, element: ElementNode, piece: Range, name: string): string[] {
  const renamed = element.name === name ? [] : [element.nameRange, ...(element.close ? [element.close.nameRange] : [])];
  const cuts = lineBreaksIn(text, element);
  if (piece.start < element.start) {
    for (const { index } of text.slice(piece.start, element.start).matchAll(/\n/g)) cuts.push(piece.start + index);
  }
  cuts.sort((one, other) => one - other);
  const most = indentAt(text, piece.start).length;
  const lines: string[] = [];
  let start = piece.start;
  for (const end of [...cuts, piece.end]) {
    const isCut = end < piece.end;
    const upTo = isCut && text[end - 1] === "\r" ? end - 1 : end;
    lines.push(withName(text, { start, end: Math.max(start, upTo) }, renamed, name));
    start = end + 1;
    for (let blanks = 0; blanks < most && /[ \t]/.test(text[start] ?? "") && start < piece.end; blanks++) start++;
  }
  return lines;
}

/** Where lines end between elements, which is where they may be indented otherwise. */
function lineBreaksIn(text: string, element: ElementNode): number[] {
  const found: number[] = [];
  const waiting: ElementNode[] = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!next.children.some(({ kind }) => kind === "element")) continue;
    for (const child of next.children) {
      if (child.kind === "element") waiting.push(child);
      const blanks = child.kind === "text" ? text.slice(child.start, child.end) : "";
      if (isBlank(blanks)) for (const { index } of blanks.matchAll(/\n/g)) found.push(child.start + index);
    }
  }
  return found;
}

function withName(text: string, { start, end }: Range, renamed: readonly Range[], name: string): string {
  let [written, done] = ["", start];
  for (const range of renamed) {
    if (range.start < done || range.end > end) continue;
    written += text.slice(done, range.start) + name;
    done = range.end;
  }
  return written + text.slice(done, end);
}
