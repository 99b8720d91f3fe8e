import { readText, withLineFeeds } from "@/lib/xml/character-data";
import type { AttributeNode, ElementNode, Range } from "@/lib/xml/document/xml-node";

const CDATA_START = "<![CDATA[".length;
const CDATA_END = "]]>".length;

/** What an element says: its text and CDATA, decoded. null when it cannot be read. */
export function textOf(text: string, { children }: Pick<ElementNode, "children">): string | null {
  const [first] = children;
  if (!first) return "";
  if (children.length === 1 && first.kind === "text") return decoded(text, first);
  let said = "";
  for (const { kind, start, end } of children) {
    if (kind === "cdata") said += withLineFeeds(text.slice(start + CDATA_START, end - CDATA_END));
    if (kind !== "text") continue;
    const read = decoded(text, { start, end });
    if (read === null) return null;
    said += read;
  }
  return said;
}

/** Most text is as it stands; what no XML can carry in it is said elsewhere (check-well-formed). */
function decoded(text: string, { start, end }: Range): string | null {
  const written = text.slice(start, end);
  if (!written.includes("&") && !written.includes("\r")) return written;
  const read = readText(written);
  return typeof read === "string" ? read : null;
}

/** What an attribute says; null when it has no value that can be read. */
export function attributeText(text: string, { valueRange }: AttributeNode): string | null {
  if (!valueRange) return null;
  const read = readText(text.slice(valueRange.start, valueRange.end).replace(/[\t\n\r]/g, " "));
  return typeof read === "string" ? read : null;
}

/** Between its tags; all of it when it closes itself. */
export function contentRange({ start, end, openEnd, isSelfClosed, close }: ElementNode): Range {
  return isSelfClosed ? { start, end } : { start: openEnd, end: close?.start ?? end };
}
