import "server-only";
import { lt, sql } from "drizzle-orm";
import { database } from "../database";
import { history } from "../schema/history";

/** Empties the details whose time is over; the lines stay. Resolves to how many. Meant to run once a day. */
export async function sweepHistoryDetails(): Promise<number> {
  const swept = await database()
    .update(history)
    .set({ detailSealed: null, detailExpiresAt: null })
    .where(lt(history.detailExpiresAt, sql`now()`));
  return swept.rowCount ?? 0;
}
