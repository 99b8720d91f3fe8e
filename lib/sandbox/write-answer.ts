import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { constants, createGzip } from "node:zlib";
import type { Answer } from "./answer";
import { PIECE, type Pieces, piecesOf } from "./body-pieces";
import type { Fault } from "./faults";
import { pause } from "./pause";

const COMMON_HEADERS = {
  "cache-control": "no-store, no-cache",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
  "x-frame-options": "deny",
  "x-afas-proxy-version": "4.3.0.0",
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "Content-Type, Accept, Authorization, OnlineSessionId, Accept-Language",
  "access-control-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
  "access-control-max-age": "1728000",
} as const;

/**
 * Sends an answer with the headers that every one carries (protocol 3.0), as fast as the reader takes it. `onSent`
 * hears how many body bytes went out. A reader who leaves ends it quietly; a fault can slow it down or cut it off.
 */
export async function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  effect: { fault: Fault | undefined; startedAt: number; onSent?: (bytes: number) => void },
): Promise<void> {
  const spent = Math.round(performance.now() - effect.startedAt);
  const headers: Record<string, string> = {
    ...COMMON_HEADERS,
    "x-afas-proxy-stats": `init(0ms), before response(${spent}ms), complete(${spent}ms)`,
    ...answer.headers,
  };
  // An answer that is to be cut off must not tell that it has nothing to lose.
  if (answer.body === undefined && effect.fault?.kind !== "truncate") {
    // HTTP allows no length beside 204.
    response.writeHead(answer.status, answer.status === 204 ? headers : { ...headers, "content-length": "0" }).end();
    return;
  }
  // An announced length counts the bytes themselves: a file that is sent raw goes as it is.
  const zipped = headers["content-length"] === undefined && acceptsGzip(request.headers["accept-encoding"]);
  if (zipped) headers["content-encoding"] = "gzip";
  response.writeHead(answer.status, { ...headers, vary: "Accept-Encoding" });
  const pieces = piecesOf(answer.body ?? "");
  await pump(zipped ? zippedPieces(pieces) : pieces, response, effect.fault, effect.onSent ?? (() => undefined));
}

/** The fastest level: on a local network the sandbox's time is dearer than its bytes. */
async function* zippedPieces(pieces: Pieces): AsyncGenerator<Buffer> {
  const source = Readable.from(pieces);
  const zip = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: PIECE });
  try {
    yield* source.pipe(zip) as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
    zip.destroy();
  }
}

async function pump(
  pieces: Pieces,
  response: ServerResponse,
  fault: Fault | undefined,
  onSent: (bytes: number) => void,
): Promise<void> {
  const limit = fault?.kind === "truncate" ? fault.bytes : Number.POSITIVE_INFINITY;
  let left = limit;
  for await (const piece of fault?.kind === "drip" ? dripping(pieces, response, fault) : pieces) {
    if (response.destroyed || left === 0) break;
    const part = piece.subarray(0, left);
    left -= part.length;
    onSent(part.length);
    if (limit !== Number.POSITIVE_INFINITY) await flushed(response, part);
    else if (!response.write(part)) await drained(response);
  }
  // Cut off even when all of it was sent: without its end the answer never looks whole.
  if (limit === Number.POSITIVE_INFINITY) response.end();
  else response.destroy();
}

/** Until the piece has left this process, so that exactly so much arrives before the connection breaks. */
function flushed(response: ServerResponse, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.write(piece, () => resolve());
  });
}

/** Small pieces with pauses; a reader who leaves is noticed at the next one. */
async function* dripping(
  pieces: Pieces,
  response: ServerResponse,
  { bytes, everyMs }: Extract<Fault, { kind: "drip" }>,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += bytes) {
      yield piece.subarray(from, from + bytes);
      await pause(everyMs, response);
    }
  }
}

/** Until the reader has taken what was written, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
    if (response.destroyed) done();
  });
}

/** Only when the caller asks for it, and not when it says "gzip;q=0". */
function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? "")
    .split(",")
    .some((part) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0+)?\s*$).*)?$/i.test(part));
}
