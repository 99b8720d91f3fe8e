import { createHash } from "node:crypto";
import { z } from "zod";
import { type Explanation, explanationOf } from "@/lib/profit/explain";
import { ProfitError } from "@/lib/profit/errors";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { mergeSchemas } from "@/lib/schema/merge-schemas";
import { readMetainfo } from "@/lib/schema/sources/read-metainfo";
import { readXsd } from "@/lib/schema/sources/read-xsd";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { Connection } from "../../connections/port";
import { ConnectorId } from "../../connectors/describe-get-connector";
import { remembered } from "../../connectors/remembered";
import type { ServiceContext } from "../../context";
import { askMetainfo, askXsd } from "./schema-sources";
import { withEnglish } from "./with-english";

export const DescribeUpdateConnectorInput = z.object({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  isFresh: z.boolean().optional(),
});
export type DescribeUpdateConnectorInput = z.output<typeof DescribeUpdateConnectorInput>;

/** A source that was asked and did not help. */
export type MissingSource = {
  source: "xsd" | "metainfo" | "english";
  /** A ProfitErrorCode; `NO_SOAP_ADDRESS`, `NOT_A_SCHEMA` or `OTHER_ROOT` where Profit did answer, or was not asked. */
  code: string;
  /** `refusals.<key>` of lib/messages. */
  explanation: Explanation | null;
  /** Profit's own words, when it spoke. */
  original: string | null;
  logReference: string | null;
};

export type UpdateDescription = {
  connectorId: string;
  schema: ConnectorSchema;
  /** As Profit gave it, for the validator; null where metainfo alone is known. */
  xsd: string | null;
  missing: readonly MissingSource[];
  /** The same for as long as nothing of the schema changes. */
  version: string;
};

/**
 * The shape of an UpdateConnector: metainfo in two languages and the XSD, asked side by side and made one. Without the
 * right to the XSD, or without an address for SOAP, the metainfo serves alone, and says so. Remembered for ten minutes.
 */
export async function describeUpdateConnector(
  ctx: ServiceContext,
  { connectionId, connectorId, isFresh }: DescribeUpdateConnectorInput,
): Promise<UpdateDescription> {
  return describeUpdateFor(ctx, await findReadableConnection(ctx, connectionId), connectorId, isFresh);
}

/** The same for a connection whose grant was checked already. */
export async function describeUpdateFor(
  ctx: ServiceContext,
  connection: Connection,
  connectorId: string,
  isFresh?: boolean,
): Promise<UpdateDescription> {
  const ask = async () => {
    const { description, isPassing } = await describeAfresh(ctx, connection, connectorId);
    if (isPassing) throw new PassingTrouble(description);
    return description;
  };
  return remembered(ctx, connection, `updates:describe:${connectorId}`, ask, { isFresh }).catch((error: unknown) => {
    if (error instanceof PassingTrouble) return error.description;
    throw error;
  });
}

/** A source that did not answer may do so in a moment: what was made without it is not remembered. */
class PassingTrouble extends Error {
  readonly description: UpdateDescription;
  constructor(description: UpdateDescription) {
    super("A source of the schema did not answer");
    this.description = description;
  }
}

async function describeAfresh(ctx: ServiceContext, connection: Connection, connectorId: string) {
  const place = { connection, connectorId };
  const [dutch, english, xsd] = await Promise.allSettled([
    askMetainfo(ctx, place, "nl"),
    askMetainfo(ctx, place, "en"),
    askXsd(ctx, place),
  ]);
  ctx.signal?.throwIfAborted();
  const missing: MissingSource[] = [];
  const own = (error: unknown) => {
    // A fault of ours is not Profit's.
    if (!(error instanceof ProfitError)) throw error;
    return error;
  };
  if (xsd.status === "rejected") missing.push(missingBy("xsd", own(xsd.reason)));
  else if (xsd.value === null) missing.push(plainly("xsd", "NO_SOAP_ADDRESS"));
  if (dutch.status === "rejected") missing.push(missingBy("metainfo", own(dutch.reason)));
  if (english.status === "rejected" && dutch.status === "fulfilled") {
    missing.push(missingBy("english", own(english.reason)));
  }
  const text = xsd.status === "fulfilled" ? xsd.value : null;
  const fromXsd = text === null ? null : schemaOf(connectorId, text, missing);
  const fromMetainfo = dutch.status === "fulfilled" ? readMetainfo(dutch.value) : null;
  if (!fromXsd && !fromMetainfo) {
    // Nothing is known: the refusal in the language of who asks says why.
    throw ctx.language === "en" && english.status === "rejected" ? english.reason : rejectionOf(dutch);
  }
  const merged = merge(fromXsd, fromMetainfo, missing);
  const schema = english.status === "fulfilled" ? withEnglish(merged, readMetainfo(english.value)) : merged;
  const used = fromXsd === null ? null : text;
  const version = createHash("sha256")
    .update(JSON.stringify([schema, used]))
    .digest("hex")
    .slice(0, 16);
  const isPassing = [dutch, english, xsd].some(
    (one) => one.status === "rejected" && one.reason instanceof ProfitError && one.reason.isWorthRetrying,
  );
  return { description: { connectorId, schema, xsd: used, missing, version }, isPassing };
}

function rejectionOf(settled: PromiseSettledResult<unknown>): unknown {
  return settled.status === "rejected" ? (settled.reason as unknown) : new Error("Nothing was rejected");
}

/** What came as XSD may be none, or describe no UpdateConnector. */
function schemaOf(connectorId: string, xsd: string, missing: MissingSource[]): ConnectorSchema | null {
  try {
    return readXsd(connectorId, xsd);
  } catch (error) {
    missing.push({ ...plainly("xsd", "NOT_A_SCHEMA"), original: error instanceof Error ? error.message : null });
    return null;
  }
}

/** The XSD first: it knows order and obligations. Sources that speak of different roots cannot be made one. */
function merge(
  xsd: ConnectorSchema | null,
  metainfo: ConnectorSchema | null,
  missing: MissingSource[],
): ConnectorSchema {
  const both = [xsd, metainfo].filter((schema) => schema !== null);
  const [first, second] = both;
  if (!first) throw new Error("There is no schema");
  if (!second || first.root.name === second.root.name) return mergeSchemas(both);
  missing.push({ ...plainly("metainfo", "OTHER_ROOT"), original: second.root.name });
  return first;
}

function missingBy(source: MissingSource["source"], error: ProfitError): MissingSource {
  return {
    source,
    code: error.code,
    explanation: explanationOf(error),
    original: error.code === "REFUSED" ? error.message : null,
    logReference: error.logReference ?? null,
  };
}

function plainly(source: MissingSource["source"], code: string): MissingSource {
  const explanation: Explanation | null = code === "NO_SOAP_ADDRESS" ? { key: "noSoapAddress", params: {} } : null;
  return { source, code, explanation, original: null, logReference: null };
}
