import type { Language } from "../language";
import type { UpdateField } from "../updates/definition";

/** What XML has no way to write, halves of surrogates included, and what would break the one line. */
const UNWRITABLE = /[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * What stands before a field for people to read (protocol 6.2): its label with the table it points into, and its code
 * list. `verwijzing naar` is how the samples say it; that an English environment says `reference to` is inferred.
 */
export function xsdComments({ label, reference, values }: UpdateField, language: Language): string {
  const words = language === "nl" ? "verwijzing naar" : "reference to";
  const pointer = reference ? ` (${words}: ${reference.label} => ${reference.table})` : "";
  const list = values?.map(({ id, description }) => `${id}:${description[language]}`).join("   ");
  return comment(label[language] + pointer) + (list ? comment(`Values:  ${list}`) : "");
}

/** Markup in a comment is only text, and stands there as it is; two hyphens in a row and one at the end may not. */
function comment(text: string): string {
  return `<!--${text.replace(UNWRITABLE, " ").replace(/-(?=-|$)/g, "- ")}-->`;
}
