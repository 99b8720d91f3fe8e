import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findPerson } from "./find-person";
import { requireAdmin } from "../require-admin";

export const SetDisabledInput = z.object({ personId: z.uuid(), isDisabled: z.boolean() });
export type SetDisabledInput = z.output<typeof SetDisabledInput>;

/** A disabled person is signed out everywhere at once and cannot come back. Throws LAST_ADMIN for the last one. */
export async function setDisabled(ctx: ServiceContext, { personId, isDisabled }: SetDisabledInput): Promise<void> {
  requireAdmin(ctx);
  const person = await findPerson(ctx, personId);
  const isDone = await ctx.people.setDisabled(personId, isDisabled);
  await ctx.history.record({
    kind: "act",
    action: isDisabled ? "person.disable" : "person.enable",
    outcome: isDone ? "ok" : "refused",
    subject: person.email,
  });
  if (!isDone) throw new ServiceError("LAST_ADMIN", "The last administrator stays enabled");
}
