import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { madeUpToken, someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { historyStoreFor } from "../history/history-store";
import { setGrant } from "../people/grants";
import { connectionStore } from "./connection-store";
import { openConnection } from "./open-connection";

prepareTestDatabase();

const admin = { id: crypto.randomUUID(), role: "admin" };
const strangers = ["", "x", "1' or true --", crypto.randomUUID()];
const report = {
  testedAt: "2026-11-23T12:00:00.000Z",
  ...{ appConnector: "Schakel", group: "Beheer", environmentCode: "O12345AA", tokenExpiry: "0", profitVersion: null },
  ...{ getConnectors: 12, updateConnectors: 3, roundTripMs: 40 },
};

test("a connection comes back as it went in, without its secret", async () => {
  const secret = madeUpToken();
  const connection = await someConnection({ name: "Zilver", secret, environmentCode: "O12345AA" });
  expect(connection).toMatchObject({ name: "Zilver", environmentCode: "O12345AA", lastReport: null, origin: "person" });
  expect(JSON.stringify(connection)).not.toContain(secret.slice(20, 36));
  expect(await connectionStore.findFor(admin, connection.id)).toEqual(connection);
  expect(await openConnection(connection.id)).toMatchObject({ secret, restBaseUrl: connection.restBaseUrl });
});

test("somebody else's connection is not found, not listed and not told apart from none", async () => {
  const [anna, bram] = [await somePerson(), await somePerson()];
  const connection = await someConnection();
  await setGrant(anna.id, connection.id, true);
  expect(await connectionStore.findFor(anna, connection.id)).toMatchObject({ id: connection.id });
  expect(await connectionStore.listFor(anna)).toHaveLength(1);
  expect(await connectionStore.findFor(bram, connection.id)).toBeNull();
  expect(await connectionStore.listFor(bram)).toEqual([]);
  await setGrant(anna.id, connection.id, false);
  expect(await connectionStore.findFor(anna, connection.id)).toBeNull();
});

test("support's grant covers connectors only when it says so, and keeps it until it says otherwise", async () => {
  const dora = await somePerson({ role: "support" });
  const connection = await someConnection();
  const mayRead = async () => [
    (await connectionStore.findFor(dora, connection.id))?.mayReadConnectors,
    (await connectionStore.listFor(dora))[0]?.mayReadConnectors,
  ];
  await setGrant(dora.id, connection.id, true);
  expect(await mayRead()).toEqual([false, false]);
  await setGrant(dora.id, connection.id, true, true);
  expect(await mayRead()).toEqual([true, true]);
  await setGrant(dora.id, connection.id, true);
  expect(await mayRead()).toEqual([true, true]);
  await setGrant(dora.id, connection.id, true, false);
  expect(await mayRead()).toEqual([false, false]);
  const asConsultant = await connectionStore.findFor({ id: dora.id, role: "consultant" }, connection.id);
  expect(asConsultant?.mayReadConnectors).toBe(true);
});

test.each(strangers)("%j as an id finds and changes nothing", async (id) => {
  expect(await connectionStore.findFor(admin, id)).toBeNull();
  expect(await connectionStore.findFor({ id, role: "support" }, (await someConnection()).id)).toBeNull();
  expect(await openConnection(id)).toBeNull();
  await connectionStore.rename(id, { name: "x", environmentType: "test" });
  await connectionStore.replaceSecret(id, "x");
  await connectionStore.saveReport(id, report);
  await connectionStore.remove(id);
  expect(await connectionStore.dependants(id)).toEqual({ grants: 0, historyRows: 0 });
});

test("lists by name as a Dutch reader expects", async () => {
  const person = await somePerson();
  for (const name of ["omgeving 10", "Émile", "Omgeving 9", "zeta", "enig"]) {
    await setGrant(person.id, (await someConnection({ name })).id, true);
  }
  const names = (await connectionStore.listFor(person)).map((connection) => connection.name);
  expect(names).toEqual(["Émile", "enig", "Omgeving 9", "omgeving 10", "zeta"]);
});

test("a new secret replaces the old one and forgets the report", async () => {
  const connection = await someConnection();
  await connectionStore.saveReport(connection.id, report);
  expect(await connectionStore.findFor(admin, connection.id)).toMatchObject({ lastReport: report });
  const secret = madeUpToken();
  await connectionStore.replaceSecret(connection.id, secret);
  const found = await connectionStore.findFor(admin, connection.id);
  expect(found?.lastReport).toBeNull();
  expect(found?.secretReplacedAt.getTime()).toBeGreaterThan(connection.secretReplacedAt.getTime());
  expect(await openConnection(connection.id)).toMatchObject({ secret });
});

test("a secret copied to another row does not open", async () => {
  const [one, other] = [await someConnection(), await someConnection()];
  await database().execute(
    sql`update connections set secret_sealed = (select secret_sealed from connections where id = ${one.id}) where id = ${other.id}`,
  );
  await expect(openConnection(other.id)).rejects.toThrow(/does not open/);
});

test("a report in an unknown form counts as none", async () => {
  const connection = await someConnection();
  await database().execute(sql`update connections set last_report = '{"testedAt": 5}' where id = ${connection.id}`);
  expect(await connectionStore.findFor(admin, connection.id)).toMatchObject({ lastReport: null });
});

test("removing names what depends on it first, takes the grants along and leaves the history", async () => {
  const person = await somePerson();
  const connection = await someConnection({ name: "Weg" });
  await setGrant(person.id, connection.id, true);
  const history = historyStoreFor(person);
  await history.record({ kind: "call", action: "rows.read", outcome: "ok", connectionId: connection.id });
  expect(await connectionStore.dependants(connection.id)).toEqual({ grants: 1, historyRows: 1 });
  await connectionStore.rename(connection.id, { name: "Straks weg", environmentType: "test" });
  await connectionStore.remove(connection.id);
  expect(await connectionStore.findFor(admin, connection.id)).toBeNull();
  const question = { search: "weg", kind: null, outcome: null, connectionId: null, before: null, limit: 10 };
  expect(await history.list(person, question)).toMatchObject([{ connectionName: "Weg" }]);
});
