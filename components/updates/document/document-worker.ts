import type {
  DocumentAnswer,
  DocumentPort,
  DocumentQuestions,
  DocumentRules,
  Probe,
  QuestionKind,
} from "./document-messages";

/** A port whose other end can be made to stop. */
export type WorkerPort = DocumentPort & {
  onerror: ((event: ErrorEvent) => unknown) | null;
  terminate(): void;
};

/** Why a question got no answer. */
export type WorkerTrouble = "tooSlow" | "crashed";

/** `version`: of the text that the answer is of. */
export type Outcome<K extends QuestionKind> =
  { output: DocumentQuestions[K]["output"]; version: number } | { trouble: WorkerTrouble } | "superseded";

/** Where the text is that the worker follows. */
export type TextSource = {
  text(): string;
  length(): number;
  version(): number;
  /** A few pieces of it, wherever. */
  probes(): readonly Probe[];
};

export type Question = Exclude<QuestionKind, "open" | "text" | "change">;
/** `input` is made when it is sent: by then the text may be another one. */
type Waiting = { kind: Question; input: () => unknown; settle: (outcome: never) => void };

/** Longer than any honest document takes; a person has stopped waiting by then. */
const HANG_MS = 20_000;
/** WebAssembly's memory grows with the largest document and never shrinks. */
const LARGEST_TEXT_KEPT = 8 * 1024 * 1024;

/**
 * The page's end of the document worker, which is told what is typed and so has the text. What takes long is asked one at a
 * time, and of each kind the newest alone waits; what a person waits for is asked at once. The worker is made for the first
 * question, and anew after one that hangs, one that breaks it, and when a large document has become a small one.
 */
export class DocumentWorker {
  readonly #rules: DocumentRules;
  readonly #source: TextSource;
  readonly #start: () => WorkerPort;
  #port: WorkerPort | null = null;
  #isReady = false;
  #largest = 0;
  #running: (Waiting & { id: number }) | null = null;
  readonly #waiting = new Map<Question, Waiting>();
  /** Asked at once, by their number; those before the worker listens are sent when it does. */
  readonly #prompt = new Map<number, Waiting>();
  #hanging: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  /** The number under which the text was sent last. */
  #lastText = 0;
  #isDisposed = false;

  constructor(rules: DocumentRules, source: TextSource, start: () => WorkerPort) {
    this.#rules = rules;
    this.#source = source;
    this.#start = start;
  }

  /** What takes long: an answer is superseded when the same is asked again before it comes. */
  ask<K extends Question>(kind: K, input: () => DocumentQuestions[K]["input"]): Promise<Outcome<K>> {
    return new Promise((resolve) => {
      if (this.#isDisposed) return resolve("superseded");
      this.#waiting.get(kind)?.settle("superseded" as never);
      this.#waiting.set(kind, { kind, input, settle: resolve as Waiting["settle"] });
      this.#next();
    });
  }

  /** What somebody waits for, of the text as it is now. */
  askNow<K extends Question>(kind: K, input: () => DocumentQuestions[K]["input"]): Promise<Outcome<K>> {
    return new Promise((resolve) => {
      if (this.#isDisposed) return resolve("superseded");
      const id = ++this.#lastId;
      const question: Waiting = { kind, input, settle: resolve as Waiting["settle"] };
      this.#prompt.set(id, question);
      const port = this.#port ?? this.#started();
      if (this.#isReady) this.#send(port, id, question);
    });
  }

  /** Something was typed. A worker that does not listen yet is given the whole text when it does. */
  tell(change: DocumentQuestions["change"]["input"]): void {
    if (!this.#port || !this.#isReady) return;
    this.#largest = Math.max(this.#largest, change.length);
    this.#port.postMessage({ id: ++this.#lastId, kind: "change", input: change });
  }

  /** The text is another one altogether. */
  tellAll(): void {
    if (this.#port && this.#isReady) this.#sendText(this.#port);
  }

  /** What waits is superseded. */
  dispose(): void {
    this.#isDisposed = true;
    this.#stop();
    for (const { settle } of this.#outstanding()) settle("superseded" as never);
    this.#forget();
  }

  #next(): void {
    const [first] = this.#waiting.values();
    if (this.#running || !first) return;
    const port = this.#port ?? this.#started();
    if (!this.#isReady) return;
    this.#waiting.delete(first.kind);
    const id = ++this.#lastId;
    this.#running = { ...first, id };
    this.#send(port, id, first);
  }

  #send(port: WorkerPort, id: number, { kind, input }: Waiting): void {
    this.#hanging ??= setTimeout(() => this.#fail("tooSlow"), HANG_MS);
    port.postMessage({ id, kind, input: input() });
  }

  #sendText(port: WorkerPort): void {
    const [text, version] = [this.#source.text(), this.#source.version()];
    this.#largest = Math.max(this.#largest, text.length);
    this.#lastText = ++this.#lastId;
    port.postMessage({ id: this.#lastText, kind: "text", input: { text, version } });
  }

  #started(): WorkerPort {
    const port = this.#start();
    this.#port = port;
    this.#isReady = false;
    port.onmessage = ({ data }: MessageEvent<DocumentAnswer>) => {
      if (this.#port === port) this.#hear(port, data);
    };
    // Its script could not be fetched, or its memory is full.
    port.onerror = () => {
      if (this.#port === port) this.#fail("crashed");
    };
    return port;
  }

  #hear(port: WorkerPort, answer: DocumentAnswer): void {
    if ("isReady" in answer) {
      port.postMessage({ id: 0, kind: "open", input: this.#rules });
      this.#sendText(port);
      this.#isReady = true;
      for (const [id, question] of this.#prompt) this.#send(port, id, question);
      return this.#next();
    }
    if ("crash" in answer) return this.#fail("crashed");
    // Once: what was asked before it was sent is told so as well.
    if ("hasDrifted" in answer && answer.id > this.#lastText) this.#sendText(port);
    this.#settle(answer);
    clearTimeout(this.#hanging);
    this.#hanging = undefined;
    if (this.#isIdle && this.#isTooLarge()) this.#stop();
    // What else was asked has its time from now on.
    else if (!this.#isIdle) this.#hanging = setTimeout(() => this.#fail("tooSlow"), HANG_MS);
    this.#next();
  }

  #settle(answer: Exclude<DocumentAnswer, { isReady: true } | { crash: string }>): void {
    const isRunning = answer.id === this.#running?.id;
    const done = isRunning ? this.#running : this.#prompt.get(answer.id);
    if (!done) return;
    if (isRunning) this.#running = null;
    else this.#prompt.delete(answer.id);
    const isOld = isRunning && this.#waiting.has(done.kind);
    // Asked of a text that was not the editor's: the same again, of the one that is.
    if ("hasDrifted" in answer && !isOld) this.#waiting.set(done.kind, done);
    else if ("hasDrifted" in answer || isOld) done.settle("superseded" as never);
    else done.settle({ output: answer.output, version: answer.version } as never);
  }

  get #isIdle(): boolean {
    return !this.#running && this.#prompt.size === 0;
  }

  #isTooLarge(): boolean {
    return this.#largest > LARGEST_TEXT_KEPT && this.#source.length() <= LARGEST_TEXT_KEPT;
  }

  /** A worker that does not even start answers nobody that waits; one that broke on a question goes on with the next. */
  #fail(trouble: WorkerTrouble): void {
    this.#stop();
    const failed = this.#running ? [this.#running, ...this.#prompt.values()] : this.#outstanding();
    if (!this.#running) this.#waiting.clear();
    this.#running = null;
    this.#prompt.clear();
    for (const { kind, settle } of failed) settle((this.#waiting.has(kind) ? "superseded" : { trouble }) as never);
    this.#next();
  }

  #outstanding(): Waiting[] {
    return [...this.#waiting.values(), ...this.#prompt.values(), ...(this.#running ? [this.#running] : [])];
  }

  #forget(): void {
    this.#waiting.clear();
    this.#prompt.clear();
    this.#running = null;
  }

  #stop(): void {
    clearTimeout(this.#hanging);
    this.#hanging = undefined;
    this.#port?.terminate();
    this.#port = null;
    this.#isReady = false;
    this.#largest = 0;
  }
}
