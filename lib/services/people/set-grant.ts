import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findPerson } from "./find-person";
import { requireAdmin } from "../require-admin";

export const SetGrantInput = z.object({ personId: z.uuid(), connectionId: z.uuid(), isGranted: z.boolean() });
export type SetGrantInput = z.output<typeof SetGrantInput>;

/** Lets a person use a connection, or no longer. Throws NOT_FOUND when either is not there. */
export async function setGrant(
  ctx: ServiceContext,
  { personId, connectionId, isGranted }: SetGrantInput,
): Promise<void> {
  requireAdmin(ctx);
  const person = await findPerson(ctx, personId);
  const isDone = await ctx.people.setGrant(personId, connectionId, isGranted);
  if (!isDone) throw new ServiceError("NOT_FOUND", "Connection not found");
  await ctx.history.record({
    kind: "act",
    action: isGranted ? "person.grant" : "person.revoke",
    outcome: "ok",
    subject: person.email,
    connectionId,
  });
}
