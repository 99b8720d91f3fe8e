import type { ConnectionWatch } from "./connection-watch";
import { maskHeaders, type MaskText } from "./mask-secrets";
import type { WireBody, WireCall, WireHeader } from "./wire-call";

/** Of an answer only this much is kept: a page of rows is megabytes, and all of it is somebody's data. */
const KEPT_ANSWER_BYTES = 32 * 1024;
/** Requests are kept whole; a file that is sent along is not. */
const KEPT_REQUEST_CHARACTERS = 256 * 1024;
/** Half a secret at the end of what is kept would not be known as one: the end goes. */
const UNSURE_CHARACTERS = 512;

/** What the transport is about to send. */
export type CallBeginning = { method: string; url: string; headers: Record<string, string>; body: string | undefined };

const drafts = new WeakMap<Response, CallDraft>();

/** The call that this is the answer of, if anybody keeps it. */
export function draftOf(response: Response): CallDraft | undefined {
  return drafts.get(response);
}

/**
 * A call under way. While it runs only moments and references are noted down: the words, and what must not be among
 * them, are looked at by `finished`, when the answer is long with whom it is for.
 */
export class CallDraft implements ConnectionWatch {
  readonly #beginning: CallBeginning;
  readonly #at = Date.now();
  readonly #startedAt = performance.now();
  #sentAt: number | null = null;
  #headersAt: number | null = null;
  #endedAt: number | null = null;
  #head = "";
  #connectMs: number | null = null;
  #wireBytes: number | null = null;
  #answer: Response | null = null;
  #error: unknown = null;
  readonly #pieces: Uint8Array[] = [];
  #bodyBytes = 0;
  #keptBytes = 0;

  constructor(beginning: CallBeginning) {
    this.#beginning = beginning;
  }

  onSent(head: string, connectMs: number | null): void {
    this.#sentAt = performance.now();
    this.#head = head;
    this.#connectMs = connectMs;
  }

  onPacked(bytes: number): void {
    this.#wireBytes = (this.#wireBytes ?? 0) + bytes;
  }

  onAnswer(response: Response): void {
    this.#headersAt = performance.now();
    this.#answer = response;
    drafts.set(response, this);
  }

  onPiece(piece: Uint8Array): void {
    if (this.#keptBytes < KEPT_ANSWER_BYTES) this.#pieces.push(piece);
    this.#keptBytes += piece.byteLength;
    this.#bodyBytes += piece.byteLength;
  }

  /** What is not to be kept, such as the bytes of a file, yet counts for how long the answer was. */
  onUnkept(bytes: number): void {
    this.#bodyBytes += bytes;
  }

  onEnd(): void {
    this.#endedAt = performance.now();
  }

  onError(error: unknown): void {
    this.onEnd();
    this.#error ??= error;
  }

  finished(mask: MaskText): Omit<WireCall, "attempt" | "run"> {
    const { method, url, body } = this.#beginning;
    const answer = this.#answer;
    return {
      at: new Date(this.#at).toISOString(),
      method,
      url: mask(url),
      request: {
        headers: maskHeaders(this.#requestHeaders(), mask),
        body: body === undefined ? null : requestBodyOf(body, mask),
      },
      answer: answer && {
        status: answer.status,
        headers: maskHeaders([...answer.headers], mask),
        body: this.#answerBody(answer, mask),
      },
      timings: this.#timings(),
      error: this.#error === null ? null : errorOf(this.#error, mask),
    };
  }

  /** As undici wrote them; what we asked it to write when it never came to writing. */
  #requestHeaders(): WireHeader[] {
    if (this.#head === "") return Object.entries(this.#beginning.headers);
    const lines = this.#head.split("\r\n").slice(1).filter(Boolean);
    return lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
  }

  #timings(): WireCall["timings"] {
    const endedAt = this.#endedAt ?? this.#headersAt ?? performance.now();
    const waitsFrom = this.#sentAt ?? this.#startedAt;
    const waitMs = this.#headersAt === null ? endedAt - waitsFrom : this.#headersAt - waitsFrom;
    return {
      connectMs: rounded(this.#connectMs),
      isReused: this.#sentAt !== null && this.#connectMs === null,
      waitMs: rounded(waitMs),
      downloadMs: this.#headersAt === null ? null : rounded(endedAt - this.#headersAt),
      totalMs: rounded(endedAt - this.#startedAt) ?? 0,
    };
  }

  #answerBody({ headers }: Response, mask: MaskText): WireBody | null {
    if (this.#bodyBytes === 0) return null;
    const isText = /json|xml|text|html|urlencoded/i.test(headers.get("content-type") ?? "text");
    const kept = isText ? decoded(this.#pieces) : null;
    const isCut = this.#keptBytes > KEPT_ANSWER_BYTES;
    const isShortened = isCut || this.#keptBytes < this.#bodyBytes;
    const masked = kept === null ? null : mask(kept);
    return {
      text: masked !== null && isCut ? masked.slice(0, -UNSURE_CHARACTERS) : masked,
      sizeBytes: this.#bodyBytes,
      wireBytes: this.#wireBytes,
      isShortened,
    };
  }
}

/** Without half a character at the end. */
function decoded(pieces: readonly Uint8Array[]): string {
  let left = KEPT_ANSWER_BYTES;
  const decoder = new TextDecoder();
  return pieces
    .map((piece) => {
      const part = piece.subarray(0, left);
      left -= part.byteLength;
      return decoder.decode(part, { stream: true });
    })
    .join("");
}

function requestBodyOf(body: string, mask: MaskText): WireBody {
  const isShortened = body.length > KEPT_REQUEST_CHARACTERS;
  const masked = mask(isShortened ? body.slice(0, KEPT_REQUEST_CHARACTERS) : body);
  const sizeBytes = Buffer.byteLength(body);
  const text = isShortened ? masked.slice(0, -UNSURE_CHARACTERS) : masked;
  return { text, sizeBytes, wireBytes: sizeBytes, isShortened };
}

function errorOf(error: unknown, mask: MaskText): WireCall["error"] {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
  return { code, message: mask(error instanceof Error ? error.message : String(error)) };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 100) / 100;
}
