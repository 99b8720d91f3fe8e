import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { requireWriter } from "../require-writer";
import type { ReferenceSource } from "./port";

export const TableName = z.string().trim().min(1).max(200);

export const ListReferenceSourcesInput = z.object({ connectionId: z.uuid() });
export type ListReferenceSourcesInput = z.output<typeof ListReferenceSourcesInput>;

/** For which tables somebody chose where the candidates come from. */
export async function listReferenceSources(
  ctx: ServiceContext,
  { connectionId }: ListReferenceSourcesInput,
): Promise<ReferenceSource[]> {
  await findReadableConnection(ctx, connectionId);
  return ctx.updates.references.list(connectionId);
}

export const SaveReferenceSourceInput = z.object({
  connectionId: z.uuid(),
  table: TableName,
  getConnectorId: ConnectorId,
  idFieldId: z.string().min(1).max(200),
  textFieldId: z.string().min(1).max(200).nullable(),
});
export type SaveReferenceSourceInput = z.output<typeof SaveReferenceSourceInput>;

/** Chooses the GetConnector for references to a table, for everybody who has the connection. */
export async function saveReferenceSource(
  ctx: ServiceContext,
  input: SaveReferenceSourceInput,
): Promise<ReferenceSource> {
  requireWriter(ctx);
  const { connectionId, table, getConnectorId, idFieldId, textFieldId } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, getConnectorId);
  const unknown = [idFieldId, textFieldId].find((id) => id !== null && !fields.some((field) => field.id === id));
  if (unknown) {
    throw new ServiceError("INVALID_INPUT", `The connector has no field "${unknown}".`, { fields: unknown });
  }
  await ctx.updates.references.save(input, ctx.actor.id);
  const saved = (await ctx.updates.references.list(connectionId)).find((source) => source.table === table);
  if (!saved) throw new ServiceError("NOT_FOUND", "Connection not found");
  await ctx.history.record({
    ...{ kind: "act", action: "updates.saveReference", outcome: "ok", connectionId },
    ...{ connectorId: getConnectorId, subject: table },
  });
  return saved;
}

export const RemoveReferenceSourceInput = z.object({ connectionId: z.uuid(), table: TableName });
export type RemoveReferenceSourceInput = z.output<typeof RemoveReferenceSourceInput>;

/** Lets it go. Twice is no trouble. */
export async function removeReferenceSource(
  ctx: ServiceContext,
  { connectionId, table }: RemoveReferenceSourceInput,
): Promise<void> {
  requireWriter(ctx);
  await findReadableConnection(ctx, connectionId);
  if (!(await ctx.updates.references.remove(connectionId, table))) return;
  await ctx.history.record({
    ...{ kind: "act", action: "updates.removeReference", outcome: "ok", connectionId, subject: table },
  });
}
