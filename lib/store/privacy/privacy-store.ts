import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal, VaultError } from "@/lib/vault/seal";
import { database, prepared, UNNAMED } from "../database";
import { privacyFields } from "../schema/reading";
import { isUuid } from "../uuid";

/** What people decided about the privacy of fields, and the tickets that show values: sealed here, kept by the browser. */
type Place = { connectionId: string; connectorId: string };
type Decision = { fieldId: string; isSensitive: boolean };
type Bearer = { id: string; sessionId: string };

const Ticket = z.object({
  connectionId: z.string(),
  connectorId: z.string(),
  fieldIds: z.array(z.string()),
  expiresAt: z.number(),
});
type Ticket = z.output<typeof Ticket>;

/** Asked at every page of rows, hence prepared. */
async function decisionsOn({ connectionId, connectorId }: Place): Promise<Decision[]> {
  if (!isUuid(connectionId)) return [];
  return prepared("privacy_decisions", (db) =>
    db
      .select({ fieldId: privacyFields.fieldId, isSensitive: privacyFields.isSensitive })
      .from(privacyFields)
      .where(
        and(
          eq(privacyFields.connectionId, sql.placeholder("connectionId")),
          eq(privacyFields.connectorId, sql.placeholder("connectorId")),
        ),
      )
      .orderBy(privacyFields.fieldId)
      .prepare(UNNAMED),
  ).execute({ connectionId, connectorId });
}

async function decide({
  isSensitive,
  setBy,
  ...key
}: Place & { fieldId: string; isSensitive: boolean | null; setBy: string }): Promise<void> {
  if (!isUuid(key.connectionId)) return;
  if (isSensitive === null) {
    const { connectionId, connectorId, fieldId } = key;
    await database()
      .delete(privacyFields)
      .where(
        and(
          eq(privacyFields.connectionId, connectionId),
          eq(privacyFields.connectorId, connectorId),
          eq(privacyFields.fieldId, fieldId),
        ),
      );
    return;
  }
  const decision = { isSensitive, setBy, setAt: sql`now()` };
  await database()
    .insert(privacyFields)
    .values({ ...key, ...decision })
    .onConflictDoUpdate({
      target: [privacyFields.connectionId, privacyFields.connectorId, privacyFields.fieldId],
      set: decision,
    });
}

/** Bound into the seal, so that a ticket is worth nothing to anybody else. */
function placeOf({ id, sessionId }: Bearer): string {
  return `unmask:${id}:${sessionId}`;
}

function sealTicket(ticket: Ticket, bearer: Bearer): string {
  return seal(keyRing(), JSON.stringify(ticket), placeOf(bearer));
}

function openTicket(sealed: string, bearer: Bearer): Ticket | null {
  try {
    return Ticket.parse(JSON.parse(open(keyRing(), sealed, placeOf(bearer))));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

/** Implements PrivacyPort of lib/services. */
export const privacyStore = { decisionsOn, decide, sealTicket, openTicket };
