import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { peopleStore } from "./people-store";

prepareTestDatabase();
beforeEach(async () => {
  await database().execute(sql`truncate people cascade`);
});

const NOBODY = ["", "x", "1' or true --", crypto.randomUUID()];
const password = "een lange zin met spaties";

async function someSession(personId: string, expiresAt = "now() + interval '1 day'"): Promise<string> {
  const made = await database().execute(
    sql`insert into sessions (person_id, expires_at, address, user_agent)
        values (${personId}, ${sql.raw(expiresAt)}, '127.0.0.1', 'test') returning id`,
  );
  return String(made.rows[0]?.["id"]);
}

test("a person comes back as they went in, never with a hash", async () => {
  const person = await somePerson({ email: " Anna@Example.NL ", name: "Anna", role: "support", password });
  expect(person).toEqual({
    ...{ id: person.id, email: "anna@example.nl", name: "Anna", role: "support", disabledAt: null },
    ...{ createdAt: expect.any(Date), lastSeenAt: null, hasPassword: true },
  });
  expect(await peopleStore.find(person.id)).toEqual(person);
});

test("a taken e-mail address answers null, in any case of letters", async () => {
  await somePerson({ email: "anna@example.nl" });
  expect(
    await peopleStore.insert({ email: "ANNA@example.nl", name: "Ander", role: "admin", password: null }),
  ).toBeNull();
  expect(await peopleStore.list()).toHaveLength(1);
});

test.each(NOBODY)("%j as an id finds and changes nothing", async (id) => {
  const connection = await someConnection();
  await somePerson({ role: "admin", password });
  expect(await peopleStore.find(id)).toBeNull();
  expect(await peopleStore.verifyPassword(id, password)).toBe(false);
  expect(await peopleStore.sessionsOf(id)).toEqual([]);
  expect(await peopleStore.endSessions(id)).toBe(0);
  expect(await peopleStore.grantsOf(id)).toEqual([]);
  expect(await peopleStore.grantsOn(id)).toEqual([]);
  expect(await peopleStore.setGrant(id, connection.id, true)).toBe(false);
  await peopleStore.rename(id, "x");
  await peopleStore.setPassword(id, "x");
  expect((await peopleStore.list()).map(({ name }) => name)).toEqual(["Anna"]);
});

test("the last administrator who can sign in stays one", async () => {
  const admin = await somePerson({ role: "admin", password });
  const without = await somePerson({ role: "admin" });
  expect(await peopleStore.countActiveAdmins()).toBe(1);
  expect(await peopleStore.setRole(admin.id, "support")).toBe(false);
  expect(await peopleStore.setDisabled(admin.id, true)).toBe(false);
  expect(await peopleStore.find(admin.id)).toMatchObject({ role: "admin", disabledAt: null });
  await peopleStore.setPassword(without.id, password);
  expect(await peopleStore.setRole(admin.id, "support")).toBe(true);
  expect(await peopleStore.setDisabled(without.id, true)).toBe(false);
});

test("two administrators who demote each other at once do not both succeed", async () => {
  const [one, two] = [await somePerson({ role: "admin", password }), await somePerson({ role: "admin", password })];
  const done = await Promise.all([peopleStore.setRole(one.id, "support"), peopleStore.setRole(two.id, "support")]);
  expect(done.toSorted()).toEqual([false, true]);
  expect(await peopleStore.countActiveAdmins()).toBe(1);
});

test("disabling ends the person's sessions and links, and nobody else's", async () => {
  await somePerson({ role: "admin", password });
  const [anna, bram] = [await somePerson(), await somePerson()];
  await someSession(anna.id);
  await someSession(bram.id);
  await peopleStore.createSetUpLink(anna.id);
  expect(await peopleStore.setDisabled(anna.id, true)).toBe(true);
  expect(await peopleStore.sessionsOf(anna.id)).toEqual([]);
  expect(await peopleStore.sessionsOf(bram.id)).toHaveLength(1);
  const links = await database().execute(sql`select from set_up_links where person_id = ${anna.id}`);
  expect(links.rowCount).toBe(0);
  expect(await peopleStore.setDisabled(anna.id, false)).toBe(true);
  expect(await peopleStore.find(anna.id)).toMatchObject({ disabledAt: null });
});

test("signs out everywhere, but for the session that asks", async () => {
  const [anna, bram] = [await somePerson(), await somePerson()];
  const [kept] = [await someSession(anna.id), await someSession(anna.id), await someSession(bram.id)];
  await someSession(anna.id, "now() - interval '1 minute'");
  expect(await peopleStore.sessionsOf(anna.id)).toHaveLength(2);
  expect(await peopleStore.endSessions(anna.id, kept)).toBe(2);
  expect((await peopleStore.sessionsOf(anna.id)).map(({ id }) => id)).toEqual([kept]);
  expect(await peopleStore.sessionsOf(bram.id)).toHaveLength(1);
});

test("a password is checked against its own person only", async () => {
  const [anna, bram] = [await somePerson({ password }), await somePerson()];
  expect(await peopleStore.verifyPassword(anna.id, password)).toBe(true);
  expect(await peopleStore.verifyPassword(anna.id, `${password}.`)).toBe(false);
  expect(await peopleStore.verifyPassword(bram.id, password)).toBe(false);
  const raw = await database().execute(sql`select p::text as row from people p`);
  expect(JSON.stringify(raw.rows)).not.toContain(password);
});

test("grants are given once, taken, and go with the connection", async () => {
  const person = await somePerson();
  const connection = await someConnection();
  expect(await peopleStore.setGrant(person.id, connection.id, true)).toBe(true);
  expect(await peopleStore.setGrant(person.id, connection.id, true)).toBe(true);
  expect(await peopleStore.grantsOf(person.id)).toEqual([connection.id]);
  expect(await peopleStore.grantsOn(connection.id)).toEqual([{ personId: person.id, canReadConnectors: false }]);
  expect(await peopleStore.setGrant(person.id, crypto.randomUUID(), true)).toBe(false);
  expect(await peopleStore.setGrant(person.id, connection.id, false)).toBe(true);
  expect(await peopleStore.grantsOf(person.id)).toEqual([]);
});
