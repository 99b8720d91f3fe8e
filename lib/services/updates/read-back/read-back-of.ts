import { z } from "zod";
import { readContent } from "@/lib/schema/twin/read-content";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { readDocument } from "@/lib/xml/document/read-document";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import type { DocumentValues } from "../compile/compiled-update";
import { documentValues } from "../compile/document-values";
import { describeUpdateFor } from "../describe/describe-update-connector";
import { findSend } from "../send/list-sends";
import type { RecordNow, SendRecord } from "../send/port";
import type { ReadBack } from "./port";
import { keyIn, readRecords, type RecordKey } from "./read-records";
import { differencesBetween, isSamePlace, type RecordDifference } from "./record-differences";

export const ReadBackOfInput = z.object({ sendId: z.uuid() });
export type ReadBackOfInput = z.output<typeof ReadBackOfInput>;

/** What became of the records of a send. */
export type SendReadBack = {
  sendId: string;
  /** `noReadBack`: nobody chose a GetConnector; `noKeys`: nothing says which records these are. */
  canRead: "yes" | "noReadBack" | "noKeys";
  before: readonly RecordNow[];
  now: readonly RecordNow[];
  /** What really changed, field by field, since before the send. */
  differences: readonly RecordDifference[];
  /** Fields that are not as the document wanted them: overruled by Profit, or not done. */
  deviations: readonly RecordDifference[];
};

/**
 * Looks what became of a send: the records are read again, by the keys in the document or those that Profit gave them.
 * After an outcome that was not known this is what may be gone by; that somebody looked is kept with the send.
 */
export async function readBackOf(ctx: ServiceContext, { sendId }: ReadBackOfInput): Promise<SendReadBack> {
  await ctx.updates.sends.expire();
  const send = await findSend(ctx, sendId);
  if (send.state === "sending") throw new ServiceError("CONFLICT", "It is still under way");
  if (send.connectionId === null || send.xml === null) throw new ServiceError("NOT_FOUND", "The document is gone");
  const connection = await findReadableConnection(ctx, send.connectionId);
  const nothing = { sendId, before: send.before ?? [], now: [], differences: [], deviations: [] };
  const readBack = await ctx.updates.readBacks.find(connection.id, send.connectorId);
  if (!readBack) return { ...nothing, canRead: "noReadBack" };
  const { schema } = await describeUpdateFor(ctx, connection, send.connectorId);
  const { actions, values } = saidIn(schema, send.xml, readBack);
  const keys = values.map((said, record) => keyIn(readBack, said) ?? keyGiven(schema, readBack, send, record));
  if (keys.every((key) => key === null)) return { ...nothing, canRead: "noKeys" };
  const now = await readRecords(ctx, { readBack, schema }, keys);
  const couldLook = now.every(({ state }) => state === "found" || state === "none");
  if (send.state === "unknown" && couldLook && send.readBackFinding === null) {
    await ctx.updates.sends.noteReadBack(sendId, null, null);
  }
  const before = nothing.before.length > 0 ? nothing.before : now.map((one) => asBefore(one, actions[one.record]));
  return {
    ...{ sendId, canRead: "yes", before, now },
    differences: differencesBetween(schema, before, now),
    deviations: deviationsFrom(schema, values, now, actions),
  };
}

function saidIn(schema: ConnectorSchema, xml: string, readBack: ReadBack) {
  const { root } = readContent(schema, readDocument(xml.replace(/^\uFEFF/, "")));
  const values = root ? documentValues(root, [...readBack.keys, ...readBack.fields]) : [];
  return { values, actions: (root?.records ?? []).map(({ action }) => action) };
}

/** The key that Profit gave a record it created, where its answer tells of each of them. */
function keyGiven(
  { root, connectorId }: ConnectorSchema,
  readBack: ReadBack,
  { results, recordCount }: SendRecord,
  record: number,
): RecordKey | null {
  const told = results.filter(({ object }) => object === root.name || object === connectorId);
  const ids = told.length === recordCount ? told[record]?.ids : undefined;
  if (!ids) return null;
  const values = readBack.keys.flatMap(({ path, fieldId }) =>
    path.length === 1 && ids[fieldId] !== undefined ? [{ path, fieldId, value: ids[fieldId] }] : [],
  );
  return keyIn(readBack, values);
}

/** What was created was not there before; of anything else that nobody read nothing is known. */
function asBefore(now: RecordNow, action: string | null | undefined): RecordNow {
  return action === "insert"
    ? { ...now, state: "none", values: [] }
    : { ...now, state: "failed", values: [], error: null };
}

function deviationsFrom(
  schema: ConnectorSchema,
  wanted: readonly DocumentValues[],
  now: readonly RecordNow[],
  actions: readonly (string | null)[],
): RecordDifference[] {
  return now.flatMap((look) => {
    if (actions[look.record] === "delete") return [];
    const values = (wanted[look.record] ?? []).flatMap((said) => {
      const seen = look.values.find((one) => isSamePlace(one, said));
      return seen && !seen.isMasked ? [{ ...said, isMasked: false }] : [];
    });
    const asWanted = { ...look, values, state: "found" as const };
    return look.state === "found" ? differencesBetween(schema, [asWanted], [look]) : [];
  });
}
