import { Socket } from "node:net";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { database } from "./database";
import { migrateDatabase } from "./migrate";

prepareTestDatabase();

const migrate = () => migrateDatabase({ connectionString: settings().databaseUrl ?? "" });

test("consoles that start at once migrate an empty database once", async () => {
  await database().execute(sql`drop schema public cascade`);
  await database().execute(sql`drop schema drizzle cascade`);
  await database().execute(sql`create schema public`);
  await Promise.all([1, 2, 3, 4].map(migrate));
  const done = await database().execute(
    sql`select hash, count(*)::int as times from drizzle.__drizzle_migrations group by hash`,
  );
  expect(done.rows.length).toBeGreaterThan(0);
  expect(done.rows.every((row) => row["times"] === 1)).toBe(true);
});

test("a connection that breaks between two statements fails this start and nothing else", async () => {
  const broken = migrateDatabase({
    connectionString: settings().databaseUrl ?? "",
    stream: () => {
      const socket = new Socket();
      socket.on("data", (answer) => {
        if (answer.includes("server_version_num")) socket.destroy(new Error("the line broke"));
      });
      return socket;
    },
  });
  await expect(broken).rejects.toThrow();
  await migrate();
});

test("a database that a newer console has changed is refused with a sentence, and left alone", async () => {
  await database().execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`,
  );
  await expect(migrate()).rejects.toMatchObject({
    code: "NEWER",
    message: "This database was changed by a newer Schakel. Start that version.",
  });
});
