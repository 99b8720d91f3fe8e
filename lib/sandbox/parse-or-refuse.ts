import { parseXml, type XmlElement, type TreeLimits } from "@/lib/xml/parse-xml";
import { XmlError } from "@/lib/xml/xml-error";
import { type RefusalReason, SandboxRefusal, type Wording } from "./refusal";

/** XML that came as the text of a parameter; refused in words, with what is wrong in it, when it cannot be read. */
export function parseOrRefuse(text: string, limits: TreeLimits, wording: Wording | RefusalReason): XmlElement {
  try {
    return parseXml(text.trim(), limits);
  } catch (error) {
    if (error instanceof XmlError) throw new SandboxRefusal(wording, error.message);
    throw error;
  }
}
