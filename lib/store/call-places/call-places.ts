import "server-only";
import { createHash } from "node:crypto";
import { Client } from "pg";
import { log } from "@/lib/log/log";

/**
 * The places of a connection, shared by all consoles on one database: each is an advisory lock of a session that lasts as
 * long as this console does, so that those of a console that crashes are free at once. A pooler that hands out sessions
 * per transaction (PgBouncer's transaction mode) cannot keep them.
 */
export class CallPlaces {
  readonly #connectionString: string;
  readonly #limit: number;
  #client: Promise<Client> | null = null;
  #current: Client | null = null;
  #asked: Promise<unknown> = Promise.resolve();
  /** Locks are re-entrant within a session: what is held here must not be asked for again. */
  readonly #held = new Map<string, Set<number>>();

  constructor(connectionString: string, limit: number) {
    this.#connectionString = connectionString;
    this.#limit = limit;
  }

  /** One of the places, with what gives it back; null when all are taken. Rejects when the database is out of reach. */
  tryTake(key: string): Promise<(() => void) | null> {
    return this.#inTurn(async (client) => {
      const held = this.#heldOf(key);
      const free = Array.from({ length: this.#limit }, (_, place) => place).filter((place) => !held.has(place));
      const taken = free.length === 0 ? null : await firstFree(client, key, free);
      if (taken === null) return null;
      held.add(taken);
      return () => {
        this.#inTurn(async (holder) => {
          held.delete(taken);
          // Of a session that broke the server has taken it back already.
          if (holder === client) await client.query("select pg_advisory_unlock($1, $2)", [numberOf(key), taken]);
        }).catch(() => held.delete(taken));
      };
    });
  }

  async close(): Promise<void> {
    const closing = this.#client;
    this.#client = null;
    await (await closing?.catch(() => null))?.end();
  }

  #heldOf(key: string): Set<number> {
    const known = this.#held.get(key) ?? new Set<number>();
    this.#held.set(key, known);
    return known;
  }

  /** One question at a time: a session answers no two at once. */
  #inTurn<T>(ask: (client: Client) => Promise<T>): Promise<T> {
    const asked = this.#asked.then(async () => ask(await this.#connected()));
    this.#asked = asked.catch(() => undefined);
    return asked;
  }

  #connected(): Promise<Client> {
    return (this.#client ??= this.#connect());
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#connectionString,
      application_name: "schakel places",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    // Its locks went with it; who asks next connects again.
    const lost = () => {
      if (this.#current !== client) return;
      this.#current = null;
      this.#client = null;
    };
    client.on("error", (error) => {
      log().warn({ err: error }, "the connection that holds the places of calls broke");
      lost();
    });
    client.on("end", lost);
    try {
      await client.connect();
      this.#current = client;
      return client;
    } catch (error) {
      this.#client = null;
      throw error;
    }
  }
}

/** CASE stops at the first that it gets, which is then ours. */
async function firstFree(client: Client, key: string, places: readonly number[]): Promise<number | null> {
  const cases = places.map((place) => `when pg_try_advisory_lock($1, ${place}) then ${place}`).join(" ");
  const { rows } = await client.query<{ place: number | null }>(`select case ${cases} end as place`, [numberOf(key)]);
  return rows[0]?.place ?? null;
}

/** 32 bits of the key; two keys that meet share their places, which is slow and not wrong. */
function numberOf(key: string): number {
  return createHash("sha256").update(key).digest().readInt32BE(0);
}
