import { randomBytes } from "node:crypto";
import type { Language } from "./language";
import type { SandboxRefusal } from "./refusal";
import type { RowWriter } from "./rows/row-source";

/** A body of which the rows are printed while they are sent, so that a million rows take no memory. */
export type RowsBody = {
  head: string;
  tail: string;
  count: number;
  /** The row that stands at a position of this answer. */
  rowAt: (position: number) => number;
  writer: RowWriter;
  /** What stands between two rows; empty in XML. */
  separator: "," | "";
};

/** A body that is made while it is sent. `pieces` is called once. */
export type StreamBody = { pieces: () => Iterable<Buffer> | AsyncIterable<Buffer> };

/** What a service answers. The writer adds the headers that every answer carries (protocol 3.0). */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | RowsBody | StreamBody;
};

export const JSON_TYPE = "application/json; charset=utf-8";

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** 401, 403, 404 and 413 have no body; AFAS's OpenAPI files name their type application/xml (protocol 3.0). */
export function emptyAnswer(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/xml", ...headers } };
}

/** How a service says no: JSON for REST, a fault for SOAP. */
export type Refuse = (message: string, errorNumber: number) => Answer;

/** Profit saying no: 500, three keys, and the same words in base64 in X-PROFIT-ERROR (protocol 3.0). */
export function refusalAnswer(message: string, errorNumber: number): Answer {
  const profitLogReference = randomBytes(16).toString("hex").toUpperCase();
  return jsonAnswer(
    500,
    { externalMessage: message, errorNumber, profitLogReference },
    { "x-profit-error": Buffer.from(message, "utf8").toString("base64") },
  );
}

export function answerOfRefusal(refusal: SandboxRefusal, language: Language): Answer {
  return refusalAnswer(refusal.messageIn(language), refusal.errorNumber);
}

/** Maintenance or overload (protocol 3.0; the docs print code and message as objects, taken as an artefact). */
export function unavailableAnswer(retryAfterSeconds = 7_200): Answer {
  return jsonAnswer(
    503,
    { error: { code: "503", message: "Service Unavailable" }, retry_after: retryAfterSeconds },
    { "retry-after": `${retryAfterSeconds}` },
  );
}
