import "server-only";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { database, prepared, UNNAMED } from "../database";
import { people } from "../schema/people";
import { sessions } from "../schema/people";

/**
 * Sessions: the rows that the cookie's token names. A row decides, not the token, so ending one works at once and on
 * every instance. Nothing about passwords or limits belongs here.
 */

/** After this long without a request a session no longer counts. */
export const SESSION_IDLE_MS = 24 * 60 * 60 * 1000;
/** However busy, a session ends after this long. */
export const SESSION_LIFE_MS = 7 * 24 * 60 * 60 * 1000;
/** `lastSeenAt` is written at most this often, so that a page with ten reads is not ten writes. */
const TOUCH_EVERY_MS = 60 * 1000;

export type NewSession = { personId: string; address: string; userAgent: string; now: Date };

/** Starts a session and resolves to its id: always a new one, so that nobody can plant theirs (session fixation). */
export async function startSession({ personId, address, userAgent, now }: NewSession): Promise<string> {
  const expiresAt = new Date(now.getTime() + SESSION_LIFE_MS);
  const [row] = await database()
    .insert(sessions)
    .values({ personId, address, userAgent: userAgent.slice(0, 400), createdAt: now, lastSeenAt: now, expiresAt })
    .returning({ id: sessions.id });
  if (!row) throw new Error("The session was not stored");
  return row.id;
}

export type LiveSession = {
  id: string;
  person: { id: string; email: string; name: string; role: "admin" | "consultant" | "support" };
};

/** The session when it still counts and its person is not disabled; notes that it was seen. */
export async function findLiveSession(sessionId: string, now: Date): Promise<LiveSession | null> {
  const [row] = await prepared("find_live_session", (db) =>
    db
      .select({
        id: sessions.id,
        lastSeenAt: sessions.lastSeenAt,
        person: { id: people.id, email: people.email, name: people.name, role: people.role },
      })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(
        and(
          eq(sessions.id, sql.placeholder("sessionId")),
          isNull(sessions.endedAt),
          isNull(people.disabledAt),
          gt(sessions.expiresAt, sql.placeholder("now")),
          gt(sessions.lastSeenAt, sql.placeholder("idleSince")),
        ),
      )
      .prepare(UNNAMED),
  ).execute({ sessionId, now, idleSince: new Date(now.getTime() - SESSION_IDLE_MS) });
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_EVERY_MS) await touch(sessionId, now);
  return { id: row.id, person: row.person };
}

async function touch(sessionId: string, now: Date): Promise<void> {
  await database()
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, now)));
}

/** Ends one session; ending it twice changes nothing. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await database()
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}
