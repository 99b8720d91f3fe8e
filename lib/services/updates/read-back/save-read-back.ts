import { z } from "zod";
import { proposeMapping } from "@/lib/schema/assist/read-back/propose-mapping";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { describeUpdateFor } from "../describe/describe-update-connector";
import { requireWriter } from "../require-writer";
import type { FieldPair, ReadBack } from "./port";

const Pair = z.object({
  path: z.array(z.string().min(1).max(200)).min(1).max(20),
  fieldId: z.string().min(1).max(200),
  getFieldId: z.string().min(1).max(200),
});

const OfConnector = z.object({ connectionId: z.uuid(), connectorId: ConnectorId });

export const FindReadBackInput = OfConnector;
export type FindReadBackInput = z.output<typeof FindReadBackInput>;

/** Which GetConnector shows the records of this UpdateConnector; null when nobody chose one. */
export async function findReadBack(ctx: ServiceContext, input: FindReadBackInput): Promise<ReadBack | null> {
  const connection = await findReadableConnection(ctx, input.connectionId);
  return ctx.updates.readBacks.find(connection.id, input.connectorId);
}

export const SaveReadBackInput = OfConnector.extend({
  getConnectorId: ConnectorId,
  keys: z.array(Pair).min(1).max(10),
  fields: z.array(Pair).max(1_000),
});
export type SaveReadBackInput = z.output<typeof SaveReadBackInput>;

/** Chooses it, for everybody who has the connection. A field that the GetConnector does not have is refused. */
export async function saveReadBack(ctx: ServiceContext, input: SaveReadBackInput): Promise<ReadBack> {
  requireWriter(ctx);
  const { connectionId, connectorId, getConnectorId, keys, fields } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const described = await describeFor(ctx, connection, getConnectorId);
  const unknown = [...keys, ...fields].find(
    ({ getFieldId }) => !described.fields.some((field) => field.id === getFieldId),
  );
  if (unknown) {
    const sentence = `The connector has no field "${unknown.getFieldId}".`;
    throw new ServiceError("INVALID_INPUT", sentence, { fields: unknown.getFieldId });
  }
  const isSaved = await ctx.updates.readBacks.save(
    { connectionId, connectorId, getConnectorId, keys, fields },
    ctx.actor.id,
  );
  const saved = isSaved ? await ctx.updates.readBacks.find(connectionId, connectorId) : null;
  if (!saved) throw new ServiceError("NOT_FOUND", "Connection not found");
  await ctx.history.record({
    ...{ kind: "act", action: "updates.saveReadBack", outcome: "ok", connectionId, connectorId },
    subject: getConnectorId,
  });
  return saved;
}

export const RemoveReadBackInput = OfConnector;
export type RemoveReadBackInput = z.output<typeof RemoveReadBackInput>;

/** Takes it away. Twice is no trouble. */
export async function removeReadBack(ctx: ServiceContext, input: RemoveReadBackInput): Promise<void> {
  requireWriter(ctx);
  const { connectionId, connectorId } = input;
  await findReadableConnection(ctx, connectionId);
  if (!(await ctx.updates.readBacks.remove(connectionId, connectorId))) return;
  await ctx.history.record({
    ...{ kind: "act", action: "updates.removeReadBack", outcome: "ok", connectionId, connectorId },
  });
}

export const ProposeReadBackInput = OfConnector.extend({ getConnectorId: ConnectorId });
export type ProposeReadBackInput = z.output<typeof ProposeReadBackInput>;

/** Which fields of a GetConnector seem to show which of the UpdateConnector, for a person to look at. */
export async function proposeReadBack(
  ctx: ServiceContext,
  { connectionId, connectorId, getConnectorId }: ProposeReadBackInput,
): Promise<{ keys: FieldPair[]; fields: FieldPair[] }> {
  const connection = await findReadableConnection(ctx, connectionId);
  const [{ schema }, described] = await Promise.all([
    describeUpdateFor(ctx, connection, connectorId),
    describeFor(ctx, connection, getConnectorId),
  ]);
  const proposed = proposeMapping(schema, described.fields);
  const isKey = (one: (typeof proposed)[number]) => one.isKey && one.path.length === 1;
  const toPair = ({ path, fieldId, column }: (typeof proposed)[number]) => ({ path, fieldId, getFieldId: column });
  return {
    keys: proposed.filter(isKey).map(toPair),
    fields: proposed.filter((one) => !isKey(one)).map(toPair),
  };
}
