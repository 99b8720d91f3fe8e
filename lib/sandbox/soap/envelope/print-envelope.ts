import { escapeText } from "@/lib/xml/escape-xml";
import type { Answer, RowsBody, StreamBody } from "../../answer";
import { ENVELOPE_NAMESPACES, type SoapVersion } from "./read-envelope";

export const SERVICES_NAMESPACE = "urn:Afas.Profit.Services";

const TYPES: Readonly<Record<SoapVersion, string>> = {
  "1.1": "text/xml; charset=utf-8",
  "1.2": "application/soap+xml; charset=utf-8",
};

const END = "</soap:Body></soap:Envelope>";

/** Declaration, envelope and body in one line, with the three prefixes of real answers (protocol 4.1). */
function startOf(version: SoapVersion): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACES[version]}"` +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
  );
}

/** Text of the envelope; a carriage return as a reference, or a parser would make a line feed of it. */
export function escapeEnvelopeText(text: string): string {
  return escapeText(text).replaceAll("\r", "&#xD;");
}

/** What is inside the body, as an HTTP answer. */
export function envelopeAnswer(version: SoapVersion, status: number, content: string): Answer {
  return { status, headers: { "content-type": TYPES[version] }, body: startOf(version) + content + END };
}

/** Every result is one string (protocol 4.1); an empty one is `<ExecuteResult />`, as in the real answers. */
export function resultAnswer(version: SoapVersion, operation: string, result: string): Answer {
  const text = result === "" ? `<${operation}Result />` : wrapped(operation, escapeEnvelopeText(result));
  return envelopeAnswer(version, 200, respond(operation, text));
}

/** An operation that gives nothing back (inferred form). */
export function voidAnswer(version: SoapVersion, operation: string): Answer {
  return envelopeAnswer(version, 200, `<${operation}Response xmlns="${SERVICES_NAMESPACE}" />`);
}

/** A result that is printed while it is sent, and is escaped already. */
export function streamedAnswer(version: SoapVersion, operation: string, result: RowsBody | StreamBody): Answer {
  const [before = "", after = ""] = respond(operation, wrapped(operation, "\0")).split("\0");
  const start = startOf(version) + before;
  const end = after + END;
  const body =
    "pieces" in result
      ? { pieces: () => enclosed(start, result.pieces(), end) }
      : { ...result, head: start + result.head, tail: result.tail + end };
  return { status: 200, headers: { "content-type": TYPES[version] }, body };
}

async function* enclosed(start: string, pieces: ReturnType<StreamBody["pieces"]>, end: string): AsyncGenerator<Buffer> {
  yield Buffer.from(start, "utf8");
  yield* pieces;
  yield Buffer.from(end, "utf8");
}

function respond(operation: string, content: string): string {
  return `<${operation}Response xmlns="${SERVICES_NAMESPACE}">${content}</${operation}Response>`;
}

function wrapped(operation: string, text: string): string {
  return `<${operation}Result>${text}</${operation}Result>`;
}
