import type { Connection } from "../connections/port";
import type { ServiceContext } from "../context";

/** How long what a connection offers is believed: definitions change seldom, and each look costs Profit a call. */
const LIFETIME_MS = 10 * 60_000;
/** Answers kept over all connections; the ones used longest ago go first. */
const MOST_ENTRIES = 4_000;

type Entry = { value: unknown; at: number };

// Next evaluates modules more than once, hence globalThis.
const place = globalThis as typeof globalThis & { schakelRemembered?: Map<string, Entry> };

/**
 * Remembers the answer to a question about a connection, for all people who may use it: the connection's token decides
 * what Profit tells, not the person. A new token or another language is another question. Failures are not kept.
 * Whoever calls has checked the grant.
 */
export async function remembered<T>(
  ctx: ServiceContext,
  connection: Connection,
  question: string,
  ask: () => Promise<T>,
  { isFresh = false }: { isFresh?: boolean | undefined } = {},
): Promise<T> {
  const entries = (place.schakelRemembered ??= new Map<string, Entry>());
  const key = JSON.stringify([
    connection.id,
    connection.secretReplacedAt.getTime(),
    connection.restBaseUrl,
    ctx.language,
    question,
  ]);
  const now = ctx.now().getTime();
  const known = entries.get(key);
  if (known && !isFresh && now - known.at < LIFETIME_MS) {
    entries.delete(key);
    entries.set(key, known);
    return known.value as T;
  }
  // Kept only once it is there: the asker may leave, and nobody else should get that person's abort.
  const answer = await ask();
  entries.delete(key);
  entries.set(key, { value: answer, at: now });
  for (const oldest of entries.keys()) {
    if (entries.size <= MOST_ENTRIES) break;
    entries.delete(oldest);
  }
  return answer;
}
