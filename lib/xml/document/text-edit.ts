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
