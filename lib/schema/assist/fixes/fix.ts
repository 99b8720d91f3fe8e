import type { TextEdit } from "@/lib/xml/document/text-edit";

/** A change that makes one problem go away. Its title is `updateAssist.fix.<kind>` of lib/messages, with these params. */
export type Fix = {
  kind: FixKind;
  params: Readonly<Record<string, string | number>>;
  /** They do not overlap. */
  edits: readonly TextEdit[];
  /** The one that is meant as good as certainly, and loses nothing; at most one of a problem's. */
  isPreferred: boolean;
};

export const FIX_KINDS = [
  "rename", // { from, to, label } label "none" without one
  "move", // { name, parent }
  "insertElement", // { name }
  "insertMandatory", // { name, label, value } value: the example that is put in
  "insertKey", // { name, label }
  "setAction", // { action }
  "shorten", // { name, limit }
  "replaceValue", // { from, to }
  "replaceCode", // { from, to, label } label: the code's text, or "none"
  "dropZone", // { from, to }
  "round", // { from, to }
  "setNil", // { name }
  "removeNil", // { name }
  "emptyElement", // { name }
  "removeElement", // { name }
  "removeAttribute", // { name }
  "declarePrefix", // { prefix }
  "closeElement", // { name }
  "removeTag", // { name }
  "addEnding", // { ending } of a tag, a quote, a comment
  "removeText",
  "removeDoctype",
  "replaceEntity", // { from, to }
  "setEncoding",
] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** Not more choices than one takes in at a look. */
export const MOST_CHOICES = 3;

export function fixOf(kind: FixKind, params: Fix["params"], edits: readonly TextEdit[], isPreferred = false): Fix {
  return { kind, params, edits, isPreferred };
}
