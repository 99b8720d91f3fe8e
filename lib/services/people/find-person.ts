import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { Person } from "./port";

/** The person an act is about. Throws NOT_FOUND. For verbs that have checked the role already. */
export async function findPerson(ctx: ServiceContext, personId: string): Promise<Person> {
  const person = await ctx.people.find(personId);
  if (!person) throw new ServiceError("NOT_FOUND", "Person not found");
  return person;
}
