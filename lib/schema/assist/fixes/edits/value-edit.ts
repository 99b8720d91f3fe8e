import { readText } from "@/lib/xml/character-data";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import { slashBefore } from "../../layout/insertion";
import { insideOf, valueText } from "../../value-text";
import type { FixContext } from "../fix-context";

type At = Pick<FixContext, "document" | "element" | "attribute">;

/** What the attribute or the element says now; null when that cannot be read, or holds more than text. */
export function valueAt({ document, element, attribute }: At): string | null {
  const { text } = document;
  if (attribute) {
    const read = attribute.valueRange && readText(text.slice(attribute.valueRange.start, attribute.valueRange.end));
    return typeof read === "string" ? read : null;
  }
  // A comment among the text would be lost with it.
  if (element.children.some(({ kind }) => kind !== "text" && kind !== "cdata")) return null;
  return valueText(document, element)?.value ?? null;
}

/** Gives the attribute or the element another value. */
export function valueEdit({ document: { text }, element, attribute }: At, value: string): TextEdit | null {
  if (attribute) {
    const { valueRange } = attribute;
    return valueRange && { ...rangeOf(valueRange), text: escapeAttribute(value).replaceAll("'", "&apos;") };
  }
  if (element.isSelfClosed) {
    const start = slashBefore(text, element.openEnd);
    return { start, end: element.openEnd, text: `>${escapeText(value)}</${element.name}>` };
  }
  const isCData = element.children.length === 1 && element.children[0]?.kind === "cdata" && !value.includes("]]>");
  return { ...insideOf(element), text: isCData ? `<![CDATA[${value}]]>` : escapeText(value) };
}

function rangeOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}
