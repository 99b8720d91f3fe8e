import { readXml } from "@/lib/xml/read-xml";
import { SchemaSourceFault } from "./schema-source-fault";
import { type CommentFacts, NO_COMMENT, withComment } from "./xsd-comment";

/** One declaration of a schema with what the comments before it say. */
export type XsdNode = {
  /** `element`, `attribute`, `sequence` and the like. */
  kind: string;
  attributes: ReadonlyMap<string, string>;
  facts: CommentFacts;
  children: readonly XsdNode[];
};

const XSD = "http://www.w3.org/2001/XMLSchema";
/** Over twenty times the largest known schema (protocol 6.2). */
const LIMITS = { depth: 256, attributes: 64, nodes: 500_000 };

type Growing = Omit<XsdNode, "children"> & { children: Growing[]; pending: CommentFacts };

/** Reads a schema as a tree. Throws XmlError for what is no XML, SchemaSourceFault for what is no schema. */
export function readXsdTree(text: string): XsdNode {
  const top: Growing = { kind: "", attributes: new Map(), facts: NO_COMMENT, children: [], pending: NO_COMMENT };
  const open = [top];
  const current = () => open.at(-1) ?? top;
  readXml(
    text,
    {
      open: ({ local, uri, attributes }) => {
        const parent = current();
        const plain = Object.values(attributes).filter((attribute) => attribute.uri === "");
        const node: Growing = {
          kind: uri === XSD ? local : "",
          attributes: new Map(plain.map(({ local: name, value }) => [name, value])),
          facts: parent.pending,
          children: [],
          pending: NO_COMMENT,
        };
        parent.pending = NO_COMMENT;
        parent.children.push(node);
        open.push(node);
      },
      close: () => void open.pop(),
      text: () => undefined,
      comment: (comment) => {
        const parent = current();
        parent.pending = withComment(parent.pending, comment);
      },
    },
    LIMITS,
  );
  const [root] = top.children;
  if (root?.kind !== "schema") throw new SchemaSourceFault("xsd", "the root is no xsd:schema");
  return root;
}
