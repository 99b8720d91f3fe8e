import "server-only";
import { eq } from "drizzle-orm";
import { database } from "../database";
import { people } from "../schema/people";
import { markAttemptSucceeded, reserveAttempt } from "../sign-in-attempts/reserve-attempt";
import { verifyPasswordHash } from "./password-hash";

/** Asks for the password again of somebody who is signed in; counted as sign-in attempts are, on the same account. */
export async function tryPassword(
  personId: string,
  password: string,
  { address, now }: { address: string; now: Date },
): Promise<"right" | "wrong" | { retryAt: Date }> {
  const [person] = await database()
    .select({ email: people.email, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) return "wrong";
  const reservation = await reserveAttempt({ account: person.email, address, now });
  if (!reservation.isAllowed) return { retryAt: reservation.retryAt };
  if (!(await verifyPasswordHash(person.passwordHash, password))) return "wrong";
  await markAttemptSucceeded(reservation.attemptId);
  return "right";
}
