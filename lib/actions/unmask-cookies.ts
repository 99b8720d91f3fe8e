import "server-only";
import { cookies } from "next/headers";
import type { ServiceContext } from "@/lib/services/context";
import { validTicket } from "@/lib/services/privacy/masking";
import { unmask, type UnmaskInput } from "@/lib/services/privacy/unmask";
import { authSettings } from "@/lib/session/auth-settings";

/**
 * Keeps the ticket that shows masked values where no script can read it and no address carries it: in two cookies, one
 * for the rows of the connector, so that pages and exports bring it along by themselves, and one for its page, so that
 * the page knows after a reload what is shown. SameSite: another site cannot have values fetched.
 */
const FOR_ROWS = "schakel-unmask";
const FOR_PAGE = "schakel-unmasked";

type Place = { connectionId: string; connectorId: string };
export type Shown = { fieldIds: string[]; expiresAt: number };

/** The action behind "Show values". */
export async function showValues(ctx: ServiceContext, input: UnmaskInput): Promise<Shown> {
  const { ticket, fieldIds, expiresAt } = await unmask(ctx, input);
  await keep(input, ticket, Math.floor((expiresAt - ctx.now().getTime()) / 1_000));
  return { fieldIds, expiresAt };
}

/** The action behind "Mask again": anybody may, of what their own browser holds. */
export async function maskAgain(_: ServiceContext, place: Place): Promise<void> {
  await keep(place, "", 0);
}

async function keep({ connectionId, connectorId }: Place, value: string, maxAge: number): Promise<void> {
  const jar = await cookies();
  const place = `/connections/${connectionId}/connectors/${encodeURIComponent(connectorId)}`;
  const options = { httpOnly: true, sameSite: "strict", secure: authSettings().isHttps, maxAge } as const;
  jar.set(FOR_ROWS, value, { ...options, path: `/api${place}` });
  jar.set(FOR_PAGE, value, { ...options, path: place });
}

/** What came with a question for rows; whether it is worth anything is for the verb to say. */
export async function ticketForRows(): Promise<string | undefined> {
  return (await cookies()).get(FOR_ROWS)?.value;
}

/** Which values this person's page shows now. */
export async function shownOn(ctx: ServiceContext, place: Place): Promise<Shown | null> {
  const sealed = (await cookies()).get(FOR_PAGE)?.value;
  const ticket = sealed === undefined ? null : validTicket(ctx, place, sealed);
  return ticket && { fieldIds: ticket.fieldIds, expiresAt: ticket.expiresAt };
}
