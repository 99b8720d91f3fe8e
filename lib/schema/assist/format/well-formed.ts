import { elementsOf } from "@/lib/xml/document/find-node";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import { readXml } from "@/lib/xml/read-xml";
import { XmlError } from "@/lib/xml/xml-error";

/** Far more than a message of 75 MB holds. */
const LIMITS = { depth: 256, attributes: 1_000, nodes: 10_000_000 };
const NOTHING = () => undefined;

/** Whether a text is whole XML. A prefix that nobody declared is passed over: it keeps nobody from reading the tree. */
export function isWellFormed(document: XmlDocument): boolean {
  if (document.faults.length > 0 || elementsOf(document).length !== 1) return false;
  try {
    readXml(document.text, { open: NOTHING, close: NOTHING, text: NOTHING }, LIMITS);
    return true;
  } catch (error) {
    return error instanceof XmlError && error.message.includes("unbound namespace prefix");
  }
}
