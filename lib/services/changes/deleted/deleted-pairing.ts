/** Verbs on where the deleted rows of a connector are told (protocol 3.13): for everybody on the connection. */
import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../../connectors/describe-get-connector";
import { listGetConnectors } from "../../connectors/list-get-connectors";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import type { DeletedPairing } from "../port";
import { queryToFollow } from "../query-to-follow";
import { noSuchConnector } from "./propose-deleted";

export const DeletedPairingInput = z.object({ queryId: z.uuid() });
export type DeletedPairingInput = z.output<typeof DeletedPairingInput>;

/** `mayPair`: this person may say where they are told. */
export type DeletedState = { connectionId: string; pairing: DeletedPairing | null; mayPair: boolean };

/** Where the deleted rows of a query's connector are told, if somebody said so. Profit is not asked. */
export async function findDeletedPairing(ctx: ServiceContext, { queryId }: DeletedPairingInput): Promise<DeletedState> {
  const { connectionId, connectorId } = await queryToFollow(ctx, queryId);
  const pairing = await ctx.changes.deletedPairingOf({ connectionId, connectorId });
  return { connectionId, pairing, mayPair: mayPair(ctx) };
}

const FieldId = z.string().min(1).max(300);
export const ConfirmDeletedInput = z.object({
  queryId: z.uuid(),
  deletedConnectorId: ConnectorId,
  keys: z
    .array(z.object({ fieldId: FieldId, deletedFieldId: FieldId }))
    .min(1)
    .max(10),
  momentFieldId: FieldId.nullable(),
});
export type ConfirmDeletedInput = z.output<typeof ConfirmDeletedInput>;

/** An act of an administrator or a consultant, kept in the history: without its line it does not happen. */
export async function confirmDeletedPairing(
  ctx: ServiceContext,
  { queryId, ...pairing }: ConfirmDeletedInput,
): Promise<DeletedState> {
  const { connectionId, connectorId } = await queryToFollow(ctx, queryId);
  if (!mayPair(ctx)) throw supportMayNot();
  await assertFits(ctx, { connectionId, connectorId }, pairing);
  await ctx.history.recordOrThrow({
    ...{ kind: "act", action: "deleted.pair", outcome: "ok", connectionId, connectorId },
    subject: pairing.deletedConnectorId,
  });
  const isKept = await ctx.changes.pairDeleted({ connectionId, connectorId, ...pairing, confirmedBy: ctx.actor.id });
  if (!isKept) throw new ServiceError("NOT_FOUND", "Connection not found");
  return { connectionId, pairing, mayPair: true };
}

/** Forgetting what was never said is no trouble. */
export async function forgetDeletedPairing(
  ctx: ServiceContext,
  { queryId }: DeletedPairingInput,
): Promise<DeletedState> {
  const { connectionId, connectorId } = await queryToFollow(ctx, queryId);
  if (!mayPair(ctx)) throw supportMayNot();
  const known = await ctx.changes.deletedPairingOf({ connectionId, connectorId });
  if (known) {
    await ctx.history.recordOrThrow({
      ...{ kind: "act", action: "deleted.forget", outcome: "ok", connectionId, connectorId },
      subject: known.deletedConnectorId,
    });
    await ctx.changes.forgetDeleted({ connectionId, connectorId });
  }
  return { connectionId, pairing: null, mayPair: true };
}

/** Both connectors have the fields that are named, and the moment is one. */
async function assertFits(
  ctx: ServiceContext,
  { connectionId, connectorId }: { connectionId: string; connectorId: string },
  { deletedConnectorId, keys, momentFieldId }: DeletedPairing,
): Promise<void> {
  const connection = await findReadableConnection(ctx, connectionId);
  const { connectors } = await listGetConnectors(ctx, { connectionId });
  const isThere = connectors.some(({ id }) => id === deletedConnectorId);
  if (!isThere || deletedConnectorId === connectorId) throw noSuchConnector();
  const [own, deleted] = await Promise.all([
    describeFor(ctx, connection, connectorId),
    describeFor(ctx, connection, deletedConnectorId),
  ]);
  const has = ({ fields }: typeof own, fieldId: string) => fields.some(({ id }) => id === fieldId);
  const strange = keys.find(({ fieldId, deletedFieldId }) => !has(own, fieldId) || !has(deleted, deletedFieldId));
  if (strange) {
    throw new ServiceError("INVALID_INPUT", "The connectors have no such fields", { fields: "keys" });
  }
  const isMoment = deleted.fields.some(({ id, dataType }) => id === momentFieldId && dataType === "date");
  if (momentFieldId !== null && !isMoment) {
    throw new ServiceError("INVALID_INPUT", "The connector has no such date field", { fields: "momentFieldId" });
  }
}

function mayPair({ actor }: ServiceContext): boolean {
  return actor.role !== "support";
}

function supportMayNot(): ServiceError {
  return new ServiceError("FORBIDDEN", "Support does not say where deleted rows are told");
}
