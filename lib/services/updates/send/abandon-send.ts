import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { requireWriter } from "../require-writer";
import type { SendLine } from "./port";
import { SendOrder } from "./send-update";

export const AbandonSendInput = SendOrder.pick({ sendId: true, transport: true, digest: true }).extend({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
});
export type AbandonSendInput = z.output<typeof AbandonSendInput>;

/**
 * For a browser whose line broke and that hears of no such send: the order may still be on its way, so that "nothing was
 * sent" is only true once it can no longer begin. Answers `notSent`, or what became of it when it had begun after all.
 */
export async function abandonSend(ctx: ServiceContext, input: AbandonSendInput): Promise<SendLine> {
  requireWriter(ctx);
  const { sendId, connectionId, connectorId, transport, digest } = input;
  const { environmentType, environmentNumber } = await findReadableConnection(ctx, connectionId);
  const send = await ctx.updates.sends.abandon({
    ...{ id: sendId, connectionId, connectorId, environmentType, environmentNumber, transport, digest },
    actor: { id: ctx.actor.id, name: ctx.actor.name },
  });
  if (send.personId !== ctx.actor.id) throw new ServiceError("NOT_FOUND", "Send not found");
  return send;
}
