import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { describeUpdateFor } from "../describe/describe-update-connector";
import type { RecordNow } from "../send/port";
import { keyIn, readRecord } from "./read-records";

export const ReadRecordNowInput = z.object({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  key: z
    .array(
      z.object({
        path: z.array(z.string().min(1).max(200)).min(1).max(20),
        fieldId: z.string().min(1).max(200),
        value: z.string().max(1_000),
      }),
    )
    .min(1)
    .max(10),
});
export type ReadRecordNowInput = z.output<typeof ReadRecordNowInput>;

/** One record as it is now, by its key, through the chosen GetConnector. Masked fields stay masked. */
export async function readRecordNow(ctx: ServiceContext, input: ReadRecordNowInput): Promise<RecordNow> {
  const { connectionId, connectorId, key: said } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const readBack = await ctx.updates.readBacks.find(connection.id, connectorId);
  if (!readBack) throw new ServiceError("NOT_FOUND", "No read-back is set for this connector");
  const { schema } = await describeUpdateFor(ctx, connection, connectorId);
  const key = keyIn(readBack, said);
  if (!key) return { record: 0, key: [], state: "noKey", values: [], error: null };
  return { record: 0, ...(await readRecord(ctx, { readBack, schema }, key)) };
}
