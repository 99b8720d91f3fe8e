import { SaxesParser } from "saxes";
import { XmlError } from "./xml-error";

/**
 * XML as text and as a tree, for anybody's XML: no knowledge of Profit may enter this room. What comes in is hostile
 * until it is parsed: no DTD, no entities beyond the five and the numeric ones, bounded depth and attributes (design 5.8).
 */

/** One element, read whole. Comments and processing instructions are left out. */
export type XmlElement = {
  /** Without its prefix. */
  name: string;
  /** The namespace's URI; empty when there is none. */
  namespace: string;
  /** By local name; a name in a namespace is written `{uri}name`. Declarations of namespaces are left out. */
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  /** Its own text and CDATA, without that of its children. White space is kept. */
  text: string;
};

/** `attributes` is per element, `nodes` counts elements and attributes together. */
export type XmlLimits = { depth: number; attributes: number; nodes?: number };

const LIMITS: XmlLimits = { depth: 256, attributes: 256 };
/** A tree takes a hundred times the room of its text when that holds nothing but tags: this keeps it within 200 MB. */
const MOST_NODES = 500_000;
/** A call of the parser takes this many characters at the most, so that a fault near the start ends the reading early. */
const PIECE = 1_024 * 1_024;
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Reads a whole document. Throws XmlError, with line and column, for what is not well-formed or over a limit. */
export function parseXml(source: string, limits: XmlLimits = LIMITS): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const fail = (message: string): never => {
    throw new XmlError(message, parser.line, parser.column);
  };
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let attributes = 0;
  let nodes = 0;
  const most = limits.nodes ?? MOST_NODES;
  const countNode = () => {
    if (++nodes > most) fail(`there are more than ${most} elements and attributes`);
  };
  parser.on("error", (error) => fail(error.message.replace(/^(undefined:)?\d+:\d+: /, "")));
  parser.on("doctype", () => fail("a document type (DOCTYPE) is not accepted"));
  parser.on("opentagstart", () => {
    countNode();
    attributes = 0;
    if (open.length >= limits.depth) fail(`elements are nested deeper than ${limits.depth}`);
  });
  parser.on("attribute", () => {
    countNode();
    if (++attributes > limits.attributes) fail(`an element has more than ${limits.attributes} attributes`);
  });
  parser.on("opentag", ({ local, uri, attributes: written }) => {
    const kept = new Map<string, string>();
    for (const { local: name, uri: namespace, value } of Object.values(written)) {
      if (namespace !== XMLNS) kept.set(namespace === "" ? name : `{${namespace}}${name}`, value);
    }
    open.push({ name: local, namespace: uri, attributes: kept, children: [], text: "" });
  });
  const addText = (text: string) => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed && parent) parent.children.push(closed);
    else root = closed;
  });
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  for (let from = 0; from < text.length; from += PIECE) parser.write(text.slice(from, from + PIECE));
  parser.close();
  return root ?? fail("there is no element");
}

type Growing = Omit<XmlElement, "children"> & { children: XmlElement[] };
