import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { Complaint } from "@/lib/xml/validate/complaint";
import type { ConnectorSchema } from "../../connector-schema";
import type { Finding, Findings } from "../findings";
import { splitName } from "../structure/name-scope";
import { offsetAt } from "../text/offset-at";
import type { Meaning } from "./complaint-meaning";
import { translated } from "./translate-complaint";
import type { Verdict } from "./verdict";

/**
 * The validator has the last word on what is the schema's: what we found and it does not complain of is dropped (our
 * model may hold more than the XSD, or other), and what it complains of and we did not find is added in the nearest of
 * our codes. It stops at the first element out of place in each parent; what we found behind that one stays.
 */
export function judgeFindings(
  schema: Pick<ConnectorSchema, "root">,
  document: XmlDocument,
  verdict: Verdict,
  findings: Findings,
): void {
  const found = new FoundByPlace(findings.kept);
  const passedOver = new PassedOver();
  const blamed = new Set<ElementNode>();
  for (const { complaint, place, meaning } of verdict.ofSchema) {
    if (place) {
      blamed.add(place.element);
      passedOver.add(place.element, meaning);
      const near = [place.element, ...(meaning.isEndOfElement ? elementsOf(place.element) : [])];
      const same = near.flatMap((element) => found.sameAs(element, meaning));
      if (same.length > 0) {
        const unspoken = same.find(({ original }) => original === undefined);
        if (unspoken) unspoken.original = complaint.message;
        continue;
      }
    }
    findings.add(translated(schema, document.text, complaint, place, meaning));
  }
  // Bounded, it did not say all that it had to say.
  if (!verdict.isWhole) return;
  findings.keep(({ isOfSchema, about }) => !isOfSchema || !about || blamed.has(about) || passedOver.has(about));
}

const PREFIX = /^Namespace prefix (\S+)/;

/** Prefixes without a namespace leave a document, and are no business of the schema's. Both tell them in their order. */
export function addPrefixWords(text: string, complaints: readonly Complaint[], findings: Findings): void {
  const own = findings.kept.filter(({ code }) => code === "undeclaredPrefix");
  own.sort((one, other) => other.start - one.start);
  const waiting = Map.groupBy(own, ({ params }) => params["prefix"]);
  for (const { message, line, column } of complaints) {
    const prefix = PREFIX.exec(message)?.[1] ?? "";
    const same = waiting.get(prefix)?.pop();
    if (same) same.original = message;
    else if (prefix === "") {
      const offset = offsetAt(text, line, column);
      const range = { start: Math.max(0, offset - 1), end: Math.max(1, offset) };
      findings.add({ code: "notWellFormed", range, params: { message }, original: message });
    }
  }
}

/** What we found, by element and then by the name of the attribute: one element can have 200,000. */
class FoundByPlace {
  readonly #found = new Map<ElementNode, Map<string, Finding[]>>();

  constructor(kept: readonly Finding[]) {
    for (const finding of kept) {
      if (!finding.about) continue;
      const ofElement = this.#found.get(finding.about) ?? new Map<string, Finding[]>();
      this.#found.set(finding.about, ofElement);
      const key = localName(finding.attribute);
      const same = ofElement.get(key);
      if (same) same.push(finding);
      else ofElement.set(key, [finding]);
    }
  }

  /** What says the same of the element as a complaint. */
  sameAs(element: ElementNode, { codes, attribute }: Meaning): Finding[] {
    const ofElement = this.#found.get(element);
    if (!ofElement) return [];
    const near = attribute === null ? [...ofElement.values()].flat() : (ofElement.get(localName(attribute)) ?? []);
    return near.filter(({ code }) => codes.includes(code));
  }
}

function localName(attribute: string | null): string {
  return attribute === null ? "" : splitName(attribute)[1];
}

/** What the validator did not look at. */
class PassedOver {
  /** The place in a parent from which on it judged nothing. */
  readonly #from = new Map<ElementNode, number>();

  add(element: ElementNode, { isEndOfElement, isEndOfParent }: Meaning): void {
    if (isEndOfElement) this.#put(element, element.start);
    if (isEndOfParent && element.parent) this.#put(element.parent, element.start);
  }

  has(about: ElementNode): boolean {
    for (let at: ElementNode | null = about; at; at = at.parent) {
      const from = this.#from.get(at);
      if (from !== undefined && about.start >= from) return true;
    }
    return false;
  }

  #put(element: ElementNode, from: number): void {
    this.#from.set(element, Math.min(from, this.#from.get(element) ?? from));
  }
}
