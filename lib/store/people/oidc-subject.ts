import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { database } from "../database";
import { people } from "../schema/people";

/** The person whom the provider's own id was joined to. `subject` = issuer, a space, and the provider's `sub`. */
export async function personOfOidcSubject(subject: string): Promise<{ id: string; disabledAt: Date | null } | null> {
  const [row] = await database()
    .select({ id: people.id, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.oidcSubject, subject));
  return row ?? null;
}

/**
 * Joins the subject to the enabled person with this e-mail address who has none yet. Null when there is no such person,
 * also when theirs is another subject: an address that went to somebody else does not take the account along.
 */
export async function linkOidcSubject(email: string, subject: string): Promise<{ id: string } | null> {
  const [row] = await database()
    .update(people)
    .set({ oidcSubject: subject })
    .where(and(eq(people.email, email), isNull(people.oidcSubject), isNull(people.disabledAt)))
    .returning({ id: people.id });
  return row ?? null;
}
