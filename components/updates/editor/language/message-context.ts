import type { Candidates, Completion } from "@/lib/schema/assist/completion/completion";
import type { Hover } from "@/lib/schema/assist/hover/hover";
import type { Fix } from "@/lib/schema/assist/fixes/fix";
import type { OutlineEntry } from "@/lib/schema/assist/outline/outline";
import type { SampleExtent } from "@/lib/schema/assist/sample/sample-of";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { readDocument } from "@/lib/xml/document/read-document";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { monaco } from "../monaco";

/** What the editor's features know of one message: its schema, what is wrong with it, and words for people. */
export type MessageContext = {
  schema: ConnectorSchema;
  /** What the last check found, and in which text: it may be of a moment ago. */
  checked: () => { text: string; problems: readonly Problem[] } | null;
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
  outline: (entry: OutlineEntry) => string;
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

const read = new WeakMap<monaco.editor.ITextModel, { version: number; document: XmlDocument }>();

/** The tree of a model's text, read once for each state of it. */
export function documentOf(model: monaco.editor.ITextModel): XmlDocument {
  const version = model.getVersionId();
  const known = read.get(model);
  if (known?.version === version) return known.document;
  const document = readDocument(model.getValue());
  read.set(model, { version, document });
  return document;
}
