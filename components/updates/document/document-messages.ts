import type { JsonTwin } from "@/lib/schema/twin/to-json";
import type { XmlTwin } from "@/lib/schema/twin/to-xml";
import type { Candidates, Completion } from "@/lib/schema/assist/completion/completion";
import type { Fix } from "@/lib/schema/assist/fixes/fix";
import type { Preview } from "@/lib/schema/assist/fixes/preview-of";
import type { Hover } from "@/lib/schema/assist/hover/hover";
import type { Insertion } from "@/lib/schema/assist/insert/insert-missing";
import type { OutlineEntry } from "@/lib/schema/assist/outline/outline";
import type { SampleExtent } from "@/lib/schema/assist/sample/sample-of";
import type { CheckedDocument, Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { Range } from "@/lib/xml/document/xml-node";
import type { Packed } from "./schema-parts";

/** By what a message is judged. Without an XSD, by the model alone. */
export type DocumentRules = { schema: ConnectorSchema; xsd: string | null };

/** Line and column, both from 1. */
export type ShownProblem = Problem & { line: number; column: number };

/** `xsdFault`: the XSD does not compile, in libxml2's words; then it was judged by the model alone. */
export type JudgedDocument = { problems: ShownProblem[]; counts: CheckedDocument["counts"]; xsdFault: string | null };

/** A piece of the text as the page has it: where the worker's own differs, the two have drifted apart. */
export type Probe = { at: number; text: string };

export type OutlineLine = { entry: Omit<OutlineEntry, "children">; depth: number };
export type OfferedFix = { fix: Fix; preview: Preview };

/** `json` is null where the one that is known is still so, or becomes so by the edit. */
export type FollowedJson = {
  /** Of this state of the JSON. */
  number: number;
  json: string | null;
  edit: TextEdit | null;
  differences: JsonTwin["differences"];
};

/**
 * What can be asked of the document worker, and what it answers. It keeps the text as the editor has it, so that no question
 * carries one: an offset is of the text as it was when the question was sent. All of it is plain values: it crosses threads;
 * parts of the schema go as numbers. A new kind is a line here and one in document-deeds.
 */
export type DocumentQuestions = {
  /** Comes first, and once. */
  open: { input: DocumentRules; output: void };
  /** The text anew: at first, and when the two drifted apart. */
  text: { input: { text: string; version: number }; output: void };
  /** What was typed; `length` is that of the text behind it. */
  change: { input: { edits: readonly TextEdit[]; version: number; length: number }; output: void };
  /** `isWhole`: all of it by libxml2, and not what changed alone. */
  check: { input: { isWhole: boolean; probes: readonly Probe[] }; output: JudgedDocument };
  /** `candidates` only when they are others than before. */
  completions: { input: { offset: number; candidates: Candidates | null }; output: Packed<readonly Completion[]> };
  hover: { input: { offset: number }; output: Packed<Hover | null> };
  tagPair: { input: { offset: number }; output: readonly [Range, Range] | null };
  /** What closes the tag that ends at the place. */
  closing: { input: { offset: number }; output: string | null };
  outline: { input: { most: number }; output: readonly OutlineLine[] };
  fixes: { input: { problem: Problem }; output: readonly OfferedFix[] };
  insertion: { input: { offset: number; extent: SampleExtent }; output: Insertion | null };
  format: { input: null; output: readonly TextEdit[] };
  /** `known`: the state of the JSON that the page has, as it was sent; null for none. */
  json: { input: { known: number | null }; output: FollowedJson };
  differences: { input: null; output: JsonTwin["differences"] };
  xml: { input: { json: string }; output: Pick<XmlTwin, "faults" | "edits"> };
};

export type QuestionKind = keyof DocumentQuestions;
export type DocumentQuestion = {
  [K in QuestionKind]: { id: number; kind: K; input: DocumentQuestions[K]["input"] };
}[QuestionKind];

export type DocumentAnswer =
  /** `version`: of the text that it is of. */
  | { id: number; output: DocumentQuestions[QuestionKind]["output"]; version: number }
  /** It could not be answered, and the worker is not to be trusted any longer. */
  | { id: number; crash: string }
  /** The text is not the editor's any more: it is wanted anew. */
  | { id: number; hasDrifted: true }
  /** Unasked, once: from now on questions are heard. */
  | { isReady: true };

/** One end of a channel between threads; a worker, its inside and a MessagePort are all this. */
export type DocumentPort = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
};
