import type { XmlElement } from "@/lib/xml/parse-xml";
import { escapeText } from "@/lib/xml/escape-xml";
import { parseOrRefuse } from "../../parse-or-refuse";
import { SandboxRefusal } from "../../refusal";
import { demandSpecial } from "../demand-special";
import { type CallOfCaller, type Operation, text, TOKEN } from "../operation";
import { documentSchema } from "../rows/rows-schema";
import { DATA_ID_UNKNOWN, PARAMETERS_UNREADABLE } from "../wordings";

const LIMITS = { depth: 8, attributes: 32, nodes: 1_000 };
const ROOT = "AfasDataConnector";
const SCHEMA = documentSchema(ROOT, "ConnectorData", [
  { name: "Id", type: "xs:string" },
  { name: "Schema", type: "xs:string" },
]);

/** The XSD of an UpdateConnector (protocol 4.6). GetXmlSchema is the only DataID known; another is refused (inferred). */
export const executeDataConnector: Operation<CallOfCaller> = {
  name: "Execute",
  parameters: [TOKEN, text("dataID"), text("parametersXml")],
  connector: (parameter) => /<UpdateConnectorId>([^<]{1,200})</.exec(parameter("parametersXml") ?? "")?.[1]?.trim(),
  run: ({ environment, caller, language, parameter }) => {
    demandSpecial(caller.appConnector, "AppConnectorData");
    const dataId = parameter("dataID")?.trim() ?? "";
    if (dataId !== "GetXmlSchema") throw new SandboxRefusal(DATA_ID_UNKNOWN, dataId);
    const { id, inBase64 } = readParameters(parameter("parametersXml") ?? "");
    const document = printDocument(id, environment.xsdFor(caller.appConnector, id, language));
    return inBase64 ? Buffer.from(document, "utf8").toString("base64") : document;
  },
};

/** The XSD is text in a document that is text in the envelope: what a client sees is escaped twice. */
function printDocument(id: string, xsd: string): string {
  return (
    `<${ROOT}>${SCHEMA}<ConnectorData><Id>${escapeText(id)}</Id>` +
    `<Schema>${escapeText(`${xsd}\n`)}</Schema></ConnectorData></${ROOT}>\n`
  );
}

/** Without EncodeBase64 the document comes as it is (inferred). */
function readParameters(written: string): { id: string; inBase64: boolean } {
  const root = parseOrRefuse(written, LIMITS, PARAMETERS_UNREADABLE);
  const id = childText(root, "UpdateConnectorId");
  if (root.name !== "DataConnector" || !id) throw new SandboxRefusal(PARAMETERS_UNREADABLE, "UpdateConnectorId");
  return { id, inBase64: /^(true|1)$/i.test(childText(root, "EncodeBase64") ?? "") };
}

function childText({ children }: XmlElement, name: string): string | undefined {
  return children.find((child) => child.name === name)?.text.trim();
}
