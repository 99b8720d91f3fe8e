import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { EmailAddress, PersonName, PersonRole } from "./person-fields";
import type { Person } from "./port";
import { requireAdmin } from "../require-admin";

export const AddPersonInput = z.object({ email: EmailAddress, name: PersonName, role: PersonRole });
export type AddPersonInput = z.output<typeof AddPersonInput>;

/** `linkSecret` is shown to the administrator once, as a link to choose a password; nobody can look it up later. */
export type AddedPerson = { person: Person; linkSecret: string; linkExpiresAt: Date };

/** Adds somebody without a password and makes the link to choose one. Throws CONFLICT for an address that is taken. */
export async function addPerson(ctx: ServiceContext, input: AddPersonInput): Promise<AddedPerson> {
  requireAdmin(ctx);
  const person = await ctx.people.insert({ ...input, password: null });
  if (!person) throw new ServiceError("CONFLICT", "This e-mail address is taken", { field: "email" });
  const link = await ctx.people.createSetUpLink(person.id);
  await ctx.history.record({
    kind: "act",
    action: "person.add",
    outcome: "ok",
    subject: person.email,
    detail: { note: person.role },
  });
  return { person, linkSecret: link.secret, linkExpiresAt: link.expiresAt };
}
