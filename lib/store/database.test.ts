import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { database, databaseHealth } from "./database";

prepareTestDatabase();

/** What the operator does to one of our connections; resolves when the server has let go of it. */
async function breakConnection(pid: number): Promise<void> {
  const operator = new Client({ connectionString: settings().databaseUrl ?? "" });
  await operator.connect();
  try {
    await operator.query("select pg_terminate_backend($1, 10000)", [pid]);
  } finally {
    await operator.end();
  }
}

test("a connection that breaks between two statements fails its transaction and nothing else", async () => {
  const broken = database().transaction(async (tx) => {
    const { rows } = await tx.execute(sql`select pg_backend_pid() as pid`);
    await breakConnection(Number(rows[0]?.["pid"]));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  await expect(databaseHealth()).resolves.toBeDefined();
});
