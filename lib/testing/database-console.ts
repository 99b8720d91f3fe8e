import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { closeDatabase, database, openDatabase } from "@/lib/store/database";
import { DatabaseError } from "@/lib/store/database-error";

/**
 * A console with nothing but its database, run as a process of its own so that tests can kill it. It tells what it does
 * in lines of JSON and does what it is told: `open` its database, `write` rows from then on, `close`. It also leaves
 * when nobody is there to tell it anything. A row is told as written only after its commit was acknowledged.
 */
const tell = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);

async function leave(): Promise<void> {
  await closeDatabase();
  tell({ closed: true });
  process.exit(0);
}

async function writeForEver(): Promise<void> {
  for (;;) {
    try {
      const made = await database().execute(sql`insert into written default values returning id`);
      tell({ wrote: Number(made.rows[0]?.["id"]) });
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      tell({ failed: reason instanceof Error ? reason.message : String(reason) });
    }
  }
}

async function openAndTell(): Promise<void> {
  const startedAt = performance.now();
  try {
    await openDatabase();
    tell({ ready: performance.now() - startedAt });
    // PostgreSQL's `if not exists` does not look again under its lock: consoles that start at once would collide.
    await database().transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(4711)`);
      await tx.execute(sql`create table if not exists written (id bigint generated always as identity primary key)`);
    });
  } catch (error) {
    tell(error instanceof DatabaseError ? { refused: error.code, words: error.message } : { refused: String(error) });
    process.exit(1);
  }
}

const commands = createInterface({ input: process.stdin });
commands.on("close", () => void leave());
commands.on("line", (command) => {
  if (command === "open") void openAndTell();
  if (command === "write") for (let caller = 0; caller < 3; caller++) void writeForEver();
  if (command === "close") void leave();
});
tell({ listening: true });
