import { SaxesParser, type SaxesTagNS } from "saxes";
import { ClientFault } from "./client-fault";

export type SoapVersion = "1.1" | "1.2";

export const ENVELOPE_NAMESPACES: Readonly<Record<SoapVersion, string>> = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
};

/** One call as it was written: which operation, and the text of each parameter. */
export type Envelope = {
  version: SoapVersion;
  /** The element in the body. */
  operation: string;
  namespace: string;
  /** By name as written, in the operation's namespace or in none; the first of doubles counts, `xsi:nil` is left out. */
  parameters: ReadonlyMap<string, string>;
};

const LIMITS = { depth: 256, attributes: 256, elements: 10_000 };
/** A call of the parser takes this many characters at the most, so that a fault near the start ends the reading early. */
const PIECE = 1_024 * 1_024;
const NIL = "http://www.w3.org/2001/XMLSchema-instance";

/** Where an element stands: its place decides what it means. Children of a parameter have no place. */
type Place = "envelope" | "header" | "body" | "block" | "operation" | "parameter" | "stranger";

type Reading = Partial<Omit<Envelope, "parameters">> & {
  parameters: Map<string, string>;
  open: Place[];
  elements: number;
  attributes: number;
  /** The parameter that is being read; one that does not count has no name. */
  current: { name: string | undefined; text: string };
};

/**
 * Reads an envelope in one pass. It is no tree on purpose: of what 75 MB of hostile XML can hold only the texts of the
 * parameters are kept. Throws ClientFault for what is not well-formed, not SOAP, or over a limit (all inferred).
 */
export function readEnvelope(source: string): Envelope {
  const parser = new SaxesParser({ xmlns: true });
  const reading: Reading = {
    parameters: new Map(),
    open: [],
    elements: 0,
    attributes: 0,
    current: { name: undefined, text: "" },
  };
  const fail = (message: string): never => {
    throw new ClientFault(
      `Server was unable to read request. ---> There is an error in XML document (${parser.line}, ${parser.column}): ${message}`,
    );
  };
  parser.on("error", (error) => fail(error.message.replace(/^(undefined:)?\d+:\d+: /, "")));
  parser.on("doctype", () => fail("a document type (DOCTYPE) is not accepted"));
  parser.on("opentagstart", () => {
    reading.attributes = 0;
    if (reading.open.length >= LIMITS.depth) fail(`elements are nested deeper than ${LIMITS.depth}`);
    if (++reading.elements > LIMITS.elements) fail(`there are more than ${LIMITS.elements} elements`);
  });
  parser.on("attribute", () => {
    if (++reading.attributes > LIMITS.attributes) fail(`an element has more than ${LIMITS.attributes} attributes`);
  });
  parser.on("opentag", (tag) => openTag(reading, tag, fail));
  parser.on("text", (text) => addText(reading, text));
  parser.on("cdata", (text) => addText(reading, text));
  parser.on("closetag", () => closeTag(reading));
  for (let from = 0; from < source.length; from += PIECE) parser.write(source.slice(from, from + PIECE));
  parser.close();
  const { version, operation, namespace, parameters } = reading;
  if (version === undefined) return fail("there is no envelope");
  if (operation === undefined || namespace === undefined) throw new ClientFault("The SOAP body holds no operation.");
  return { version, operation, namespace, parameters };
}

function openTag(reading: Reading, tag: SaxesTagNS, fail: (message: string) => never): void {
  const parent = reading.open.at(-1);
  if (parent === "parameter") fail(`the parameter holds the element '${tag.name}' where text was expected`);
  const place = placeOf(reading, tag, parent);
  reading.open.push(place);
  if (place === "envelope") reading.version = versionOf(tag);
  if (place === "block" && isMandatory(tag)) {
    throw new ClientFault(`The SOAP header '${tag.local}' was not understood.`, { code: "MustUnderstand" });
  }
  if (place === "operation") {
    reading.operation = tag.local;
    reading.namespace = tag.uri;
  }
  if (place === "parameter") {
    const counts =
      (tag.uri === "" || tag.uri === reading.namespace) && !isNil(tag) && !reading.parameters.has(tag.local);
    reading.current = { name: counts ? tag.local : undefined, text: "" };
  }
}

function placeOf(reading: Reading, { local, uri }: SaxesTagNS, parent: Place | undefined): Place {
  switch (parent) {
    case undefined:
      return "envelope";
    case "envelope": {
      const isOfSoap = reading.version !== undefined && uri === ENVELOPE_NAMESPACES[reading.version];
      return isOfSoap && local === "Header" ? "header" : isOfSoap && local === "Body" ? "body" : "stranger";
    }
    case "header":
      return "block";
    case "body":
      // A second element in the body is left alone.
      return reading.operation === undefined ? "operation" : "stranger";
    case "operation":
      return "parameter";
    default:
      return "stranger";
  }
}

function versionOf({ local, uri }: SaxesTagNS): SoapVersion {
  if (local === "Envelope" && uri === ENVELOPE_NAMESPACES["1.1"]) return "1.1";
  if (local === "Envelope" && uri === ENVELOPE_NAMESPACES["1.2"]) return "1.2";
  throw new ClientFault(
    `Possible SOAP version mismatch: the root element '${local.slice(0, 100)}' of namespace '${uri.slice(0, 100)}' was unexpected.`,
    { code: "VersionMismatch" },
  );
}

function isMandatory({ attributes }: SaxesTagNS): boolean {
  return Object.values(attributes).some(
    ({ local, uri, value }) =>
      local === "mustUnderstand" && Object.values(ENVELOPE_NAMESPACES).includes(uri) && /^(1|true)$/.test(value.trim()),
  );
}

function isNil({ attributes }: SaxesTagNS): boolean {
  return Object.values(attributes).some(
    ({ local, uri, value }) => local === "nil" && uri === NIL && /^(1|true)$/.test(value.trim()),
  );
}

function addText(reading: Reading, text: string): void {
  if (reading.open.at(-1) === "parameter") reading.current.text += text;
}

function closeTag(reading: Reading): void {
  if (reading.open.pop() !== "parameter") return;
  const { name, text } = reading.current;
  if (name !== undefined) reading.parameters.set(name, text);
}
