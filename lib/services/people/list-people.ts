import type { ServiceContext } from "../context";
import type { Person } from "./port";
import { requireAdmin } from "../require-admin";

/** `grants` holds connection ids; empty for administrators, who may use every connection. */
export type ListedPerson = Person & { grants: string[] };

/** Everybody with an account, by name. Administrators only. */
export async function listPeople(ctx: ServiceContext): Promise<ListedPerson[]> {
  requireAdmin(ctx);
  const people = await ctx.people.list();
  return Promise.all(people.map(async (person) => ({ ...person, grants: await ctx.people.grantsOf(person.id) })));
}
