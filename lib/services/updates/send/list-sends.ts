import { z } from "zod";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { READ_BACK_FINDINGS, SEND_STATES, type SendLine, type SendRecord } from "./port";

export const ListSendsInput = z.object({
  connectionId: z.uuid().nullable().default(null),
  connectorId: z.string().min(1).max(200).nullable().default(null),
  state: z.enum(SEND_STATES).nullable().default(null),
  /** The start of the last one that is known; the ones before it come. */
  before: z.date().nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListSendsInput = z.output<typeof ListSendsInput>;

/** One's own sends, newest first; an administrator sees all. */
export async function listSends(ctx: ServiceContext, input: ListSendsInput): Promise<SendLine[]> {
  await ctx.updates.sends.expire();
  return ctx.updates.sends.list(ctx.actor, input);
}

export const OpenSendInput = z.object({
  sendId: z.uuid(),
  /** For who only waits for its end: the document may have 75 MB. */
  withoutXml: z.boolean().optional(),
});
export type OpenSendInput = z.output<typeof OpenSendInput>;

/**
 * One send with its document and outcome: also while it is under way, for who lost sight of it. An administrator who
 * opens somebody else's leaves a line, for what stands in it may be personal.
 */
export async function openSend(
  ctx: ServiceContext,
  { sendId, withoutXml = false }: OpenSendInput,
): Promise<SendRecord> {
  await ctx.updates.sends.expire();
  const send = await findSend(ctx, sendId, { withoutXml });
  if (send.personId !== ctx.actor.id && send.xml !== null) {
    const { connectionId, connectorId, personName } = send;
    await ctx.history.recordOrThrow({
      ...{ kind: "act", action: "updates.openBody", outcome: "ok", connectorId, subject: personName },
      ...(connectionId !== null && { connectionId }),
      detail: { note: sendId },
    });
  }
  return send;
}

/** Another person's answers as one that never was. */
export async function findSend(
  ctx: ServiceContext,
  sendId: string,
  options: { withoutXml?: boolean } = {},
): Promise<SendRecord> {
  const send = await ctx.updates.sends.find(ctx.actor, sendId, options);
  if (!send) throw new ServiceError("NOT_FOUND", "Send not found");
  return send;
}

export const NoteReadBackInput = z.object({
  sendId: z.uuid(),
  finding: z.enum(READ_BACK_FINDINGS),
  note: z.string().trim().max(1_000).nullable().default(null),
});
export type NoteReadBackInput = z.output<typeof NoteReadBackInput>;

/** What a person found who looked in Profit after an outcome that was not known. Kept with the send, and in the history. */
export async function noteReadBack(ctx: ServiceContext, input: NoteReadBackInput): Promise<SendLine> {
  const { sendId, finding, note } = input;
  await ctx.updates.sends.expire();
  const { connectionId, connectorId, state } = await findSend(ctx, sendId, { withoutXml: true });
  if (state !== "unknown") throw new ServiceError("INVALID_INPUT", "The outcome of this send is known");
  await ctx.history.recordOrThrow({
    ...{ kind: "act", action: "updates.foundOut", outcome: "ok", connectorId, subject: finding },
    ...(connectionId !== null && { connectionId }),
    detail: { note: [sendId, note ?? ""].filter(Boolean).join(": ") },
  });
  const noted = await ctx.updates.sends.noteReadBack(sendId, finding, note);
  if (!noted) throw new ServiceError("NOT_FOUND", "Send not found");
  return noted;
}
