import "server-only";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { database } from "../database";
import { signInAttempts } from "../schema/people";

/**
 * Counts wrong passwords. An attempt is written down as a failure before the password is looked at and marked as right
 * afterwards: fifty guesses sent at the same moment are then counted as fifty, and not all let through as the first.
 */
const WINDOW_MS = 15 * 60 * 1000;
const KEPT_MS = 24 * 60 * 60 * 1000;
export const FAILURES_PER_ACCOUNT = 10;
export const FAILURES_PER_ADDRESS = 50;

export type Reservation = { isAllowed: true; attemptId: number } | { isAllowed: false; retryAt: Date };

/** `account` is the e-mail address in lower case; an empty `address` (not known) is not counted. */
export async function reserveAttempt(attempt: { account: string; address: string; now: Date }): Promise<Reservation> {
  const { account, address, now } = attempt;
  return database().transaction(async (tx) => {
    // One at a time per account and per address; always in this order, so that two sign-ins cannot wait for each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in account ${account}`}, 0))`);
    if (address)
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in address ${address}`}, 0))`);

    const since = new Date(now.getTime() - WINDOW_MS);
    const ofAccount = await tx
      .select({ at: signInAttempts.at, succeeded: signInAttempts.succeeded })
      .from(signInAttempts)
      .where(and(eq(signInAttempts.account, account), gt(signInAttempts.at, since)))
      .orderBy(desc(signInAttempts.at), desc(signInAttempts.id))
      .limit(FAILURES_PER_ACCOUNT);
    const ofAddress = address
      ? await tx
          .select({ at: signInAttempts.at })
          .from(signInAttempts)
          .where(
            and(eq(signInAttempts.address, address), eq(signInAttempts.succeeded, "no"), gt(signInAttempts.at, since)),
          )
          .orderBy(desc(signInAttempts.at))
          .limit(FAILURES_PER_ADDRESS)
      : [];

    // A right password ends the count of the account (NIST 800-63B, 3.2.2), never that of the address: otherwise
    // somebody with an account of their own could guess at others for ever.
    const isAccountFull = ofAccount.length === FAILURES_PER_ACCOUNT && ofAccount.every((row) => row.succeeded === "no");
    const isAddressFull = ofAddress.length === FAILURES_PER_ADDRESS;
    const oldest = [isAccountFull && ofAccount.at(-1)?.at, isAddressFull && ofAddress.at(-1)?.at].filter(isDate);
    if (oldest.length > 0) {
      return { isAllowed: false, retryAt: new Date(Math.max(...oldest.map((at) => at.getTime())) + WINDOW_MS) };
    }

    await tx.delete(signInAttempts).where(lt(signInAttempts.at, new Date(now.getTime() - KEPT_MS)));
    const [row] = await tx
      .insert(signInAttempts)
      .values({ account, address, succeeded: "no", at: now })
      .returning({ id: signInAttempts.id });
    if (!row) throw new Error("The sign-in attempt was not stored");
    return { isAllowed: true, attemptId: row.id };
  });
}

/** The password was right after all. */
export async function markAttemptSucceeded(attemptId: number): Promise<void> {
  await database().update(signInAttempts).set({ succeeded: "yes" }).where(eq(signInAttempts.id, attemptId));
}

function isDate(value: Date | false | undefined): value is Date {
  return value instanceof Date;
}
