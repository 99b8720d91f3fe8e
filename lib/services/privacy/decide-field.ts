import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { mayUnmask } from "./masking";

export const DecideFieldInput = z.object({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  fieldId: z.string().min(1).max(300),
  /** null = as its name says, again. */
  isSensitive: z.boolean().nullable(),
});
export type DecideFieldInput = z.output<typeof DecideFieldInput>;

/**
 * Says for everybody on this connection whether a field of a connector is masked, against what its name makes us
 * think. An act of an administrator or a consultant, kept in the history: without its line it does not happen.
 */
export async function decideField(ctx: ServiceContext, input: DecideFieldInput): Promise<void> {
  const { connectionId, connectorId, fieldId, isSensitive } = input;
  if (!mayUnmask(ctx)) throw new ServiceError("FORBIDDEN", "Support does not decide what is masked");
  const connection = await findReadableConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, connectorId);
  // What was decided of a field that is gone can be taken back; nothing new is decided about it.
  if (isSensitive !== null && !fields.some(({ id }) => id === fieldId)) {
    throw new ServiceError("INVALID_INPUT", "The connector has no such field", { fields: "fieldId" });
  }
  const action = isSensitive === null ? "privacy.byName" : isSensitive ? "privacy.mask" : "privacy.showAlways";
  await ctx.history.recordOrThrow({
    ...{ kind: "act", action, outcome: "ok", connectionId, connectorId, subject: fieldId },
  });
  await ctx.privacy.decide({ connectionId, connectorId, fieldId, isSensitive, setBy: ctx.actor.id });
}
