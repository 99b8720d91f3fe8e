import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { FieldPlace, UpdateAction, UpdateTransport } from "../port";
import type { UpdateBlock } from "./update-block";

/** Plain values all: compiling a large document is done in a thread of its own. */
export type CompileOrder = {
  connectorId: string;
  schema: ConnectorSchema;
  /** Checked against when there is one. */
  xsd: string | null;
  restBaseUrl: string;
  soapBaseUrl: string | null;
  transport: UpdateTransport;
  xml: string;
  /** Sending needs no list of problems: the person has seen it. */
  isChecked: boolean;
  /** Fields whose values in the document are wanted, of the first records: to read these back, and to compare. */
  places: readonly FieldPlace[];
};

/** A record of the root, as far as it matters before and after sending it. */
export type RootRecord = {
  action: UpdateAction;
  /** Attributes of Element. */
  keys: Readonly<Record<string, string>>;
};

/** What a record of the root says in some fields; one that it does not name is not among them. */
export type DocumentValues = readonly (FieldPlace & { value: string | null })[];

/** Exactly what goes over the line. */
export type UpdateRequest = {
  method: "POST" | "PUT" | "DELETE";
  url: string;
  /** null for a DELETE, which has none. */
  body: string | null;
  bodyBytes: number;
  /** Hex sha-256 over method, address, transport and body. */
  digest: string;
};

export type CompiledUpdate = {
  rootName: string | null;
  records: readonly RootRecord[];
  recordCount: number;
  /** By the place of the record, from 0. */
  values: readonly DocumentValues[];
  actions: readonly { action: UpdateAction; count: number }[];
  xmlBytes: number;
  /** null when something blocks it. */
  request: UpdateRequest | null;
  blocks: readonly UpdateBlock[];
  problems: readonly Problem[];
  counts: { errors: number; warnings: number };
};
