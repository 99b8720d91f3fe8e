import { readXml } from "@/lib/xml/read-xml";
import type { Complaint } from "@/lib/xml/validate/complaint";
import { XmlError } from "@/lib/xml/xml-error";
import type { Findings } from "../findings";
import { DEEPEST } from "./check-size";
import { offsetAt } from "./offset-at";

const LIMITS = { depth: DEEPEST, attributes: 1_000_000, nodes: 3_000_000 };
const NOTHING = { open: () => undefined, close: () => undefined, text: () => undefined };

export type ParserFault = Pick<Complaint, "message" | "line" | "column">;

/** What our own parser says of a text, where there is no libxml2 to ask. */
export function ownParserFault(text: string): ParserFault | null {
  try {
    readXml(text, NOTHING, LIMITS);
    return null;
  } catch (error) {
    if (error instanceof XmlError) return { message: error.message, line: error.line, column: error.column };
    throw error;
  }
}

/** Adds a parser's words: to what we found ourselves up to there, or as a problem of their own. */
export function addParserWords(text: string, { message, line, column }: ParserFault, findings: Findings): void {
  const offset = offsetAt(text, line, column);
  const found = findings.kept.filter((one) => one.about === null && one.code !== "notUtf8" && one.start <= offset + 1);
  const nearest = found.sort((one, other) => other.start - one.start)[0];
  if (nearest) {
    nearest.original ??= message;
    return;
  }
  const end = Math.min(text.length, Math.max(offset, 1));
  findings.add({
    code: "notWellFormed",
    range: { start: Math.max(0, end - 1), end },
    params: { message },
    original: message,
  });
}
