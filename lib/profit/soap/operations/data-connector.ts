import { escapeText } from "@/lib/xml/escape-xml";
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import type { ReadLimits } from "../../answer/read-json";
import type { ProfitEndpoint } from "../../endpoint";
import { ProfitError } from "../../errors";
import { operationEnvelope, readResult, requestOperation } from "./call-operation";

// cspell:ignore appconnectordata
const SERVICE = "appconnectordata.asmx";
/** The largest real one is 350 KB; escaped twice it takes a multiple. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Asks for the XSD of an UpdateConnector; needs the special connector for data in the app connector (protocol 4.6). */
export async function requestXmlSchema(
  endpoint: ProfitEndpoint,
  connectorId: string,
  signal?: AbortSignal,
): Promise<Response> {
  const { soapBaseUrl } = endpoint;
  if (!soapBaseUrl) throw new ProfitError("HOST_NOT_ALLOWED", "This connection has no address for SOAP");
  const id = escapeText(connectorId);
  const body = operationEnvelope("Execute", [
    ["dataID", "GetXmlSchema"],
    [
      "parametersXml",
      `<DataConnector><UpdateConnectorId>${id}</UpdateConnectorId><EncodeBase64>false</EncodeBase64></DataConnector>`,
    ],
  ]);
  return requestOperation(endpoint, new URL(SERVICE, soapBaseUrl), { operation: "Execute", body, signal });
}

/** The XSD. We ask for it as text; where it comes as base64 all the same, that is read too. */
export async function readXmlSchema(response: Response, limits: ReadLimits = {}): Promise<string> {
  const { result, status } = await readResult(response, "Execute", { maxBytes: MAX_ANSWER_BYTES, ...limits });
  const written = result.trim();
  const text = written.startsWith("<") ? written : Buffer.from(written, "base64").toString("utf8").trim();
  const bad = (message: string, cause?: unknown) =>
    new ProfitError("BAD_ANSWER", message, { status, fault: "wrongShape", cause });
  let answer: XmlElement;
  try {
    answer = parseXml(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw bad("The answer with the XSD cannot be read", cause);
  }
  const told = answer.children.find(({ name }) => name === "ConnectorData");
  const schema = told?.children.find(({ name }) => name === "Schema")?.text.trim() ?? "";
  if (answer.name !== "AfasDataConnector" || !schema.startsWith("<")) throw bad("The answer holds no XSD");
  return schema;
}
