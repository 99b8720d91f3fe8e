/**
 * One call of an operation whose answer is one string (protocol 4.1, 4.3): writes, the XSD. Rows are read elsewhere
 * (get-data.ts), for they are too many to be held as one.
 */
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { readBody } from "../../body";
import type { ProfitEndpoint } from "../../endpoint";
import { ProfitError } from "../../errors";
import { isHtml } from "../../refusal";
import { type Leaving, sendTo } from "../../transport";
import type { ReadLimits } from "../../answer/read-json";
import { faultErrorOf, soapErrorOf } from "../soap-fault";

const NAMESPACE = "urn:Afas.Profit.Services";
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Without a token: that goes in the header (protocol 2.1). */
export function operationEnvelope(operation: string, parameters: readonly (readonly [string, string])[]): string {
  const written = parameters.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join("");
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<${operation} xmlns="${NAMESPACE}">${written}</${operation}></soap:Body></soap:Envelope>`
  );
}

/** A carriage return as a reference, or a parser would make a line feed of it. */
function escaped(value: string): string {
  return value.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign).replaceAll("\r", "&#xD;");
}

type OperationCall = { operation: string; body: string; signal?: AbortSignal | undefined; leaving?: Leaving };

export async function requestOperation(endpoint: ProfitEndpoint, url: URL, call: OperationCall): Promise<Response> {
  const { operation, body, signal, leaving } = call;
  return sendTo(endpoint, url, {
    method: "POST",
    headers: {
      accept: "text/xml",
      "content-type": "text/xml; charset=utf-8",
      soapaction: `"${NAMESPACE}/${operation}"`,
    },
    body,
    ...(signal && { signal }),
    ...(leaving && { leaving }),
  });
}

export type OperationResult = { result: string; bytes: number; status: number };

/** The one string of an answer. Throws ProfitError for a fault, and for what is no answer of this operation. */
export async function readResult(
  response: Response,
  operation: string,
  limits: ReadLimits & { maxBytes: number },
): Promise<OperationResult> {
  if (!response.ok) throw await soapErrorOf(response, limits);
  const { status, headers } = response;
  const bytes = await readBody(response, limits);
  const text = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text === "") throw bad("Nothing at all where an answer was expected", status, "empty");
  if (!/^<\?xml|^<([\w-]+:)?Envelope/.test(text)) {
    if (isHtml(headers.get("content-type"), text)) {
      throw new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" });
    }
    throw bad("The answer is not XML", status, "notXml");
  }
  // A fault may come as if all were well.
  const fault = faultErrorOf(text, status);
  if (fault) throw fault;
  return { result: resultIn(envelopeOf(text, status), operation, status), bytes: bytes.length, status };
}

function envelopeOf(text: string, status: number): XmlElement {
  try {
    return parseXml(text, { depth: 16, attributes: 64, nodes: 1_000 });
  } catch (cause) {
    throw new ProfitError("BAD_ANSWER", "The answer is XML that cannot be read", { status, fault: "notXml", cause });
  }
}

function resultIn(envelope: XmlElement, operation: string, status: number): string {
  const body = envelope.children.find(({ name }) => name === "Body");
  const [answer] = body?.children ?? [];
  const [result] = answer?.children ?? [];
  const isOurs = answer?.name === `${operation}Response` && answer.namespace === NAMESPACE;
  if (envelope.name !== "Envelope" || !isOurs || result?.name !== `${operation}Result` || result.children.length > 0) {
    throw bad(`The answer is not that of ${operation}`, status, "wrongShape");
  }
  return result.text;
}

function bad(message: string, status: number, fault: "empty" | "notXml" | "wrongShape"): ProfitError {
  return new ProfitError("BAD_ANSWER", message, { status, fault });
}
