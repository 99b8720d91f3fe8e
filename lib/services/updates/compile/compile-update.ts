import { updateEnvelopeOf, isWritable, updateServiceUrl } from "@/lib/profit/soap/operations/update-connector";
import { readContent, type XmlContent, type XmlRecord } from "@/lib/schema/twin/read-content";
import { toJson } from "@/lib/schema/twin/to-json";
import { readDocument } from "@/lib/xml/document/read-document";
import { readXml } from "@/lib/xml/read-xml";
import { XmlError } from "@/lib/xml/xml-error";
import { UPDATE_ACTIONS, type UpdateAction } from "../port";
import { checkUpdate } from "./check-update";
import type { CompiledUpdate, CompileOrder, RootRecord, UpdateRequest } from "./compiled-update";
import { documentValues } from "./document-values";
import { requestDigest } from "./request-digest";
import { deleteUrlOf } from "./delete-address";
import type { UpdateBlock } from "./update-block";

/** What Profit takes, attachments included (protocol 3.0, limits). */
export const BODY_LIMIT_BYTES = 75 * 1024 * 1024;
/** More root records than this nobody sends in one call: AFAS advises a thousand lines (protocol 3.0, limits). */
const MOST_RECORDS = 10_000;
/** Of more records than this only their number and their actions are told. */
const TOLD_RECORDS = 100;

const XML_LIMITS = { depth: 200, attributes: 256, nodes: 3_000_000 };

/**
 * Makes of a document exactly what goes over the line, or says what is in the way. Nothing is mended here: what a person
 * wrote is sent as written, over SOAP to the letter, over REST as the JSON that says the same (lib/schema/twin).
 */
export function compileUpdate(order: CompileOrder): CompiledUpdate {
  const { schema } = order;
  const xml = order.xml.replace(/^\uFEFF/, "");
  const fault = faultIn(xml);
  const checked = order.isChecked
    ? checkUpdate({ schema, xsd: order.xsd, text: xml })
    : { problems: [], counts: { errors: 0, warnings: 0 } };
  const nothing = {
    ...{ rootName: null, records: [], recordCount: 0, values: [], actions: [], request: null },
    ...{ xmlBytes: Buffer.byteLength(xml), ...checked },
  };
  if (fault) return { ...nothing, blocks: [block("notXml", { message: fault })] };
  const content = readContent(schema, readDocument(xml));
  const written = content.root?.records ?? [];
  const { records, blocks } = rootRecordsOf(written);
  const known = {
    ...nothing,
    rootName: content.root?.name ?? null,
    records: records.slice(0, TOLD_RECORDS),
    recordCount: written.length,
    actions: countsOf(records),
    values: content.root ? documentValues(content.root, order.places) : [],
  };
  if (blocks.length > 0) return { ...known, blocks };
  const made = order.transport === "soap" ? soapRequestOf(order, xml) : restRequestOf(order, xml, content, records);
  if ("code" in made) return { ...known, blocks: [made] };
  if (made.bodyBytes > BODY_LIMIT_BYTES) return { ...known, blocks: [tooLarge(made.bodyBytes)] };
  return { ...known, blocks: [], request: made };
}

/** In the parser's words, with line and column; null for a document that is well-formed. */
function faultIn(xml: string): string | null {
  try {
    readXml(xml, { open: () => undefined, close: () => undefined, text: () => undefined }, XML_LIMITS);
    return null;
  } catch (error) {
    if (error instanceof XmlError) return error.message;
    throw error;
  }
}

function rootRecordsOf(written: readonly XmlRecord[]): { records: RootRecord[]; blocks: UpdateBlock[] } {
  if (written.length === 0) return { records: [], blocks: [block("noRecords")] };
  if (written.length > MOST_RECORDS) {
    return { records: [], blocks: [block("tooManyRecords", { count: written.length, limit: MOST_RECORDS })] };
  }
  const records: RootRecord[] = [];
  for (const [index, { action, keys }] of written.entries()) {
    const record = index + 1;
    if (action === null || action === "") return { records, blocks: [block("noAction", { record })] };
    if (!isAction(action)) return { records, blocks: [block("badAction", { record, value: action.slice(0, 40) })] };
    records.push({ action, keys: Object.fromEntries(keys.map(({ name, text }) => [name, text ?? ""])) });
  }
  return { records, blocks: [] };
}

function isAction(action: string): action is UpdateAction {
  return UPDATE_ACTIONS.some((one) => one === action);
}

function countsOf(records: readonly RootRecord[]): { action: UpdateAction; count: number }[] {
  return UPDATE_ACTIONS.flatMap((action) => {
    const count = records.filter((record) => record.action === action).length;
    return count === 0 ? [] : [{ action, count }];
  });
}

/** The document goes as it stands (protocol 4.5). */
function soapRequestOf({ connectorId, soapBaseUrl }: CompileOrder, xml: string): UpdateRequest | UpdateBlock {
  if (soapBaseUrl === null) return block("noSoapAddress");
  if (!isWritable(xml)) return block("unwritable");
  const body = updateEnvelopeOf(connectorId, xml);
  return requestOf("POST", updateServiceUrl(new URL(soapBaseUrl)).href, "soap", body);
}

/** REST says by its method what is done with the root's records, so all must do the same (protocol 3.6 to 3.8). */
function restRequestOf(
  order: CompileOrder,
  xml: string,
  { root }: XmlContent,
  records: readonly RootRecord[],
): UpdateRequest | UpdateBlock {
  const { connectorId, schema, restBaseUrl, soapBaseUrl } = order;
  const proposes = soapBaseUrl === null ? null : "soap";
  const [first] = records;
  if (!first || !root || records.some(({ action }) => action !== first.action)) {
    return block("mixedActions", {}, proposes);
  }
  if (first.action === "delete") {
    const url = deleteUrlOf({ connectorId, restBaseUrl, root });
    return typeof url === "string" ? requestOf("DELETE", url, "rest", null) : { ...url, proposes };
  }
  const url = new URL(`connectors/${encodeURIComponent(connectorId)}`, restBaseUrl).href;
  const { json } = toJson(schema, xml);
  return requestOf(first.action === "insert" ? "POST" : "PUT", url, "rest", json);
}

function requestOf(
  method: UpdateRequest["method"],
  url: string,
  transport: CompileOrder["transport"],
  body: string | null,
): UpdateRequest {
  const bodyBytes = body === null ? 0 : Buffer.byteLength(body);
  return { method, url, body, bodyBytes, digest: requestDigest({ method, url, transport, body }) };
}

function tooLarge(bytes: number): UpdateBlock {
  const inMb = (size: number) => Math.ceil((size / 1024 / 1024) * 10) / 10;
  return block("tooLarge", { size: inMb(bytes), limit: inMb(BODY_LIMIT_BYTES) });
}

function block(
  code: UpdateBlock["code"],
  params: UpdateBlock["params"] = {},
  proposes: UpdateBlock["proposes"] = null,
): UpdateBlock {
  return { code, params, proposes };
}
