import type { CheckedDocument } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";

/** By what a message is judged. Without an XSD, by the model alone. */
export type DocumentRules = { schema: ConnectorSchema; xsd: string | null };

/** `xsdFault`: the XSD does not compile, in libxml2's words; then it was judged by the model alone. */
export type JudgedDocument = CheckedDocument & { xsdFault: string | null };

/**
 * What can be asked of the document worker, and what it answers. All of it is plain values: it crosses threads. Whatever
 * takes a whole document is asked here, so that no key waits for it; a new kind is a line here and one in document-host.
 */
export type DocumentQuestions = {
  /** Comes first, and once. */
  open: { input: DocumentRules; output: void };
  check: { input: { text: string }; output: JudgedDocument };
};

export type QuestionKind = keyof DocumentQuestions;
export type DocumentQuestion = {
  [K in QuestionKind]: { id: number; kind: K; input: DocumentQuestions[K]["input"] };
}[QuestionKind];

export type DocumentAnswer =
  | { id: number; output: DocumentQuestions[QuestionKind]["output"] }
  /** It could not be answered, and the worker is not to be trusted any longer. */
  | { id: number; crash: string }
  /** Unasked, once: from now on questions are heard. */
  | { isReady: true };

/** One end of a channel between threads; a worker, its inside and a MessagePort are all this. */
export type DocumentPort = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
};
