import { readDocument } from "@/lib/xml/document/read-document";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../connector-schema";
import { type Difference, differencesIn } from "./differences";
import { printJson } from "./print-json";
import type { ImpliedAction } from "./update-content";
import { readContent } from "./read-content";

export type JsonTwin = {
  /** The body that REST takes, with two blanks; `{}` for a document without a root. */
  json: string;
  /** The method that the body is meant for: `insert` is POST, `update` is PUT. Records that do otherwise say so by `@Action`. */
  implied: ImpliedAction;
  differences: readonly Difference[];
};

/** What REST takes for an update document (protocol 3.6, 6.3), and where it is not the same as SOAP. */
export function toJson(schema: Pick<ConnectorSchema, "root">, document: XmlDocument | string): JsonTwin {
  const content = readContent(schema, typeof document === "string" ? readDocument(document) : document);
  const implied: ImpliedAction = impliedBy(content.root?.records[0]?.action);
  return { json: printJson(content.root, implied), implied, differences: differencesIn(content) };
}

/** A delete goes with PUT: a record is changed, and DELETE takes no body. */
export function impliedBy(action: string | null | undefined): ImpliedAction {
  return action === "update" || action === "delete" ? "update" : "insert";
}
