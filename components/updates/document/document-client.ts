import type { Candidates, Completion } from "@/lib/schema/assist/completion/completion";
import type { Hover } from "@/lib/schema/assist/hover/hover";
import type { DocumentQuestions, DocumentRules, JudgedDocument } from "./document-messages";
import { DocumentWorker, type Question, type TextSource, type WorkerPort, type WorkerTrouble } from "./document-worker";
import { SchemaParts } from "./schema-parts";

/** `trouble`: the worker gave no answer, and nothing is known of the document; another one may well be answered. */
export type CheckAnswer = JudgedDocument & { version: number; trouble: WorkerTrouble | null };

type Told<K extends Question> = { output: DocumentQuestions[K]["output"]; version: number };

export type DocumentClient = {
  /** For each change of the text; null when it is another one altogether. */
  tell(change: DocumentQuestions["change"]["input"] | null): void;
  /** The newest question wins: one that is asked before an answer comes makes the answer "superseded". Never rejects. */
  check(isWhole: boolean): Promise<CheckAnswer | "superseded">;
  completions(offset: number, candidates: Candidates): Promise<readonly Completion[]>;
  hover(offset: number): Promise<Hover | null>;
  /** What somebody waits for; null when there is no answer. */
  now<K extends Question>(kind: K, input: DocumentQuestions[K]["input"]): Promise<Told<K> | null>;
  /** What takes long; null when there is no answer, or it is asked anew before one comes. */
  later<K extends Question>(kind: K, input: DocumentQuestions[K]["input"]): Promise<Told<K> | null>;
  dispose(): void;
};

/** Asks about a message in a worker of its own, made at the first question, which follows its text. */
export function createDocumentClient(
  rules: DocumentRules,
  source: TextSource,
  start = startDocumentWorker,
): DocumentClient {
  let known: Candidates | null = null;
  let parts: SchemaParts | null = null;
  const unpacking = () => (parts ??= new SchemaParts(rules.schema));
  const startAnew = () => {
    known = null;
    return start();
  };
  const worker = new DocumentWorker(rules, source, startAnew);
  const told = <T>(outcome: T | { trouble: WorkerTrouble } | "superseded"): T | null =>
    outcome === "superseded" || (typeof outcome === "object" && outcome !== null && "trouble" in outcome)
      ? null
      : outcome;
  return {
    tell: (change) => (change ? worker.tell(change) : worker.tellAll()),
    check: async (isWhole) => {
      const outcome = await worker.ask("check", () => ({ isWhole, probes: isWhole ? source.probes() : [] }));
      if (outcome === "superseded") return outcome;
      if ("trouble" in outcome) return { ...NOTHING_KNOWN, version: source.version(), ...outcome };
      return { ...outcome.output, version: outcome.version, trouble: null };
    },
    completions: async (offset, candidates) => {
      // What is known is so once it was answered, and until the worker is made anew.
      const asked = () => ({ offset, candidates: candidates === known ? null : candidates });
      const answer = told(await worker.askNow("completions", asked));
      if (!answer) return [];
      known = candidates;
      return unpacking().unpack(answer.output);
    },
    hover: async (offset) => {
      const answer = told(await worker.askNow("hover", () => ({ offset })));
      return answer && unpacking().unpack(answer.output);
    },
    now: async (kind, input) => told(await worker.askNow(kind, () => input)),
    later: async (kind, input) => told(await worker.ask(kind, () => input)),
    dispose: () => worker.dispose(),
  };
}

const NOTHING_KNOWN: JudgedDocument = { problems: [], counts: { errors: 0, warnings: 0 }, xsdFault: null };

function startDocumentWorker(): WorkerPort {
  return new Worker(new URL("./document.worker.ts", import.meta.url), { type: "module", name: "document" });
}
