import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { type BodyLimits, readPieces } from "../body";
import { ProfitError } from "../errors";
import { headerWordsOf, isHtml, profitErrorOf } from "../refusal";

export type ReadLimits = Partial<BodyLimits>;

/** The body of an answer that says 200 and really is JSON text, without its byte order mark; else what it is instead. */
export async function readJsonBytes(response: Response, limits: ReadLimits & { maxBytes: number }): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await readJsonPieces(response, limits, (piece) => void pieces.push(piece));
  const bytes = Buffer.concat(pieces);
  assertUtf8(bytes, response.status);
  return bytes;
}

/** The same, handed on as it arrives. Whether all of it is UTF-8 is for the caller to see, with `assertUtf8`. */
export async function readJsonPieces(
  response: Response,
  limits: ReadLimits & { maxBytes: number },
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  if (!response.ok) throw await profitErrorOf(response, limits);
  const { status } = response;
  // One client treats the header as a refusal whatever the status (protocol 3.0); rows under it are not to be trusted.
  const refusal = headerWordsOf(response);
  if (refusal !== undefined) {
    await response.body?.cancel();
    throw new ProfitError("REFUSED", refusal, { status });
  }
  const opening = new JsonOpening(onPiece);
  await readPieces(response, limits, (piece) => opening.take(piece));
  opening.end();
  if (opening.kind === "json") return;
  if (opening.kind === "empty")
    throw new ProfitError("BAD_ANSWER", `Status ${status} and an empty answer`, { status, fault: "empty" });
  throw isHtml(response.headers.get("content-type"), opening.beginning)
    ? new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" })
    : new ProfitError("BAD_ANSWER", "The answer is not JSON", { status, fault: "notJson" });
}

export function assertUtf8(bytes: Uint8Array, status: number): void {
  if (!isUtf8(bytes)) throw new ProfitError("BAD_ANSWER", "The answer is not UTF-8", { status, fault: "notJson" });
}

/** Enough to tell a web page, and to see a byte order mark whole. */
const BEGINNING = 64;

/**
 * Looks at the first bytes of an answer and hands on what follows only when it can be JSON. What is something else is
 * still read to its end: that it broke off, or is far too large, says more than how it began.
 */
class JsonOpening {
  readonly #onPiece: (piece: Uint8Array) => void;
  #held: Buffer | null = Buffer.alloc(0);
  kind: "empty" | "json" | "other" = "empty";
  beginning = "";

  constructor(onPiece: (piece: Uint8Array) => void) {
    this.#onPiece = onPiece;
  }

  take(piece: Uint8Array): void {
    if (this.kind === "json") return this.#onPiece(piece);
    if (!this.#held) return;
    this.#held = Buffer.concat([this.#held, piece]);
    if (this.#held.length >= BEGINNING) this.#judge();
  }

  end(): void {
    if (this.kind === "empty" && this.#held) this.#judge();
  }

  #judge(): void {
    const bytes = withoutByteOrderMark(this.#held ?? Buffer.alloc(0));
    const start = bytes.findIndex((byte) => byte > 0x20);
    // Blanks need not be kept.
    this.#held = start === -1 ? Buffer.alloc(0) : null;
    if (start === -1) return;
    this.kind = bytes[start] === 0x7b || bytes[start] === 0x5b ? "json" : "other";
    if (this.kind === "json") this.#onPiece(bytes);
    else this.beginning = bytes.toString("latin1", start, start + BEGINNING);
  }
}

/** Reads a small JSON answer against its schema. `what` names it in errors. */
export async function readJson<T>(
  response: Response,
  schema: z.ZodType<T>,
  what: string,
  limits: ReadLimits = {},
): Promise<T> {
  const bytes = await readJsonBytes(response, { maxBytes: 16 * 1024 * 1024, ...limits });
  const { status } = response;
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    const isCutOff = cause instanceof SyntaxError && stopsAtEnd(cause, bytes);
    throw isCutOff
      ? new ProfitError("BAD_ANSWER", `The ${what} stops after ${bytes.length} bytes`, {
          status,
          fault: "cutOff",
          cause,
        })
      : new ProfitError("BAD_ANSWER", `The ${what} is not JSON`, { status, fault: "notJson", cause });
  }
  const answer = schema.safeParse(json);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  throw new ProfitError(
    "BAD_ANSWER",
    `The ${what} has an unexpected shape${issue ? `: ${issue.path.join(".") || "the whole"}: ${issue.message}` : ""}`,
    { status, fault: "wrongShape", cause: answer.error },
  );
}

/** True when the parser came to the end without a fault: what is there is right, the rest is missing. */
function stopsAtEnd(error: SyntaxError, bytes: Buffer): boolean {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined
    ? /end of JSON input/.test(error.message)
    : /^Unterminated/.test(error.message) || Number(position) >= bytes.toString("utf8").length;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
