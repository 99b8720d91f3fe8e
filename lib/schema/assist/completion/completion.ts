import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { Range } from "@/lib/xml/document/xml-node";
import type { Code, SchemaField, SchemaObject } from "../../connector-schema";

/** A record of the table that a field refers to, as the caller fetched it. */
export type Candidate = { id: string; text: string | null };
/** By the table's name, as `SchemaField.reference` tells it. */
export type Candidates = ReadonlyMap<string, readonly Candidate[]>;

/** What an editor needs to show and to do it; words for people are made from `what` (lib/messages, updateAssist). */
export type Completion = {
  what: CompletionSubject;
  /** Shown first. */
  label: string;
  /** What was typed in `range` must occur in it, letter by letter. */
  filterText: string;
  /** Sorts as text. */
  sortText: string;
  /** Takes the place of `range`, in the syntax of snippets; its lines are indented among themselves. */
  snippet: string;
  range: Range;
  /** Done together with it, elsewhere in the text. */
  extraEdits: readonly TextEdit[];
  /** Where the cursor belongs in the new text when the thing itself goes elsewhere. */
  cursorAfter: number | null;
};

export type CompletionSubject =
  | { kind: "field"; field: SchemaField; isRequired: boolean; isHere: boolean }
  | { kind: "object"; object: SchemaObject; isRequired: boolean; isHere: boolean }
  | { kind: "structure"; name: "Element" | "Fields" | "Objects"; object: SchemaObject; isHere: boolean }
  | { kind: "closeTag"; name: string }
  | { kind: "key"; field: SchemaField }
  | { kind: "attribute"; name: "Action" | "xsi:nil" | "xmlns:xsi" }
  | { kind: "action"; action: Action }
  | { kind: "boolean"; value: boolean }
  | { kind: "code"; code: Code }
  | { kind: "reference"; candidate: Candidate }
  | { kind: "namespace" };

export const ACTIONS = ["insert", "update", "delete"] as const;
export type Action = (typeof ACTIONS)[number];

/** A dollar sign, a brace and a backslash mean something in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Numbers that sort as text. */
export function sortKey(...parts: readonly number[]): string {
  return parts.map((part) => String(part).padStart(5, "0")).join("-");
}
