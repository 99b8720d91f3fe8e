import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { connectionStore } from "../connections/connection-store";
import { database } from "../database";
import { savedQueryStore } from "./saved-query-store";

prepareTestDatabase();

const nobody = { id: crypto.randomUUID() };

async function someQuery(given: Partial<Parameters<typeof savedQueryStore.insert>[0]> = {}) {
  const [owner, connection] = [await somePerson(), await someConnection()];
  const query = await savedQueryStore.insert({
    ...{ connectionId: connection.id, connectorId: "Profit_Debtor", ownerId: owner.id, visibility: "private" },
    ...{ folder: "", name: "Open", description: "", page: "take=5", parameters: [], sinceFieldId: null },
    ...given,
  });
  if (!query) throw new Error("The query was refused");
  return query;
}

test.each(["", "x", "1' or true --", crypto.randomUUID()])("%j as an id finds and changes nothing", async (id) => {
  const query = await someQuery();
  const owner = { id: query.ownerId };
  expect(await savedQueryStore.findFor(owner, id)).toBeNull();
  expect(await savedQueryStore.findFor({ id }, query.id)).toBeNull();
  expect(await savedQueryStore.listFor({ id }, query.connectionId)).toEqual([]);
  expect(await savedQueryStore.listFor(owner, id)).toEqual([]);
  expect(await savedQueryStore.update(id, 1, { name: "x" }, owner)).toBeNull();
  await savedQueryStore.remove(id);
  expect(await savedQueryStore.findFor(owner, query.id)).toEqual(query);
});

test("lists by folder and name as a Dutch reader expects", async () => {
  const first = await someQuery({ name: "Rest 10" });
  const given = { ownerId: first.ownerId, connectionId: first.connectionId };
  for (const [folder, name] of [
    ["Map", "één"],
    ["Map", "Twee"],
    ["map 2", "a"],
    ["", "rest 9"],
  ] as const) {
    await someQuery({ ...given, folder, name });
  }
  const lines = await savedQueryStore.listFor({ id: first.ownerId }, first.connectionId);
  expect(lines.map(({ folder, name }) => `${folder}: ${name}`)).toEqual([
    ...[": rest 9", ": Rest 10", "Map: één", "Map: Twee", "map 2: a"],
  ]);
});

test("parameters in an unknown form count as none", async () => {
  const query = await someQuery();
  await database().execute(sql`update saved_queries set parameters = '[{"name": 5}]' where id = ${query.id}`);
  expect(await savedQueryStore.findFor({ id: query.ownerId }, query.id)).toMatchObject({ parameters: [] });
});

test("an owner or a connection that is gone takes no query", async () => {
  const { connectionId, ownerId } = await someQuery();
  const query = { connectorId: "A", visibility: "shared", folder: "", name: "A", description: "", page: "" } as const;
  const rest = { ...query, parameters: [], sinceFieldId: null };
  expect(await savedQueryStore.insert({ ...rest, connectionId, ownerId: nobody.id })).toBeNull();
  expect(await savedQueryStore.insert({ ...rest, connectionId: nobody.id, ownerId })).toBeNull();
});

test("a connection takes its queries along", async () => {
  const query = await someQuery({ visibility: "shared" });
  await connectionStore.remove(query.connectionId);
  expect(await savedQueryStore.findFor({ id: query.ownerId }, query.id)).toBeNull();
});
