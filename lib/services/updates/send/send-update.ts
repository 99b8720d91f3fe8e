import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { Connection } from "../../connections/port";
import { ConnectorId } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { type CompiledFor, compileFor } from "../compile/compile-for";
import type { UpdateRequest } from "../compile/compiled-update";
import { isProtected, lockOf } from "../lock/lock-state";
import { UPDATE_TRANSPORTS } from "../port";
import type { ReadBack } from "../read-back/port";
import { keyIn, readRecords } from "../read-back/read-records";
import { requireWriter } from "../require-writer";
import { maskedSend } from "./masked-send";
import type { Begun, RecordNow, SendEnding, SendLine, SendRecord } from "./port";
import { sendOnce } from "./send-once";

/** What `/send` takes beside the document. */
export const SendOrder = z.object({
  transport: z.enum(UPDATE_TRANSPORTS),
  /** From the preview: the same id twice is one send. */
  sendId: z.uuid(),
  /** Of what the person saw. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why it is sent although the outcome of the same is unknown. */
  override: z.string().trim().min(3).max(500).nullable().default(null),
  undoesSendId: z.uuid().nullable().default(null),
});

export const SendUpdateInput = SendOrder.extend({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  xml: z.string(),
});
export type SendUpdateInput = z.output<typeof SendUpdateInput>;

export type SendResult = Omit<SendRecord, "xml">;

/** A console says every few seconds that it is still busy; after 20 s without a word it counts as gone. */
const BEAT_EVERY_MS = 5_000;
/** The database may be away for a moment, and the outcome is known nowhere else. */
const STORE_TRIES = 8;

/**
 * Sends what was previewed, once. The intent is stored before the first byte leaves, and what becomes of it whatever
 * becomes of the browser: from then on nothing listens to its signal. Answers the outcome; a refusal by Profit is one too.
 */
export async function sendUpdate(given: ServiceContext, input: SendUpdateInput): Promise<SendResult> {
  requireWriter(given);
  const ctx = { ...given };
  delete ctx.signal;
  const { connectionId, connectorId, transport, xml, sendId } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  await assertUndone(ctx, connection, input.undoesSendId);
  const readBack = await ctx.updates.readBacks.find(connection.id, connectorId);
  const made = await compileFor(ctx, connection, { connectorId, transport, xml, isChecked: false, readBack });
  const request = await sendable(ctx, connection, input, made);
  const before = readBack ? await recordsBefore(ctx, made, readBack) : null;
  await ctx.updates.sends.expire();
  const giveBack = await ctx.profit.takeSlot(connection.id);
  let ending: Awaited<ReturnType<typeof sendOnce>>;
  const beating = setInterval(() => void ctx.updates.sends.beat().catch(() => undefined), BEAT_EVERY_MS);
  try {
    // Until now a browser that leaves takes its order with it; from here on nothing stops it.
    given.signal?.throwIfAborted();
    const known = await begin(ctx, connection, input, { made, request, before });
    if (known) return await resultOf(ctx, known.id);
    ending = await sendOnce(made.endpoint, { request, transport, runId: ctx.runId });
    await store(ctx, sendId, maskedSend(ending, made.schema));
  } finally {
    clearInterval(beating);
    giveBack();
  }
  if (ending.error) throw ending.error;
  return resultOf(ctx, sendId);
}

/** A send that is said to be undone is one that this person may see, at this connection. */
async function assertUndone(ctx: ServiceContext, { id }: Connection, undoesSendId: string | null): Promise<void> {
  if (undoesSendId === null) return;
  const undone = await ctx.updates.sends.find(ctx.actor, undoesSendId, { withoutXml: true });
  if (undone?.connectionId !== id) throw new ServiceError("NOT_FOUND", "Send not found");
}

/** What will be sent, when it is what the person saw and may be sent at all. */
async function sendable(
  ctx: ServiceContext,
  connection: Connection,
  { digest }: SendUpdateInput,
  { compiled: { request, blocks } }: CompiledFor,
): Promise<UpdateRequest> {
  if (!request) {
    const [block] = blocks;
    throw new ServiceError("NOT_SENDABLE", "The document cannot be sent", block ? { block: block.code } : {});
  }
  if (request.digest !== digest) throw new ServiceError("PREVIEW_OUTDATED", "It is not what was previewed");
  if ((await lockOf(ctx, connection)).isLocked) throw locked();
  return request;
}

function locked(): ServiceError {
  return new ServiceError("PRODUCTION_LOCKED", "Production is locked");
}

/** For "undo" and for what really changed. That they cannot be read is no reason not to send. */
async function recordsBefore(ctx: ServiceContext, made: CompiledFor, readBack: ReadBack): Promise<RecordNow[]> {
  const keys = made.compiled.values.map((said) => keyIn(readBack, said));
  return keys.some((key) => key !== null) ? readRecords(ctx, { readBack, schema: made.schema }, keys) : [];
}

type Making = { made: CompiledFor; request: UpdateRequest; before: readonly RecordNow[] | null };

/** Stores the intent; resolves to the send when this order came before, and to null when it may leave now. */
async function begin(
  ctx: ServiceContext,
  connection: Connection,
  input: SendUpdateInput,
  { made: { compiled }, request, before }: Making,
): Promise<SendLine | null> {
  const { connectorId, transport, xml, sendId, override, undoesSendId } = input;
  const begun = await ctx.updates.sends.begin({
    ...{ id: sendId, connectionId: connection.id, connectorId, transport, xml, before, undoesSendId },
    ...{ method: request.method, url: request.url, body: request.body ?? "", bodyBytes: request.bodyBytes },
    ...{ digest: request.digest, actions: compiled.actions, recordCount: compiled.recordCount },
    ...{ environmentType: connection.environmentType, environmentNumber: connection.environmentNumber },
    actor: { id: ctx.actor.id, name: ctx.actor.name },
    overrideReason: override,
    needsUnlock: isProtected(connection),
  });
  return knownOrThrow(ctx, begun, request);
}

function knownOrThrow({ actor }: ServiceContext, begun: Begun, { digest }: UpdateRequest): SendLine | null {
  switch (begun.kind) {
    case "begun":
      return null;
    case "locked":
      throw locked();
    case "open":
      throw new ServiceError("OUTCOME_UNKNOWN", "The outcome of the same is not known", {
        sendId: begun.send.id,
        state: begun.send.state,
      });
    case "known":
      // An id is one order of one person: somebody else's, or another message under it, is none.
      if (begun.send.personId !== actor.id || begun.send.digest !== digest) {
        throw new ServiceError("CONFLICT", "The id of this order was used for another");
      }
      return begun.send;
  }
}

async function store(ctx: ServiceContext, sendId: string, ending: SendEnding): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await ctx.updates.sends.end(sendId, ending);
    } catch (error) {
      if (tries >= STORE_TRIES) throw error;
      await pause(Math.min(250 * 2 ** tries, 8_000));
    }
  }
}

async function resultOf(ctx: ServiceContext, sendId: string): Promise<SendResult> {
  const send = await ctx.updates.sends.find(ctx.actor, sendId, { withoutXml: true });
  if (!send) throw new ServiceError("NOT_FOUND", "The send is gone");
  return send;
}
