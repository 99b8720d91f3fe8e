import { type TextEdit, withEdits } from "@/lib/xml/document/text-edit";
import { lineAt } from "../layout/lines";

/** The lines that edits change, before and after; what lies between two places far apart is left out. */
export type Preview = readonly { line: number; before: string; after: string }[];

/** Places nearer to each other than this, in characters, are shown as one. */
const APART = 200;

export function previewOf(text: string, edits: readonly TextEdit[]): Preview {
  const groups: { start: number; end: number; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    const [start, end] = [lineAt(text, edit.start).start, lineAt(text, edit.end).end];
    const last = groups.at(-1);
    if (last && start - last.end < APART) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.map(({ start, end, edits: inside }) => {
    const before = text.slice(start, end);
    const moved = inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return { line: text.slice(0, start).split("\n").length, before, after: withEdits(before, moved) };
  });
}
