import type { OpenQuestions } from "../settings";

/** Text compares without regard to case or accents, as the database's collation does (inferred; protocol 5). */
export function folded(text: string): string {
  // Most cells are plain ASCII and need no decomposition.
  return /^[\u0000-\u007f]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export type PatternKind = "contains" | "startsWith" | "endsWith" | "written";

/**
 * A test for the text operators. Clients send the plain text or put `%` around, before or after it: both mean the same,
 * so `%` at the ends the operator itself leaves open is dropped (protocol 5, 9.4). "written" takes the `%` as they stand.
 */
export function textPattern(
  kind: PatternKind,
  value: string,
  percentInside: OpenQuestions["percentInside"],
): (text: string) => boolean {
  let core = folded(value);
  const openStart = kind === "contains" || kind === "endsWith" || core.startsWith("%");
  const openEnd = kind === "contains" || kind === "startsWith" || (core.endsWith("%") && core.length > 0);
  core = core.replace(/^%+/, "").replace(/%+$/, "");
  const parts = percentInside === "wildcard" ? core.split(/%+/) : [core];
  return (text) => matches(folded(text), parts, openStart, openEnd);
}

/** Finds the parts one after another; linear, where a pattern made into a regular expression could explode. */
function matches(text: string, parts: readonly string[], openStart: boolean, openEnd: boolean): boolean {
  const last = parts.length - 1;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    if (index === last && !openEnd) {
      const at = text.length - part.length;
      return at >= from && text.endsWith(part) && (index > 0 || openStart || at === 0);
    }
    const at = index === 0 && !openStart ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
