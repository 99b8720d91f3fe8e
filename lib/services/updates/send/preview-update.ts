import { randomUUID } from "node:crypto";
import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { Connection } from "../../connections/port";
import { ConnectorId } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { compileFor } from "../compile/compile-for";
import { BODY_LIMIT_BYTES } from "../compile/compile-update";
import type { UpdateRequest } from "../compile/compiled-update";
import { READ_BACK_RECORDS } from "../compile/document-values";
import { lockOf } from "../lock/lock-state";
import { UPDATE_TRANSPORTS } from "../port";
import { keyIn, readRecords } from "../read-back/read-records";
import { differencesByDocument } from "../read-back/record-differences";
import { requireWriter } from "../require-writer";
import type { SendLine } from "./port";
import type { UpdatePreview } from "./update-preview";

export type { UpdatePreview } from "./update-preview";

/** What `/preview` takes beside the document. */
export const PreviewOrder = z.object({
  transport: z.enum(UPDATE_TRANSPORTS),
  /** Reads the records as they are now, where a read-back is set. */
  isCompared: z.boolean().optional(),
});

export const PreviewUpdateInput = PreviewOrder.extend({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  xml: z.string(),
});
export type PreviewUpdateInput = z.output<typeof PreviewUpdateInput>;

/** More of a body than this nobody reads; it is sent whole all the same. */
const SHOWN_CHARACTERS = 1024 * 1024;

/**
 * Everything a person must see before a byte leaves: the exact body and where it goes, what is done with how many
 * records, whether it may, what the check finds, and whether the same was sent before. Nothing is written.
 */
export async function previewUpdate(ctx: ServiceContext, input: PreviewUpdateInput): Promise<UpdatePreview> {
  requireWriter(ctx);
  const { connectionId, connectorId, transport, xml, isCompared = false } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const readBack = await ctx.updates.readBacks.find(connection.id, connectorId);
  const order = { connectorId, transport, xml, isChecked: true, readBack };
  const { compiled, schema } = await compileFor(ctx, connection, order);
  const { request, values, records } = compiled;
  await ctx.updates.sends.expire();
  const [lock, earlier] = await Promise.all([
    lockOf(ctx, connection),
    request ? ctx.updates.sends.withDigest(connection.id, request.digest) : [],
  ]);
  const place = readBack && isCompared && request ? { readBack, schema } : null;
  const keys = values.slice(0, READ_BACK_RECORDS).map((said) => (readBack ? keyIn(readBack, said) : null));
  const now = place ? await readRecords(ctx, place, keys) : null;
  return {
    sendId: randomUUID(),
    ...{ connectorId, transport, environment: environmentOf(connection), lock },
    request: request && shown(request),
    rootName: compiled.rootName,
    ...{ actions: compiled.actions, recordCount: compiled.recordCount, records },
    ...{ xmlBytes: compiled.xmlBytes, limitBytes: BODY_LIMIT_BYTES, blocks: compiled.blocks },
    ...{ problems: compiled.problems, counts: compiled.counts },
    earlier,
    isUnderWay: earlier.some(({ state }) => state === "sending"),
    needsOverride: earlier.some(isOpen),
    hasReadBack: readBack !== null,
    now,
    differences: now && differencesByDocument(schema, now, values, records),
  };
}

/** Nobody knows what became of it, or who looked did not find that it was not done (lib/store/updates/begin-send.ts). */
function isOpen({ state, readBackAt, readBackFinding }: SendLine): boolean {
  return state === "unknown" && (readBackAt === null || (readBackFinding ?? "notDone") !== "notDone");
}

function environmentOf(connection: Connection): UpdatePreview["environment"] {
  const { name, environmentType: type, environmentNumber: number, environmentCode: code } = connection;
  return { name, type, number, code };
}

function shown(request: UpdateRequest): UpdatePreview["request"] {
  const isShortened = (request.body?.length ?? 0) > SHOWN_CHARACTERS;
  return { ...request, body: request.body?.slice(0, SHOWN_CHARACTERS) ?? null, isShortened };
}
