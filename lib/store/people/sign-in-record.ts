import "server-only";
import { eq } from "drizzle-orm";
import { database } from "../database";
import { people } from "../schema/people";

/** What signing in needs of a person; the only place where a password's hash leaves the table. */
export type SignInRecord = {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  disabledAt: Date | null;
};

/** `email` in lower case, as it is stored. */
export async function signInRecordOf(email: string): Promise<SignInRecord | null> {
  const [row] = await database()
    .select({
      id: people.id,
      email: people.email,
      name: people.name,
      passwordHash: people.passwordHash,
      disabledAt: people.disabledAt,
    })
    .from(people)
    .where(eq(people.email, email));
  return row ?? null;
}
