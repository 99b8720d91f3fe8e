/**
 * The files room reads what Profit answers with a file: attachments, files, pictures and reports, over REST and SOAP
 * (protocol 3.9 to 3.12, 4.7, 4.8). Base64 becomes bytes while it arrives, so that 60 MB take no memory. What a file is,
 * whose it is and where it goes are not its business, and none of a file's bytes are kept with the call.
 */
import type { BodyLimits } from "../body";
import { ProfitError } from "../errors";
import { headerWordsOf, profitErrorOf } from "../refusal";
import { faultErrorOf, soapErrorOf } from "../soap/soap-fault";
import { SoapOpening } from "../soap/soap-opening";
import { draftOf } from "../wire-log/call-draft";
import { piecesOf } from "./answer-pieces";
import type { FileScanner, OpeningJudge, ToldOfFile } from "./file-scanner";
import { JsonFileScanner } from "./json-file-scanner";
import { JsonOpening } from "./json-opening";
import { SoapFileScanner } from "./soap-file-scanner";

/** Profit takes 75 MB (protocol 3.0, limits), which as base64 are 100. */
export const MOST_ANSWER_BYTES = 128 * 1024 * 1024;
/** Enough to see what a file is. */
const OPENING_BYTES = 512;

export type FileAnswer = {
  status: number;
  /** The first bytes, which are part of `bytes` too: at least 512, or all of a smaller file. */
  opening: Uint8Array;
  /** To be read to the end, or `return`ed: until then the connection is taken. */
  bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** The name and type that Profit tells; for certain when `bytes` has ended, for it may tell them last. */
  told(): ToldOfFile;
};

export type FileLimits = Partial<BodyLimits>;

/** The answer of REST. Whatever is not the beginning of a file is thrown here, and what goes wrong later by `bytes`. */
export async function jsonFileOf(response: Response, limits: FileLimits = {}): Promise<FileAnswer> {
  if (!response.ok) throw await profitErrorOf(response, limits);
  const refusal = headerWordsOf(response);
  if (refusal !== undefined) {
    await response.body?.cancel();
    throw new ProfitError("REFUSED", refusal, { status: response.status });
  }
  return openedFile(response, new JsonFileScanner(response.status), new JsonOpening(response), limits);
}

/** The answer of SOAP. */
export async function soapFileOf(response: Response, limits: FileLimits = {}): Promise<FileAnswer> {
  if (!response.ok) throw await soapErrorOf(response, limits);
  const scanner = new SoapFileScanner(response.status);
  const opening = new SoapOpening();
  return openedFile(response, scanner, soapJudge(response, scanner, opening), limits);
}

function soapJudge(response: Response, scanner: SoapFileScanner, opening: SoapOpening): OpeningJudge {
  const { status, headers } = response;
  const strangerOf = () => opening.strangerOf(headers.get("content-type"), status);
  return {
    isStranger(piece) {
      opening.take(piece, scanner.contentFrom === null);
      return opening.bytes >= 64 && scanner.contentFrom === null && strangerOf() !== null;
    },
    verdict() {
      const stranger = strangerOf();
      if (stranger || !scanner.isFault) return stranger;
      const shape = { status, fault: "wrongShape" } as const;
      return (
        faultErrorOf(opening.text, status) ??
        new ProfitError("BAD_ANSWER", "The answer is a fault that cannot be read", shape)
      );
    },
  };
}

async function openedFile(
  response: Response,
  scanner: FileScanner,
  judge: OpeningJudge,
  limits: FileLimits,
): Promise<FileAnswer> {
  const leaving = new AbortController();
  const signal = limits.signal ? AbortSignal.any([limits.signal, leaving.signal]) : leaving.signal;
  const source = decodedPieces(response, scanner, judge, { maxBytes: MOST_ANSWER_BYTES, ...limits, signal });
  const first: Buffer[] = [];
  let size = 0;
  while (size < OPENING_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const opening = Buffer.concat(first);
  return {
    status: response.status,
    opening,
    bytes: preceded(opening, source, () => leaving.abort()),
    told: () => ({ ...scanner.told }),
  };
}

async function* decodedPieces(
  response: Response,
  scanner: FileScanner,
  judge: OpeningJudge,
  limits: BodyLimits,
): AsyncGenerator<Buffer, void, undefined> {
  const draft = draftOf(response);
  let received = 0;
  let isStranger = false;
  let fault: unknown = null;
  try {
    for await (const piece of piecesOf(response, limits)) {
      isStranger = judge.isStranger(piece) || isStranger;
      if (isStranger || fault) {
        draft?.onPiece(piece);
        continue;
      }
      let decoded: Buffer[];
      try {
        decoded = scanner.take(piece);
      } catch (error) {
        // Of an answer that has not come to its bytes all is read: what it is instead, or that it broke off, says more.
        if (scanner.contentFrom !== null) throw error;
        fault = error;
        draft?.onPiece(piece);
        continue;
      }
      const kept = scanner.contentFrom === null ? piece.length : Math.max(0, scanner.contentFrom - received);
      // Copied: a view of it, even an empty one, would keep the whole piece alive for as long as the call is kept.
      if (kept > 0) draft?.onPiece(new Uint8Array(piece.subarray(0, kept)));
      if (kept < piece.length) draft?.onUnkept(piece.length - kept);
      received += piece.length;
      yield* decoded;
    }
    const verdict = judge.verdict();
    if (verdict) throw verdict;
    if (fault) throw fault;
    yield* scanner.end();
    draft?.onEnd();
  } catch (error) {
    draft?.onError(error);
    throw error;
  }
}

/** The opening again, and the rest behind it. Leaving lets go of the source also before anything was taken. */
function preceded(
  opening: Uint8Array,
  source: AsyncGenerator<Uint8Array, void, undefined>,
  leave: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const left = <T>(ending: T): T => {
    // Also when the next piece is waited for: the source itself would hear of it only then.
    leave();
    return ending;
  };
  let isFirst = opening.length > 0;
  return {
    next() {
      if (!isFirst) return source.next();
      isFirst = false;
      return Promise.resolve({ done: false, value: opening });
    },
    return: () => left(source.return()),
    throw: (error) => left(source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: () => left(source[Symbol.asyncDispose]()),
  };
}
