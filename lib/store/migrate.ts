import "server-only";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, type ClientConfig } from "pg";
import { DatabaseError } from "./database-error";

/** Any number works as long as nobody else in the database uses it. */
const LOCK = 7_224_135;
const OLDEST_SERVER = 15;
const folder = join(process.cwd(), "lib", "store", "migrations");

/**
 * Brings the database to the form this console knows. One at a time over all consoles: the lock is held by a client of
 * its own, because a pool would give lock and migrations to different sessions. A database that a newer console has
 * already changed is left alone.
 */
export async function migrateDatabase(config: ClientConfig): Promise<void> {
  const client = new Client(config);
  client.on("error", () => undefined); // what is under way fails too, and tells; unheard, the event would end the process
  await client.connect();
  try {
    const server = await client.query<{ server_version_num: string }>("show server_version_num");
    const major = Math.trunc(Number(server.rows[0]?.server_version_num) / 10_000);
    if (major < OLDEST_SERVER) {
      throw new DatabaseError("TOO_OLD", `This is PostgreSQL ${major}; Schakel needs ${OLDEST_SERVER} or newer.`);
    }
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const db = drizzle(client, { casing: "snake_case" });
    const known = new Set(readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis));
    const table = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as found`);
    if (table.rows[0]?.["found"]) {
      const done = await db.execute(sql`select created_at from drizzle.__drizzle_migrations`);
      const isNewer = done.rows.some((row) => !known.has(Number(row["created_at"])));
      if (isNewer)
        throw new DatabaseError("NEWER", "This database was changed by a newer Schakel. Start that version.");
    }
    await migrate(db, { migrationsFolder: folder });
  } finally {
    await client.end(); // gives the lock back too
  }
}
