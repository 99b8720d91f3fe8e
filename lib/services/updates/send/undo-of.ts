import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { describeUpdateFor } from "../describe/describe-update-connector";
import type { UpdateTransport } from "../port";
import { requireWriter } from "../require-writer";
import { findSend } from "./list-sends";
import { undoDocument, type UndoPart } from "./undo-document";

export const UndoOfInput = z.object({ sendId: z.uuid() });
export type UndoOfInput = z.output<typeof UndoOfInput>;

/** A document that takes back what a send did, as far as that can be done; null when none of it can. */
export type Undo = { sendId: string; xml: string | null; transport: UpdateTransport; parts: readonly UndoPart[] };

/**
 * The compensating document of a send: what was created is deleted by the keys that came back, what was changed is put
 * back as it was read before. A new document to look at, check and send; it is never sent by itself.
 */
export async function undoOf(ctx: ServiceContext, { sendId }: UndoOfInput): Promise<Undo> {
  requireWriter(ctx);
  const send = await findSend(ctx, sendId);
  if (send.state !== "ok") throw new ServiceError("INVALID_INPUT", "Only what was done can be taken back");
  if (send.connectionId === null || send.xml === null) throw new ServiceError("NOT_FOUND", "The document is gone");
  const connection = await findReadableConnection(ctx, send.connectionId);
  const { schema } = await describeUpdateFor(ctx, connection, send.connectorId);
  const { xml, parts } = undoDocument(schema, { xml: send.xml, results: send.results, before: send.before ?? [] });
  return { sendId, xml, transport: send.transport, parts };
}
