import type { Range } from "@/lib/xml/document/xml-node";

/** Two blanks a level, as Profit's own examples are written. */
export const INDENT = "  ";

/** The blanks and tabs at the beginning of the line that a place is in. */
export function indentAt(text: string, offset: number): string {
  const begin = lineAt(text, offset).start;
  let end = begin;
  while (text[end] === " " || text[end] === "\t") end++;
  return text.slice(begin, end);
}

/** The line around a place, without its line break. */
export function lineAt(text: string, offset: number): Range {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", offset);
  const end = feed === -1 ? text.length : feed;
  return { start, end: end > start && end > offset && text[end - 1] === "\r" ? end - 1 : end };
}

/** How the text ends its lines; the first one tells. */
export function lineBreakOf(text: string): string {
  const feed = text.indexOf("\n");
  return feed > 0 && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

const BLANK = /^[ \t\r\n]*$/;

/** Blank as XML counts it, which has only four such signs. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
