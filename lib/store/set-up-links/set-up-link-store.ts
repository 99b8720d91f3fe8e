import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { database } from "../database";
import { hashPassword } from "../people/password-hash";
import { people, sessions, setUpLinks } from "../schema/people";

/**
 * One-time links to choose a password: for the first administrator (a link of nobody) and for people whom an
 * administrator added. The secret exists in the link alone; here is only its hash, so a stolen database opens no account.
 */

type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

/** What a link that still works is for; `person: null` = whoever opens it becomes the first administrator. */
export type SetUpLink = { person: { id: string; email: string; name: string } | null };

/** Makes a link; earlier ones for the same purpose stop working. `personId` null = for the first administrator. */
export async function createSetUpLink(personId: string | null): Promise<{ secret: string; expiresAt: Date }> {
  return database().transaction(async (tx) => {
    const isSamePurpose = personId ? eq(setUpLinks.personId, personId) : isNull(setUpLinks.personId);
    await tx.delete(setUpLinks).where(and(isSamePurpose, isNull(setUpLinks.usedAt)));
    const secret = randomBytes(32).toString("base64url");
    const [row] = await tx
      .insert(setUpLinks)
      .values({ secretHash: hashOf(secret), personId })
      .returning({ expiresAt: setUpLinks.expiresAt });
    if (!row) throw new Error("The set-up link was not stored");
    return { secret, expiresAt: row.expiresAt };
  });
}

/** What the link is for, or null when it is unknown, used, expired or overtaken by events. */
export async function findSetUpLink(secret: string, now: Date): Promise<SetUpLink | null> {
  const [row] = await database()
    .select({ personId: setUpLinks.personId, email: people.email, name: people.name, disabledAt: people.disabledAt })
    .from(setUpLinks)
    .leftJoin(people, eq(people.id, setUpLinks.personId))
    .where(and(eq(setUpLinks.secretHash, hashOf(secret)), isNull(setUpLinks.usedAt), gt(setUpLinks.expiresAt, now)));
  if (!row) return null;
  if (row.personId === null) return (await database().transaction(hasAdministrator)) ? null : { person: null };
  if (row.email === null || row.name === null || row.disabledAt) return null;
  return { person: { id: row.personId, email: row.email, name: row.name } };
}

export type Redemption = { secret: string; email: string; name: string; password: string; now: Date };

/**
 * Uses the link up: makes the first administrator, or gives its person the password and ends the sessions that an old
 * one had opened. Resolves to the person, or to null when the link works no longer; all in one transaction, so a link
 * sent twice at the same moment works once. `email` counts for the first administrator only.
 */
export async function redeemSetUpLink(redemption: Redemption): Promise<{ id: string; email: string } | null> {
  const { secret, email, name, password, now } = redemption;
  if (!(await findSetUpLink(secret, now))) return null;
  const passwordHash = await hashPassword(password);
  return database().transaction(async (tx) => {
    const [link] = await tx
      .update(setUpLinks)
      .set({ usedAt: now })
      .where(and(eq(setUpLinks.secretHash, hashOf(secret)), isNull(setUpLinks.usedAt), gt(setUpLinks.expiresAt, now)))
      .returning({ personId: setUpLinks.personId });
    if (!link) return null;
    if (link.personId === null) return addFirstAdministrator(tx, { email, name, passwordHash });

    const [person] = await tx
      .update(people)
      .set({ passwordHash, name })
      .where(and(eq(people.id, link.personId), isNull(people.disabledAt)))
      .returning({ id: people.id, email: people.email });
    await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.personId, link.personId), isNull(sessions.endedAt)));
    return person ?? null;
  });
}

/** Makes the first administrator from the settings, when there is none. Resolves to whether somebody was added. */
export async function insertFirstAdministrator(person: {
  email: string;
  name: string;
  password: string;
}): Promise<boolean> {
  if (await hasAnyAdministrator()) return false;
  const passwordHash = await hashPassword(person.password);
  const added = await database().transaction((tx) => addFirstAdministrator(tx, { ...person, passwordHash }));
  return added !== null;
}

/** Whether somebody can administer the console: enabled, and with a way to sign in. */
export async function hasAnyAdministrator(): Promise<boolean> {
  return database().transaction(hasAdministrator);
}

/** Null when there is an administrator by now: two consoles that start on one database make one, not two. */
async function addFirstAdministrator(
  tx: Transaction,
  person: { email: string; name: string; passwordHash: string },
): Promise<{ id: string; email: string } | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`);
  if (await hasAdministrator(tx)) return null;
  const { email, name, passwordHash } = person;
  const [row] = await tx
    .insert(people)
    .values({ email: email.toLowerCase(), name, role: "admin", passwordHash })
    // Somebody of that address may be left over without a password, or disabled: the owner of the server decides.
    .onConflictDoUpdate({ target: people.email, set: { role: "admin", passwordHash, disabledAt: null } })
    .returning({ id: people.id, email: people.email });
  return row ?? null;
}

async function hasAdministrator(tx: Transaction): Promise<boolean> {
  const canSignIn = or(sql`${people.passwordHash} is not null`, sql`${people.oidcSubject} is not null`);
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.disabledAt), canSignIn))
    .limit(1);
  return row !== undefined;
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
