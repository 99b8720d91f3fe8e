import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolClient } from "pg";
import { settings } from "@/lib/config/settings";
import { log } from "@/lib/log/log";
import { codeOf } from "./database-error";
import { type DatabaseSource, sourceOfSettings } from "./database-source";
import { migrateDatabase } from "./migrate";

/**
 * The room of the database: schema, migrations, one file per set of verbs, and the only place that imports the driver.
 * Verbs decide what is stored and who may see a row; rules of the domain and anything of Next stay out.
 *
 * `database()` may be used at any time: its first query starts the embedded server if there is no DATABASE_URL, migrates,
 * and then runs. `openDatabase()` does the same at boot, so that trouble is told before anybody asks for a page.
 */
export type Database = NodePgDatabase;

type Opened = { pool: Pool; db: Database; prepare: () => Promise<void>; close: () => Promise<void> };
const place = globalThis as typeof globalThis & { schakelDatabase?: Opened };

/** The handle every verb uses. Next evaluates modules more than once, hence globalThis. */
export function database(): Database {
  return opened().db;
}

/**
 * For a library that brings its own SQL, on the same few connections. Of several statements at once the driver's answer
 * is a list of answers, which pg-boss takes as it is.
 */
export function askDatabase(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  return opened().pool.query(text, values);
}

// By handle, which is another after the database was closed and opened again.
const preparedOf = new WeakMap<Database, Map<string, unknown>>();

/** A statement with a name would be tied to one connection, which a pooler in between (PgBouncer) does not promise. */
export const UNNAMED = "";

/**
 * A query that every request asks, built once: that takes longer than the database takes to answer it (measured).
 * `build` ends in `.prepare(UNNAMED)` and leaves its values to `sql.placeholder`.
 */
export function prepared<T>(name: string, build: (db: Database) => T): T {
  const db = database();
  const queries = preparedOf.get(db) ?? new Map<string, unknown>();
  preparedOf.set(db, queries);
  if (!queries.has(name)) queries.set(name, build(db));
  return queries.get(name) as T;
}

/** Starts and migrates the database. Throws DatabaseError with a sentence for the operator. */
export async function openDatabase(): Promise<void> {
  await opened().prepare();
}

/** Ends all connections and lets go of the embedded server; awaits its stop when this was the last console. */
export async function closeDatabase(): Promise<void> {
  const closing = place.schakelDatabase;
  delete place.schakelDatabase;
  await closing?.close();
}

/** Asks the database something. Throws when it does not answer. */
export async function databaseHealth(): Promise<{ kind: "embedded" | "postgres" }> {
  await opened().pool.query("select 1");
  return { kind: settings().databaseUrl === null ? "embedded" : "postgres" };
}

const MAX_CONNECTIONS = 10;

/** Waits for the server before it hands out a connection, also when the server died and is coming back. */
class PatientPool extends Pool {
  readonly #source: DatabaseSource;
  readonly #prepare: () => Promise<void>;

  constructor(source: DatabaseSource, prepare: () => Promise<void>) {
    super({ ...source.config, max: MAX_CONNECTIONS });
    this.#source = source;
    this.#prepare = prepare;
    // A connection that breaks while it rests is replaced by the pool; unheard, the event would end the process.
    this.on("error", (error) => log().warn({ err: error }, "a resting database connection broke"));
    // So is one that breaks between two statements of a transaction (the next one says it), or on its way out.
    this.on("connect", (client) => client.on("error", () => undefined));
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | void {
    if (!callback) return this.#patiently();
    this.#patiently().then(
      (client) => callback(undefined, client, (error) => client.release(error)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  async #patiently(): Promise<PoolClient> {
    await this.#prepare();
    try {
      return await super.connect();
    } catch (error) {
      if (!isServerGone(error)) throw error;
      await this.#source.start();
      return super.connect();
    }
  }
}

type Callback = (error: Error | undefined, client: PoolClient | undefined, done: PoolClient["release"]) => void;

/** Not there (yet), starting up, or shutting down: nothing was sent, so asking again is safe. */
function isServerGone(error: unknown): boolean {
  return ["ENOENT", "ECONNREFUSED", "ECONNRESET", "57P01", "57P02", "57P03"].includes(codeOf(error) ?? "");
}

function opened(): Opened {
  return (place.schakelDatabase ??= openPool(sourceOfSettings()));
}

function openPool(source: DatabaseSource): Opened {
  let prepared: Promise<void> | null = null;
  const prepare = () =>
    (prepared ??= source
      .start()
      .then(() => migrateDatabase(source.config))
      .catch((error: unknown) => {
        prepared = null; // the next query tries again: the disk may have room by then
        throw error;
      }));
  const pool = new PatientPool(source, prepare);
  return {
    pool,
    db: drizzle(pool, { casing: "snake_case" }),
    prepare,
    async close() {
      await prepared?.catch(() => undefined);
      await pool.end();
      await source.close();
    },
  };
}
