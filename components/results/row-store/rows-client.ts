import type {
  QuestionKind,
  ReadTrouble,
  RowsAnswer,
  RowsPort,
  RowsQuestions,
  RowsWindow,
  SetProgress,
} from "./rows-messages";

/** A question that was not answered, because of what `trouble` says. */
export class RowsTrouble extends Error {
  override readonly name = "RowsTrouble";
  readonly trouble: ReadTrouble;

  constructor(trouble: ReadTrouble) {
    super(typeof trouble === "string" ? trouble : trouble.explanation);
    this.trouble = trouble;
  }
}

/** Hears that rows came in. */
type Listener = (progress: SetProgress, window?: RowsWindow) => void;
type Waiting = { resolve: (output: never) => void; reject: (error: RowsTrouble) => void };

/** The page's end of the rows worker: questions that become promises, and who listens to which rows. */
export class RowsClient {
  readonly #port: RowsPort;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Listener>();
  #lastId = 0;
  /** Asked before the worker listened; null = it does. Its script comes in parts, and what it is told between them is lost. */
  #held: unknown[] | null = [];

  constructor(port: RowsPort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<RowsAnswer>) => this.#hear(data);
  }

  ask<K extends QuestionKind>(kind: K, input: RowsQuestions[K]["input"]): Promise<RowsQuestions[K]["output"]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const question = { id, kind, input };
      if (this.#held) this.#held.push(question);
      else this.#port.postMessage(question);
    });
  }

  /** `null` stops listening. */
  listen(setId: string, listener: Listener | null): void {
    if (listener) this.#listeners.set(setId, listener);
    else this.#listeners.delete(setId);
  }

  /** The worker is gone: nothing that waits will be answered. */
  fail(trouble: ReadTrouble): void {
    for (const { reject } of this.#waiting.values()) reject(new RowsTrouble(trouble));
    this.#waiting.clear();
  }

  #hear(answer: RowsAnswer): void {
    if ("isReady" in answer) {
      const held = this.#held ?? [];
      this.#held = null;
      for (const question of held) this.#port.postMessage(question);
      return;
    }
    if ("setId" in answer) return this.#listeners.get(answer.setId)?.(answer.progress, answer.window);
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("trouble" in answer) waiting?.reject(new RowsTrouble(answer.trouble));
    else waiting?.resolve(answer.output as never);
  }
}

let shared: RowsClient | null = null;

/** One worker for all explorers of this browser tab, started at the first question. */
export function rowsClient(): RowsClient {
  if (shared) return shared;
  const worker = new Worker(new URL("./rows.worker.ts", import.meta.url), { type: "module", name: "rows" });
  const client = new RowsClient(worker);
  // Its script could not be fetched, or its memory is full: a new one is made for the next question.
  worker.onerror = () => {
    if (shared === client) shared = null;
    client.fail({ code: "INTERNAL", explanation: "rowsTooMuch", params: { rows: 0 } });
    worker.terminate();
  };
  shared = client;
  return client;
}
