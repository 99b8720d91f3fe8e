import "server-only";
import { and, count, desc, eq, gt, isNotNull, isNull, max, ne, or, sql } from "drizzle-orm";
import { database } from "../database";
import { people, sessions, setUpLinks } from "../schema/people";
import { createSetUpLink } from "../set-up-links/set-up-link-store";
import { isUuid } from "../uuid";
import { grantsOf, grantsOn, setGrant } from "./grants";
import { hashPassword, verifyPasswordHash } from "./password-hash";
import { tryPassword } from "./try-password";

/** People and what they may do. A password goes in as text and is kept as a hash; no verb here hands a hash out. */
type Role = "admin" | "consultant" | "support";
type Person = {
  id: string;
  email: string;
  name: string;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  hasPassword: boolean;
};
type PersonSession = { id: string; createdAt: Date; lastSeenAt: Date; address: string; userAgent: string };
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

const byName = new Intl.Collator("nl", { numeric: true });

const hasPassword = sql<boolean>`${people.passwordHash} is not null`;
const COLUMNS = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  disabledAt: people.disabledAt,
  createdAt: people.createdAt,
  lastSeenAt: max(sessions.lastSeenAt),
  hasPassword,
};

const selectPeople = () =>
  database().select(COLUMNS).from(people).leftJoin(sessions, eq(sessions.personId, people.id)).groupBy(people.id);

async function list(): Promise<Person[]> {
  return (await selectPeople()).sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.email, b.email));
}

async function find(personId: string): Promise<Person | null> {
  if (!isUuid(personId)) return null;
  const [person] = await selectPeople().where(eq(people.id, personId));
  return person ?? null;
}

async function insert(person: {
  email: string;
  name: string;
  role: Role;
  password: string | null;
}): Promise<Person | null> {
  const { name, role, password } = person;
  const passwordHash = password === null ? null : await hashPassword(password);
  const [row] = await database()
    .insert(people)
    .values({ email: person.email.trim().toLowerCase(), name, role, passwordHash })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  return row ? find(row.id) : null;
}

async function setRole(personId: string, role: Role): Promise<boolean> {
  if (!isUuid(personId)) return false;
  return keepingAnAdmin(async (tx) => {
    await tx.update(people).set({ role }).where(eq(people.id, personId));
  });
}

async function setDisabled(personId: string, isDisabled: boolean): Promise<boolean> {
  if (!isUuid(personId)) return false;
  return keepingAnAdmin(async (tx) => {
    await tx
      .update(people)
      .set({ disabledAt: isDisabled ? sql`now()` : null })
      .where(eq(people.id, personId));
    if (!isDisabled) return;
    await tx
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(isOpenSessionOf(personId));
    await tx.delete(setUpLinks).where(and(eq(setUpLinks.personId, personId), isNull(setUpLinks.usedAt)));
  });
}

class NoAdminLeft extends Error {}

/** Undoes a change after which nobody could administer the console. One at a time, or two could demote each other. */
async function keepingAnAdmin(change: (tx: Transaction) => Promise<void>): Promise<boolean> {
  try {
    await database().transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`);
      await change(tx);
      if ((await activeAdmins(tx)) === 0) throw new NoAdminLeft();
    });
    return true;
  } catch (error) {
    if (error instanceof NoAdminLeft) return false;
    throw error;
  }
}

async function activeAdmins(db: Pick<Transaction, "select">): Promise<number> {
  const canSignIn = or(isNotNull(people.passwordHash), isNotNull(people.oidcSubject));
  const [row] = await db
    .select({ people: count() })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.disabledAt), canSignIn));
  return row?.people ?? 0;
}

async function rename(personId: string, name: string): Promise<void> {
  if (!isUuid(personId)) return;
  await database().update(people).set({ name }).where(eq(people.id, personId));
}

async function setPassword(personId: string, password: string): Promise<void> {
  if (!isUuid(personId)) return;
  const passwordHash = await hashPassword(password);
  await database().update(people).set({ passwordHash }).where(eq(people.id, personId));
}

async function verifyPassword(personId: string, password: string): Promise<boolean> {
  const [row] = isUuid(personId)
    ? await database().select({ hash: people.passwordHash }).from(people).where(eq(people.id, personId))
    : [];
  return verifyPasswordHash(row?.hash ?? null, password);
}

async function sessionsOf(personId: string): Promise<PersonSession[]> {
  if (!isUuid(personId)) return [];
  return database()
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(isOpenSessionOf(personId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt));
}

async function endSessions(personId: string, exceptSessionId?: string): Promise<number> {
  if (!isUuid(personId)) return 0;
  const others = exceptSessionId && isUuid(exceptSessionId) ? ne(sessions.id, exceptSessionId) : undefined;
  const ended = await database()
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(isOpenSessionOf(personId), others));
  return ended.rowCount ?? 0;
}

function isOpenSessionOf(personId: string) {
  return and(eq(sessions.personId, personId), isNull(sessions.endedAt));
}

/** Implements PeoplePort of lib/services. */
export const peopleStore = {
  ...{ list, find, insert, rename, setRole, setDisabled, createSetUpLink },
  ...{ setPassword, verifyPassword, tryPassword, sessionsOf, endSessions, grantsOf, grantsOn, setGrant },
  countActiveAdmins: () => activeAdmins(database()),
};
