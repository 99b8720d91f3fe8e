import "server-only";
import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { codeOf } from "../database-error";
import { database } from "../database";
import { updateUnlocks } from "../schema/updates";
import { isUuid } from "../uuid";

/** When production may be written to. What is in force is for the database's clock to say: consoles may be off. */
type Order = { connectionId: string; personId: string; personName: string; reason: string; minutes: number };
type Unlock = {
  id: string;
  connectionId: string;
  personName: string;
  reason: string;
  unlockedAt: Date;
  expiresAt: Date;
  secondsLeft: number;
};

const COLUMNS = {
  id: updateUnlocks.id,
  connectionId: updateUnlocks.connectionId,
  personName: updateUnlocks.personName,
  reason: updateUnlocks.reason,
  unlockedAt: updateUnlocks.unlockedAt,
  expiresAt: updateUnlocks.expiresAt,
  secondsLeft: sql<number>`ceil(extract(epoch from ${updateUnlocks.expiresAt} - clock_timestamp()))::int`,
};

function inForce(connectionId: string): SQL | undefined {
  return and(
    eq(updateUnlocks.connectionId, connectionId),
    isNull(updateUnlocks.lockedAt),
    gt(updateUnlocks.expiresAt, sql`clock_timestamp()`),
  );
}

async function currentOf(connectionId: string): Promise<Unlock | null> {
  if (!isUuid(connectionId)) return null;
  const [row] = await database()
    .select(COLUMNS)
    .from(updateUnlocks)
    .where(inForce(connectionId))
    .orderBy(desc(updateUnlocks.expiresAt))
    .limit(1);
  return row ?? null;
}

const FOREIGN_KEY_VIOLATION = "23503";

async function unlock({ minutes, ...order }: Order): Promise<Unlock | null> {
  if (!isUuid(order.connectionId) || !isUuid(order.personId)) return null;
  try {
    return await database().transaction(async (tx) => {
      await tx
        .update(updateUnlocks)
        .set({ lockedAt: sql`now()` })
        .where(inForce(order.connectionId));
      const [row] = await tx
        .insert(updateUnlocks)
        .values({ ...order, expiresAt: sql`now() + make_interval(mins => ${minutes})` })
        .returning(COLUMNS);
      return row ?? null;
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if ([codeOf(error), codeOf(cause)].includes(FOREIGN_KEY_VIOLATION)) return null;
    throw error;
  }
}

async function lock(connectionId: string): Promise<boolean> {
  if (!isUuid(connectionId)) return false;
  const { rowCount } = await database()
    .update(updateUnlocks)
    .set({ lockedAt: sql`now()` })
    .where(inForce(connectionId));
  return (rowCount ?? 0) > 0;
}

/** Implements LockPort of lib/services. */
export const lockStore = { currentOf, unlock, lock };
