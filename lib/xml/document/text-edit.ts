import type { Range } from "./xml-node";

/** What stands in the range becomes `text`. */
export type TextEdit = Range & { text: string };

/** Applies edits that do not overlap, in any order; those at one place keep theirs. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort((one, other) => one.edit.start - other.edit.start || one.index - other.index);
  let done = 0;
  let result = "";
  for (const { edit } of sorted) {
    if (edit.start < done) throw new RangeError("Edits overlap");
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** The one edit that makes a text another: what they begin and end with alike stays. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let behind = 0;
  while (
    behind < most - start &&
    before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind)
  )
    behind++;
  return { start, end: before.length - behind, text: after.slice(start, after.length - behind) };
}
