import type { IncomingMessage } from "node:http";

/** 75 MB, attachments included (protocol 3.0, limits); that MB means 1024 × 1024 is inferred. */
export const LARGEST_BODY = 75 * 1_024 * 1_024;

/**
 * Reads the body, so that the connection can be used again. A body that announces to be too large is not waited for;
 * one that turns out to be is read to its end all the same, because a caller who is cut off while sending never sees
 * the answer.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | "too-large"> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_BODY) return "too-large";
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= LARGEST_BODY) pieces.push(piece);
    else pieces.length = 0;
  }
  return size > LARGEST_BODY ? "too-large" : Buffer.concat(pieces);
}
