import "server-only";
import { signInRecordOf } from "@/lib/store/people/sign-in-record";
import { verifyPasswordHash } from "@/lib/store/people/password-hash";
import { markAttemptSucceeded, reserveAttempt } from "@/lib/store/sign-in-attempts/reserve-attempt";

export type PasswordSignIn =
  | { outcome: "ok"; person: { id: string; email: string; name: string } }
  | { outcome: "wrong" }
  | { outcome: "wait"; retryAt: Date };

type Attempt = { email: string; password: string; address: string; now: Date };

/**
 * Judges an e-mail address and a password. An unknown address, a disabled person, one without a password and a wrong
 * password get the same answer after the same work, so that nobody can find out who has an account. During a block the
 * password is not even looked at: a right one is refused as well.
 */
export async function signInWithPassword({ email, password, address, now }: Attempt): Promise<PasswordSignIn> {
  // Control characters occur in no address, and the database takes no NUL.
  const account = email
    .replace(/\p{Cc}/gu, "")
    .trim()
    .toLowerCase()
    .slice(0, 254);
  const reservation = await reserveAttempt({ account, address, now });
  if (!reservation.isAllowed) return { outcome: "wait", retryAt: reservation.retryAt };

  const person = await signInRecordOf(account);
  const isRight = await verifyPasswordHash(person?.passwordHash ?? null, password);
  if (!person || !isRight || person.disabledAt) return { outcome: "wrong" };

  await markAttemptSucceeded(reservation.attemptId);
  return { outcome: "ok", person: { id: person.id, email: person.email, name: person.name } };
}
