import type { DocumentAnswer, DocumentPort, DocumentQuestions, DocumentRules, QuestionKind } from "./document-messages";

/** A port whose other end can be made to stop. */
export type WorkerPort = DocumentPort & {
  onerror: ((event: ErrorEvent) => unknown) | null;
  terminate(): void;
};

/** Why a question got no answer. */
export type WorkerTrouble = "tooSlow" | "crashed";

export type Outcome<K extends QuestionKind> =
  { output: DocumentQuestions[K]["output"] } | { trouble: WorkerTrouble } | "superseded";

type Waiting = { kind: QuestionKind; input: unknown; settle: (outcome: never) => void };

/** Longer than any honest document takes; a person has stopped waiting by then. */
const HANG_MS = 20_000;
/** WebAssembly's memory grows with the largest document and never shrinks. */
const LARGEST_TEXT_KEPT = 8 * 1024 * 1024;

/**
 * The page's end of the document worker: one question at a time, of each kind the newest alone waits. The worker is made
 * for the first question, and anew after one that hangs, one that breaks it, and one about a large document.
 */
export class DocumentWorker {
  readonly #rules: DocumentRules;
  readonly #start: () => WorkerPort;
  #port: WorkerPort | null = null;
  #isReady = false;
  #running: (Waiting & { id: number }) | null = null;
  readonly #waiting = new Map<QuestionKind, Waiting>();
  #hanging: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #isDisposed = false;

  constructor(rules: DocumentRules, start: () => WorkerPort) {
    this.#rules = rules;
    this.#start = start;
  }

  ask<K extends Exclude<QuestionKind, "open">>(kind: K, input: DocumentQuestions[K]["input"]): Promise<Outcome<K>> {
    return new Promise((resolve) => {
      if (this.#isDisposed) return resolve("superseded");
      const question = { kind, input, settle: resolve as Waiting["settle"] };
      this.#waiting.get(kind)?.settle("superseded" as never);
      this.#waiting.set(kind, question);
      this.#next();
    });
  }

  /** What waits is superseded. */
  dispose(): void {
    this.#isDisposed = true;
    this.#stop();
    for (const { settle } of this.#waiting.values()) settle("superseded" as never);
    this.#waiting.clear();
    this.#running?.settle("superseded" as never);
    this.#running = null;
  }

  #next(): void {
    const [first] = this.#waiting.values();
    if (this.#running || !first) return;
    const port = this.#port ?? this.#started();
    if (!this.#isReady) return;
    this.#waiting.delete(first.kind);
    const id = ++this.#lastId;
    this.#running = { ...first, id };
    this.#hanging = setTimeout(() => this.#fail("tooSlow"), HANG_MS);
    port.postMessage({ id, kind: first.kind, input: first.input });
  }

  #started(): WorkerPort {
    const port = this.#start();
    this.#port = port;
    this.#isReady = false;
    port.onmessage = ({ data }: MessageEvent<DocumentAnswer>) => {
      if (this.#port === port) this.#hear(data);
    };
    // Its script could not be fetched, or its memory is full.
    port.onerror = () => {
      if (this.#port === port) this.#fail("crashed");
    };
    return port;
  }

  #hear(answer: DocumentAnswer): void {
    if ("isReady" in answer) {
      this.#port?.postMessage({ id: 0, kind: "open", input: this.#rules });
      this.#isReady = true;
      return this.#next();
    }
    if ("crash" in answer) return this.#fail("crashed");
    const done = this.#running;
    if (answer.id !== done?.id) return;
    this.#running = null;
    clearTimeout(this.#hanging);
    if (isLarge(done.input)) this.#stop();
    const isOld = this.#waiting.has(done.kind);
    done.settle((isOld ? "superseded" : { output: answer.output }) as never);
    this.#next();
  }

  /** A worker that does not even start answers nobody that waits; one that broke on a question goes on with the next. */
  #fail(trouble: WorkerTrouble): void {
    this.#stop();
    const failed = this.#running ? [this.#running] : [...this.#waiting.values()];
    if (!this.#running) this.#waiting.clear();
    this.#running = null;
    for (const { kind, settle } of failed) settle((this.#waiting.has(kind) ? "superseded" : { trouble }) as never);
    this.#next();
  }

  #stop(): void {
    clearTimeout(this.#hanging);
    this.#port?.terminate();
    this.#port = null;
    this.#isReady = false;
  }
}

function isLarge(input: unknown): boolean {
  const { text } = input as { text?: unknown };
  return typeof text === "string" && text.length > LARGEST_TEXT_KEPT;
}
