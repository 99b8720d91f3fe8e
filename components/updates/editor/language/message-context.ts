import type { Candidates, Completion } from "@/lib/schema/assist/completion/completion";
import type { Hover } from "@/lib/schema/assist/hover/hover";
import type { Fix } from "@/lib/schema/assist/fixes/fix";
import type { OutlineEntry } from "@/lib/schema/assist/outline/outline";
import type { SampleExtent } from "@/lib/schema/assist/sample/sample-of";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { DocumentClient } from "@/components/updates/document/document-client";
import type { monaco } from "../monaco";

/** What the editor's features know of one message: its schema, what is wrong with it, and words for people. */
export type MessageContext = {
  schema: ConnectorSchema;
  /** Who knows the tree of the text; null for the moment in which a page is put together. */
  client: () => DocumentClient | null;
  /** What the last check found, and in which version of the text: it may be of a moment ago. */
  checked: () => { version: number; problems: readonly Problem[] } | null;
  candidates: () => Candidates;
  words: () => MessageWords;
};

/** In the person's language; lib/schema tells codes only. */
export type MessageWords = {
  completion: (what: Completion["what"]) => { detail: string; description: string; documentation: string };
  /** Lines of Markdown, already escaped. */
  hover: (hover: Hover) => string[];
  fix: (fix: Fix) => string;
  insert: (extent: SampleExtent) => string;
  outline: (entry: Pick<OutlineEntry, "kind" | "name" | "marks" | "number">) => string;
  problem: (problem: Problem) => string;
};

const contexts = new Map<string, MessageContext>();

/** One model, one context; returns how to forget it. */
export function attachContext(model: monaco.editor.ITextModel, context: MessageContext): () => void {
  const key = model.uri.toString();
  contexts.set(key, context);
  return () => {
    if (contexts.get(key) === context) contexts.delete(key);
  };
}

export function contextOf(model: monaco.editor.ITextModel): MessageContext | undefined {
  return contexts.get(model.uri.toString());
}
