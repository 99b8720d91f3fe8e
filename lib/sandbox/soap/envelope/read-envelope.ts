import { readXml, type XmlHandlers } from "@/lib/xml/read-xml";
import { XmlError } from "@/lib/xml/xml-error";
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

type Tag = Parameters<XmlHandlers["open"]>[0];

const LIMITS = { depth: 256, attributes: 256, nodes: 20_000 };
const NIL = "http://www.w3.org/2001/XMLSchema-instance";

/** Where an element stands: its place decides what it means. Children of a parameter have no place. */
type Place = "envelope" | "header" | "body" | "block" | "operation" | "parameter" | "stranger";

type Reading = Partial<Omit<Envelope, "parameters">> & {
  parameters: Map<string, string>;
  open: Place[];
  /** The parameter that is being read; one that does not count has no name. */
  current: { name: string | undefined; text: string };
};

/**
 * Reads an envelope in one pass. It is no tree on purpose: of what 75 MB of hostile XML can hold only the texts of the
 * parameters are kept. Throws ClientFault for what is not well-formed, not SOAP, or over a limit (all inferred).
 */
export function readEnvelope(source: string): Envelope {
  const reading: Reading = { parameters: new Map(), open: [], current: { name: undefined, text: "" } };
  try {
    readXml(
      // One of AFAS's own samples has a line break before its declaration (protocol 4.1).
      source.trimStart(),
      {
        open: (tag) => openTag(reading, tag),
        text: (text) => addText(reading, text),
        close: () => closeTag(reading),
      },
      LIMITS,
    );
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, message } = error;
    throw new ClientFault(
      `Server was unable to read request. ---> There is an error in XML document (${line}, ${column}): ${message}`,
    );
  }
  const { version, operation, namespace, parameters } = reading;
  if (version === undefined || operation === undefined || namespace === undefined) {
    throw new ClientFault("The SOAP body holds no operation.");
  }
  return { version, operation, namespace, parameters };
}

function openTag(reading: Reading, tag: Tag): void {
  const parent = reading.open.at(-1);
  if (parent === "parameter") {
    throw new ClientFault(
      `Server was unable to read request. ---> The parameter holds the element '${tag.name.slice(0, 100)}' where text was expected.`,
    );
  }
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

function placeOf(reading: Reading, { local, uri }: Tag, parent: Place | undefined): Place {
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

function versionOf({ local, uri }: Tag): SoapVersion {
  if (local === "Envelope" && uri === ENVELOPE_NAMESPACES["1.1"]) return "1.1";
  if (local === "Envelope" && uri === ENVELOPE_NAMESPACES["1.2"]) return "1.2";
  throw new ClientFault(
    `Possible SOAP version mismatch: the root element '${local.slice(0, 100)}' of namespace '${uri.slice(0, 100)}' was unexpected.`,
    { code: "VersionMismatch" },
  );
}

function isMandatory({ attributes }: Tag): boolean {
  return Object.values(attributes).some(
    ({ local, uri, value }) =>
      local === "mustUnderstand" && Object.values(ENVELOPE_NAMESPACES).includes(uri) && /^(1|true)$/.test(value.trim()),
  );
}

function isNil({ attributes }: Tag): boolean {
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
