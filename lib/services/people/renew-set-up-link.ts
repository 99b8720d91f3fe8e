import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findPerson } from "./find-person";
import { requireAdmin } from "../require-admin";

export const RenewSetUpLinkInput = z.object({ personId: z.uuid() });
export type RenewSetUpLinkInput = z.output<typeof RenewSetUpLinkInput>;

/** A new one-time link, for somebody whose link expired or who forgot the password. Earlier links stop working. */
export async function renewSetUpLink(
  ctx: ServiceContext,
  { personId }: RenewSetUpLinkInput,
): Promise<{ linkSecret: string; linkExpiresAt: Date }> {
  requireAdmin(ctx);
  const person = await findPerson(ctx, personId);
  if (person.disabledAt) throw new ServiceError("CONFLICT", "This person is disabled", { field: "disabled" });
  const link = await ctx.people.createSetUpLink(personId);
  await ctx.history.record({ kind: "act", action: "person.renewLink", outcome: "ok", subject: person.email });
  return { linkSecret: link.secret, linkExpiresAt: link.expiresAt };
}
