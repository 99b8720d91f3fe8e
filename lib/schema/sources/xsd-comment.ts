import type { Code, Reference } from "../connector-schema";
import { mendEncoding } from "./mend-encoding";

/** What the comments before a declaration say (protocol 6.2). */
export type CommentFacts = { label: string | null; reference: Reference | null; codes: Code[] | null };

const VALUES = /^Values:\s*/;
const REFERENCE = /^(.*?)\s*\(verwijzing naar: (.*?) => ([^()\s]+)\)$/s;
/** Between two codes: three blanks. Texts may hold one or two. */
const BETWEEN_CODES = /\s{3,}/;

export const NO_COMMENT: CommentFacts = { label: null, reference: null, codes: null };

/** Adds one comment to what the ones before it said. A label begins anew: before it may stand those of a field that was taken out. */
export function withComment(facts: CommentFacts, written: string): CommentFacts {
  const comment = mendEncoding(written).trim();
  if (VALUES.test(comment)) return { ...facts, codes: codesOf(comment.replace(VALUES, "")) };
  const [, label = "", text = "", table = ""] = REFERENCE.exec(comment) ?? [];
  if (table === "") return { ...NO_COMMENT, label: comment };
  return { ...NO_COMMENT, label: label.trim(), reference: { text, table } };
}

function codesOf(list: string): Code[] {
  if (list === "") return [];
  const codes: Code[] = [];
  for (const pair of list.split(BETWEEN_CODES)) {
    const colon = pair.indexOf(":");
    const last = codes.at(-1);
    // No colon: the text before it held three blanks.
    if (colon === -1 && last) last.text = `${last.text ?? ""}   ${pair}`;
    else codes.push(colon === -1 ? codeOf(pair, null) : codeOf(pair.slice(0, colon), pair.slice(colon + 1)));
  }
  return codes;
}

function codeOf(id: string, text: string | null): Code {
  return { id, text, englishText: null };
}
