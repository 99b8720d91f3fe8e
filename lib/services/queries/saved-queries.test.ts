import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { setGrant } from "@/lib/store/people/grants";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import type { ServiceContext } from "../context";
import { duplicateQuery } from "./duplicate-query";
import { findSavedQuery, listSavedQueries } from "./find-saved-query";
import { moveQuery, MoveQueryInput } from "./move-query";
import type { SavedQuery } from "./port";
import { removeQuery, restoreQuery, RestoreQueryInput } from "./remove-query";
import { saveQuery, SaveQueryInput } from "./save-query";
import { shareQuery } from "./share-query";

prepareTestDatabase();

let connectionId: string;
let anna: ServiceContext;
let bram: ServiceContext;
let stranger: ServiceContext;
let admin: ServiceContext;

beforeAll(async () => {
  connectionId = (await someConnection()).id;
  const granted = async (name: string) => {
    const person = await somePerson({ name });
    await setGrant(person.id, connectionId, true);
    return contextOf(person);
  };
  [anna, bram] = [await granted("Anna"), await granted("Bram")];
  stranger = await contextOf(await somePerson({ name: "Vreemd" }));
  admin = await contextOf(await somePerson({ name: "Bea", role: "admin" }));
});

const FROM = { name: "from", label: "Vanaf", kind: "date", defaultValue: "start-of-last-month", isRequired: true };
const PAGE = new URLSearchParams({ filter: '[[["Datum","greaterOrEqual","{{from}}"]]]', take: "50" }).toString();

function wish(change: Record<string, unknown> = {}): SaveQueryInput {
  return SaveQueryInput.parse({
    ...{ connectionId, connectorId: "Profit_Debtor", existing: null, visibility: "private", folder: "", name: "Open" },
    ...{ description: "", page: PAGE, parameters: [FROM], sinceFieldId: null },
    ...change,
  });
}
const saved = (ctx: ServiceContext, change: Record<string, unknown> = {}) => saveQuery(ctx, wish(change));
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => error,
  );
const idsFor = async (ctx: ServiceContext) => (await listSavedQueries(ctx, { connectionId })).map(({ id }) => id);
const NOT_FOUND = { code: "NOT_FOUND", message: "Saved query not found", params: {} };

async function actsOn(name: string) {
  const question = { search: name, kind: "act", outcome: null, connectionId, before: null, limit: 20 } as const;
  return (await admin.history.list(admin.actor, question)).map(({ action }) => action).toReversed();
}

test("a saved query comes back as it was saved", async () => {
  const query = await saved(anna, { folder: " Debiteuren // Controles/", sinceFieldId: "Modified" });
  expect(query).toMatchObject({
    ...{ folder: "Debiteuren/Controles", page: PAGE, parameters: [FROM], sinceFieldId: "Modified", version: 1 },
    ...{ ownerName: "Anna", updatedByName: "Anna", isMine: true, mayChange: true, visibility: "private" },
  });
  expect(await findSavedQuery(anna, { queryId: query.id })).toEqual(query);
  const line = (await listSavedQueries(anna, { connectionId })).find(({ id }) => id === query.id);
  expect(line).toMatchObject({ name: "Open", sinceFieldId: "Modified" });
  expect(line).not.toHaveProperty("page");
});

describe("another person's private query answers as one that never was", () => {
  const acts: [string, (ctx: ServiceContext, query: SavedQuery) => Promise<unknown>][] = [
    ["find", (ctx, { id }) => findSavedQuery(ctx, { queryId: id })],
    ["save", (ctx, { id }) => saved(ctx, { existing: { queryId: id, version: 1 }, name: "Gekaapt" })],
    ["duplicate", (ctx, { id }) => duplicateQuery(ctx, { queryId: id, name: "Kopie" })],
    ["move", (ctx, { id }) => moveQuery(ctx, { queryId: id, version: 1, name: "Gekaapt", folder: "" })],
    ["share", (ctx, { id }) => shareQuery(ctx, { queryId: id, visibility: "shared" })],
    ["remove", (ctx, { id }) => removeQuery(ctx, { queryId: id })],
  ];

  test.each(acts)("%s", async (_, act) => {
    const query = await saved(anna);
    for (const ctx of [bram, stranger, admin]) {
      expect(await refusalOf(act(ctx, query))).toMatchObject(NOT_FOUND);
      expect(await refusalOf(act(ctx, { ...query, id: randomUUID() }))).toMatchObject(NOT_FOUND);
    }
    expect(await findSavedQuery(anna, { queryId: query.id })).toEqual(query);
    expect(await idsFor(bram)).not.toContain(query.id);
    expect(await idsFor(admin)).not.toContain(query.id);
  });

  test.each(acts)("%s of a shared one without the connection", async (_, act) => {
    const query = await saved(anna, { visibility: "shared" });
    expect(await refusalOf(act(stranger, query))).toMatchObject(NOT_FOUND);
    expect(await refusalOf(listSavedQueries(stranger, { connectionId }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test.each(acts.filter(([name]) => name !== "find" && name !== "duplicate"))(
    "a shared one is seen by everybody with the connection, but not for: %s",
    async (_, act) => {
      const query = await saved(anna, { visibility: "shared" });
      expect(await findSavedQuery(bram, { queryId: query.id })).toMatchObject({ isMine: false, mayChange: false });
      expect(await refusalOf(act(bram, query))).toMatchObject({ code: "FORBIDDEN" });
      expect(await findSavedQuery(anna, { queryId: query.id })).toEqual(query);
      await act(admin, query);
    },
  );
});

test("who loses the connection loses sight of their own queries there", async () => {
  const [person, other] = [await somePerson(), await someConnection()];
  await setGrant(person.id, other.id, true);
  const ctx = await contextOf(person);
  const { id } = await saved(ctx, { connectionId: other.id });
  await setGrant(person.id, other.id, false);
  expect(await refusalOf(findSavedQuery(ctx, { queryId: id }))).toMatchObject(NOT_FOUND);
  expect(await refusalOf(saved(ctx, { connectionId: other.id }))).toMatchObject({ code: "NOT_FOUND" });
});

test("the later of two who save one version is told who was first, and may then save over it", async () => {
  const { id } = await saved(anna, { visibility: "shared", name: "Twee tabs" });
  const first = await saved(admin, { existing: { queryId: id, version: 1 }, visibility: "shared", name: "Eerst" });
  const error = await refusalOf(saved(anna, { existing: { queryId: id, version: 1 }, name: "Later" }));
  expect(error).toMatchObject({
    code: "CONFLICT",
    params: { version: 2, by: "Bea", at: first.updatedAt.toISOString() },
  });
  expect(await findSavedQuery(anna, { queryId: id })).toMatchObject({ name: "Eerst", version: 2 });
  const over = await saved(anna, { existing: { queryId: id, version: 2 }, name: "Later", visibility: "shared" });
  expect(over).toMatchObject({ name: "Later", version: 3, updatedByName: "Anna" });
  expect(await refusalOf(moveQuery(anna, { queryId: id, version: 1, name: "x", folder: "" }))).toMatchObject({
    code: "CONFLICT",
  });
});

test("of many saves of one version at once, one is kept", async () => {
  const { id } = await saved(anna);
  const names = Array.from({ length: 8 }, (_, index) => `Poging ${index}`);
  const ends = await Promise.allSettled(
    names.map((name) => saved(anna, { existing: { queryId: id, version: 1 }, name })),
  );
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await findSavedQuery(anna, { queryId: id })).version).toBe(2);
});

test("a copy is one's own, private and by another name", async () => {
  const query = await saved(anna, { visibility: "shared", folder: "Map" });
  const copy = await duplicateQuery(bram, { queryId: query.id, name: "Kopie van Open" });
  expect(copy).toMatchObject({
    ...{ name: "Kopie van Open", folder: "Map", visibility: "private", isMine: true, page: PAGE, parameters: [FROM] },
  });
  expect(copy.id).not.toBe(query.id);
});

test("what is removed comes back under its own id, and only to whom it belongs", async () => {
  const query = await saved(anna, { name: "Terug" });
  const removed = await removeQuery(anna, { queryId: query.id });
  expect(await idsFor(anna)).not.toContain(query.id);
  const wanted = RestoreQueryInput.parse(removed);
  expect(await refusalOf(restoreQuery(bram, wanted))).toMatchObject({ code: "FORBIDDEN" });
  expect(await refusalOf(restoreQuery(admin, wanted))).toMatchObject({ code: "FORBIDDEN" });
  expect(await restoreQuery(anna, wanted)).toMatchObject({ id: query.id, name: "Terug", createdAt: query.createdAt });
  expect(await refusalOf(restoreQuery(anna, wanted))).toMatchObject({ code: "CONFLICT" });
});

test("an administrator brings back somebody's shared query, which stays theirs", async () => {
  const query = await saved(anna, { visibility: "shared" });
  const removed = await removeQuery(admin, { queryId: query.id });
  await restoreQuery(admin, RestoreQueryInput.parse(removed));
  expect(await findSavedQuery(anna, { queryId: query.id })).toMatchObject({ isMine: true, ownerName: "Anna" });
});

test("what happens to a shared query stands in the history; a private one leaves no line", async () => {
  const { id } = await saved(anna, { name: "Historie-A" });
  await moveQuery(anna, MoveQueryInput.parse({ queryId: id, version: 1, name: "Historie-A", folder: "Map" }));
  expect(await actsOn("Historie-A")).toEqual([]);
  await shareQuery(anna, { queryId: id, visibility: "shared" });
  await shareQuery(anna, { queryId: id, visibility: "shared" });
  await saved(anna, { existing: { queryId: id, version: 3 }, name: "Historie-A", visibility: "shared" });
  await moveQuery(admin, { queryId: id, version: 4, name: "Historie-A", folder: "" });
  await saved(anna, { existing: { queryId: id, version: 5 }, name: "Historie-A", visibility: "private" });
  await shareQuery(anna, { queryId: id, visibility: "shared" });
  await removeQuery(anna, { queryId: id });
  const acts = ["share", "save", "move", "unshare", "share", "remove"].map((act) => `query.${act}`);
  expect(await actsOn("Historie-A")).toEqual(acts);
});

test.each([
  { name: " " },
  { name: "x".repeat(121) },
  { name: "a\nb" },
  { folder: "x".repeat(201) },
  { description: "x".repeat(2_001) },
  { description: "a\0b" },
  { page: "x".repeat(20_001) },
  { page: "filter=[[broken" },
  { page: "take=many" },
  { parameters: [FROM, FROM] },
  { parameters: [{ ...FROM, name: "a b" }] },
  { parameters: [{ ...FROM, kind: "colour" }] },
  { sinceFieldId: "" },
  { visibility: "public" },
  { existing: { queryId: "x", version: 1 } },
])("%j is not kept", (change) => {
  expect(() => wish(change)).toThrow();
});

test("what was entered for one run is no part of the query", () => {
  expect(wish({ page: `${PAGE}&p.from=2026-01-01&query=${randomUUID()}&format=csv` }).page).toBe(PAGE);
});

test("names need not be unique, and hostile text is only text", async () => {
  const name = `'); drop table saved_queries; -- <script>😀`;
  const [one, two] = [await saved(anna, { name }), await saved(anna, { name })];
  expect([one.name, two.name]).toEqual([name, name]);
  expect(one.id).not.toBe(two.id);
});
