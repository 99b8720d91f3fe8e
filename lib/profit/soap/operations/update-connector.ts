import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import type { ReadLimits } from "../../answer/read-json";
import type { ProfitEndpoint } from "../../endpoint";
import { ProfitError } from "../../errors";
import type { Leaving } from "../../transport";
import type { WriteAnswer, WrittenRecord } from "../../write/written-record";
import { operationEnvelope, readResult, requestOperation } from "./call-operation";

// cspell:ignore appconnectorupdate
const SERVICE = "appconnectorupdate.asmx";
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** The characters that XML 1.0 has no way to write. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What Execute takes: the document goes as it stands, as text (protocol 4.5). */
export function updateEnvelopeOf(connectorId: string, xml: string): string {
  return operationEnvelope("Execute", [
    ["connectorType", connectorId],
    ["connectorVersion", "1"],
    ["dataXml", xml],
  ]);
}

export function isWritable(xml: string): boolean {
  return !UNWRITABLE.test(xml) && xml.isWellFormed();
}

export function updateServiceUrl(soapBaseUrl: URL): URL {
  return new URL(SERVICE, soapBaseUrl);
}

/** Writes, once; see rest/update-connector.ts. */
export async function requestSoapUpdate(
  endpoint: ProfitEndpoint,
  { url, body }: { url: string; body: string },
  leaving: Leaving,
): Promise<Response> {
  const { soapBaseUrl } = endpoint;
  if (!soapBaseUrl || updateServiceUrl(soapBaseUrl).href !== url) {
    throw new ProfitError("HOST_NOT_ALLOWED", "The address is not one of this connection");
  }
  return requestOperation(endpoint, new URL(url), { operation: "Execute", body, leaving });
}

/** Most writes answer nothing; others the keys of each record (protocol 4.5). */
export async function readSoapUpdateAnswer(response: Response, limits: ReadLimits = {}): Promise<WriteAnswer> {
  const { result, bytes, status } = await readResult(response, "Execute", { maxBytes: MAX_ANSWER_BYTES, ...limits });
  return { records: recordsIn(result.trim(), status), bytes, status };
}

function recordsIn(result: string, status: number): WrittenRecord[] {
  if (result === "") return [];
  const results = treeOf(result, status);
  if (results.name !== "results") {
    throw new ProfitError("BAD_ANSWER", `The result is <${results.name}>`, { status, fault: "wrongShape" });
  }
  return results.children.map(({ name, children }) => ({
    object: name,
    ids: Object.fromEntries(children.map((child) => [child.name, child.text.trim()])),
  }));
}

function treeOf(result: string, status: number): XmlElement {
  try {
    return parseXml(result);
  } catch (cause) {
    throw new ProfitError("BAD_ANSWER", "The result cannot be read", { status, fault: "notXml", cause });
  }
}
