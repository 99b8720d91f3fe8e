import { readXml, type XmlLimits } from "./read-xml";

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

export type TreeLimits = Omit<XmlLimits, "nodes"> & Partial<XmlLimits>;

const LIMITS: TreeLimits = { depth: 256, attributes: 256 };
/** A tree takes a hundred times the room of its text when that holds nothing but tags: this keeps it within 200 MB. */
const MOST_NODES = 500_000;
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Reads a whole document as a tree. Throws XmlError, with line and column, for what is not well-formed or over a limit. */
export function parseXml(source: string, limits: TreeLimits = LIMITS): XmlElement {
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  const handlers = {
    open: ({ local, uri, attributes }: Parameters<Parameters<typeof readXml>[1]["open"]>[0]) => {
      const kept = new Map<string, string>();
      for (const { local: name, uri: namespace, value } of Object.values(attributes)) {
        if (namespace !== XMLNS) kept.set(namespace === "" ? name : `{${namespace}}${name}`, value);
      }
      open.push({ name: local, namespace: uri, attributes: kept, children: [], text: "" });
    },
    text: (text: string) => {
      const current = open.at(-1);
      if (current) current.text += text;
    },
    close: () => {
      const closed = open.pop();
      const parent = open.at(-1);
      if (closed && parent) parent.children.push(closed);
      else root = closed;
    },
  };
  readXml(source, handlers, { nodes: MOST_NODES, ...limits });
  if (!root) throw new Error("A document that was read to its end has a root");
  return root;
}

type Growing = Omit<XmlElement, "children"> & { children: XmlElement[] };
