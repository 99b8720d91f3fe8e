import { elementsOf } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../connector-schema";
import type { JsonFault } from "./json-fault";
import { textIn } from "./read-content";
import { toXml } from "./to-xml";

/**
 * What was pasted: `xml` is an update document, `escapedXml` one that was written as text, `soap` a call with one in it,
 * `json` a REST body. `unknown` is anything else, which is left as it is.
 */
export type Pasted = {
  kind: "xml" | "escapedXml" | "soap" | "json" | "unknown";
  /** The update document; null when there is none, or JSON has faults. */
  xml: string | null;
  /** The root's name, where one was found. */
  root: string | null;
  /** What SOAP says it is for. */
  connectorId: string | null;
  faults: readonly JsonFault[];
};

const NOTHING: Pasted = { kind: "unknown", xml: null, root: null, connectorId: null, faults: [] };

/** Tells what a text is that somebody pastes into the editor, and gives the XML that is in it. */
export function readPasted(schema: Pick<ConnectorSchema, "root">, pasted: string): Pasted {
  const text = pasted.replace(/^\ufeff/, "").trim();
  if (text.startsWith("{")) return readPastedJson(schema, text);
  if (text.startsWith("&lt;")) {
    const xml = unescaped(text);
    return { ...NOTHING, kind: "escapedXml", xml, root: rootName(readDocument(xml)) };
  }
  if (!text.startsWith("<")) return NOTHING;
  const document = readDocument(text);
  const [root] = elementsOf(document);
  if (!root) return NOTHING;
  return localName(root) === "Envelope" ? readEnvelope(document, root) : readPlain(text, document);
}

function readPastedJson(schema: Pick<ConnectorSchema, "root">, text: string): Pasted {
  const { faults, text: xml } = toXml(schema, text, null);
  if (faults.length > 0) return { ...NOTHING, kind: "json", faults };
  return { ...NOTHING, kind: "json", xml, root: rootName(readDocument(xml)) };
}

function readPlain(text: string, document: XmlDocument): Pasted {
  return { ...NOTHING, kind: "xml", xml: text, root: rootName(document) };
}

/** `dataXml` holds the document as text, in CDATA, or, of hasty hands, as elements (protocol 4.5). */
function readEnvelope({ text }: XmlDocument, envelope: ElementNode): Pasted {
  const [carrier, type] = ["dataXml", "connectorType"].map((name) => findElement(envelope, name));
  if (!carrier) return { ...NOTHING, kind: "soap" };
  const [first] = elementsOf(carrier);
  const xml = (first ? text.slice(first.start, first.end) : textIn(text, carrier)).trim();
  const connectorId = type ? textIn(text, type).trim() || null : null;
  return { ...NOTHING, kind: "soap", xml: xml === "" ? null : xml, root: rootName(readDocument(xml)), connectorId };
}

function findElement(within: ElementNode, name: string): ElementNode | null {
  const waiting = [within];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    // PHP's client writes names in lower case (protocol 4.3).
    if (localName(next).toLowerCase() === name.toLowerCase()) return next;
    waiting.push(...elementsOf(next).reverse());
  }
  return null;
}

const localName = ({ name }: ElementNode) => name.slice(name.indexOf(":") + 1);
const rootName = (document: XmlDocument) => elementsOf(document)[0]?.name ?? null;

function unescaped(text: string): string {
  const [carrier] = elementsOf(readDocument(`<a>${text}</a>`));
  return carrier ? textIn(`<a>${text}</a>`, carrier) : text;
}
