import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findPerson } from "./find-person";
import { PersonRole } from "./person-fields";
import { requireAdmin } from "../require-admin";

export const ChangeRoleInput = z.object({ personId: z.uuid(), role: PersonRole });
export type ChangeRoleInput = z.output<typeof ChangeRoleInput>;

/** Works from the person's next request on. Throws LAST_ADMIN when nobody could administer the console any more. */
export async function changeRole(ctx: ServiceContext, { personId, role }: ChangeRoleInput): Promise<void> {
  requireAdmin(ctx);
  const person = await findPerson(ctx, personId);
  if (person.role === role) return;
  const isDone = await ctx.people.setRole(personId, role);
  await ctx.history.record({
    kind: "act",
    action: "person.changeRole",
    outcome: isDone ? "ok" : "refused",
    subject: person.email,
    detail: { note: `${person.role} → ${role}` },
  });
  if (!isDone) throw new ServiceError("LAST_ADMIN", "The last administrator stays one");
}
