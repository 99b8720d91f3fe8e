import type { DocumentRules, JudgedDocument } from "./document-messages";
import { DocumentWorker, type WorkerPort, type WorkerTrouble } from "./document-worker";

/** `trouble`: the worker gave no answer, and nothing is known of the document; another one may well be answered. */
export type CheckAnswer = JudgedDocument & { trouble: WorkerTrouble | null };

export type DocumentChecker = {
  /** The newest question wins: one that is asked before an answer comes makes the answer "superseded". Never rejects. */
  check(text: string): Promise<CheckAnswer | "superseded">;
  dispose(): void;
};

/** Looks at a message in a worker of its own, made at the first question. */
export function createDocumentChecker(rules: DocumentRules, start = startDocumentWorker): DocumentChecker {
  const worker = new DocumentWorker(rules, start);
  return {
    check: async (text) => {
      const outcome = await worker.ask("check", { text });
      if (outcome === "superseded") return outcome;
      return "trouble" in outcome ? { ...NOTHING_KNOWN, ...outcome } : { ...outcome.output, trouble: null };
    },
    dispose: () => worker.dispose(),
  };
}

const NOTHING_KNOWN: JudgedDocument = { problems: [], counts: { errors: 0, warnings: 0 }, xsdFault: null };

function startDocumentWorker(): WorkerPort {
  return new Worker(new URL("./document.worker.ts", import.meta.url), { type: "module", name: "document" });
}
