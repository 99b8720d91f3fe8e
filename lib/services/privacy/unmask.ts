import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { mayUnmask, openMasking } from "./masking";

const FieldId = z.string().min(1).max(300);

export const UnmaskInput = z.object({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  fieldIds: z.array(FieldId).min(1).max(500),
  /** Why; kept in the history in plain words. */
  reason: z.string().trim().min(3).max(200),
});
export type UnmaskInput = z.output<typeof UnmaskInput>;

/** `ticket` goes along with each question for rows, in a cookie no script can read: never in an address. */
export type Unmasked = { ticket: string; fieldIds: string[]; expiresAt: number };

/** How long values are seen after one reason. */
const LIFETIME_MS = 15 * 60_000;
/** What a browser keeps in a cookie, with room for its name and path. */
const MOST_CHARACTERS = 3_600;
/** Of the line in the history; with hundreds of fields the reason must still be read. */
const MOST_NAMED = 20;

/**
 * Lets this person see values of masked fields of one connector for fifteen minutes. The line in the history is
 * written first, and without it there is no ticket. Throws FORBIDDEN for support.
 */
export async function unmask(ctx: ServiceContext, input: UnmaskInput): Promise<Unmasked> {
  const { connectionId, connectorId, reason } = input;
  if (!mayUnmask(ctx)) throw new ServiceError("FORBIDDEN", "Support does not see masked values");
  const connection = await findReadableConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, connectorId);
  const masked = new Set((await openMasking(ctx, { connectionId, connectorId })).maskedOf(fields));
  const fieldIds = [...new Set(input.fieldIds)];
  if (!fieldIds.every((id) => masked.has(id))) {
    throw new ServiceError("INVALID_INPUT", "These fields are not masked", { fields: "fieldIds" });
  }
  const named = fieldIds.slice(0, MOST_NAMED).join(", ") + (fieldIds.length > MOST_NAMED ? ", …" : "");
  const expiresAt = ctx.now().getTime() + LIFETIME_MS;
  const ticket = ctx.privacy.sealTicket({ connectionId, connectorId, fieldIds, expiresAt }, ctx.actor);
  if (ticket.length > MOST_CHARACTERS)
    throw new ServiceError("INVALID_INPUT", "Too many fields at once", { fields: "fieldIds" });
  await ctx.history.recordOrThrow({
    ...{ kind: "act", action: "privacy.unmask", outcome: "ok", connectionId, connectorId },
    subject: `${named}: ${reason}`,
  });
  return { ticket, fieldIds, expiresAt };
}
