import type { TextEdit } from "@/lib/xml/document/text-edit";

/** A change that makes one problem go away. Its title is `updateAssist.fix.<kind>` of lib/messages, with these params. */
export type Fix = {
  kind: FixKind;
  params: Readonly<Record<string, string | number>>;
  /** They do not overlap. */
  edits: readonly TextEdit[];
  /** The one that is most likely meant; at most one of a problem's. */
  isPreferred: boolean;
};

export const FIX_KINDS = [
  "rename", // { from, to, label }
  "move", // { name, parent }
  "insertElement", // { name }
  "insertMandatory", // { name, label }
  "insertKey", // { name, label }
  "insertFile", // { name }
  "setAction", // { action }
  "shorten", // { name, limit }
  "replaceValue", // { from, to }
  "replaceCode", // { from, to, label } label: the code's text
  "dropZone", // { from, to }
  "round", // { from, to }
  "setNil", // { name }
  "removeElement", // { name }
  "removeAttribute", // { name }
  "removeText", // {}
  "removeNil", // { name }
  "removeDoctype", // {}
  "replaceEntity", // { from, to }
  "setEncoding", // {}
] as const;
export type FixKind = (typeof FIX_KINDS)[number];
