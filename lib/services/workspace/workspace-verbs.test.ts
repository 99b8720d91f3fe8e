import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { workspaceStore } from "@/lib/store/workspace/workspace-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import type { ServiceContext } from "../context";
import { listFavourites, setFavourite, SetFavouriteInput } from "./favourites";
import { loadTabs } from "./load-tabs";
import { confirmPairing, forgetPairing, listPairings } from "./pairings";
import type { WorkspacePort } from "./port";
import { listRecents, noteOpened } from "./recents";
import { saveTabs, SaveTabsInput } from "./save-tabs";
import type { WorkspaceTab } from "./workspace-tab";

prepareTestDatabase();

// The store may not import the services: this compiles, or the port has changed.
const port: WorkspacePort = workspaceStore;

let connectionId: string;
let anna: ServiceContext;
let bert: ServiceContext;
let stranger: ServiceContext;
beforeAll(async () => {
  connectionId = (await someConnection()).id;
  anna = await contextOf(await somePerson());
  bert = await contextOf(await somePerson());
  stranger = await contextOf(await somePerson());
  for (const { actor } of [anna, bert]) await peopleStore.setGrant(actor.id, connectionId, true);
});

const tab = (given: Partial<WorkspaceTab> = {}): WorkspaceTab => ({
  ...{ id: randomUUID(), connectionId, connectorId: "Profit_Debtor", search: "take=100", usedAt: 1 },
  ...given,
});
const saved = (...changed: WorkspaceTab[]) => ({ changed, closed: [], order: changed.map(({ id }) => id) });
const pairing = () => ({
  connectionId,
  ...{ fromConnectorId: "A", fromFieldId: "DebtorId", toConnectorId: "B", toFieldId: "DebtorId" },
});

describe("a stranger's connection answers as one that is not there", () => {
  const acts: [string, (ctx: ServiceContext, id: string) => Promise<unknown>][] = [
    ["favourites", (ctx, id) => listFavourites(ctx, id)],
    ["a favourite", (ctx, id) => setFavourite(ctx, { connectionId: id, connectorId: "A", isFavourite: true })],
    ["no favourite", (ctx, id) => setFavourite(ctx, { connectionId: id, connectorId: "A", isFavourite: false })],
    ["recents", (ctx, id) => listRecents(ctx, id)],
    ["a recent", (ctx, id) => noteOpened(ctx, { connectionId: id, connectorId: "A" })],
    ["pairings", (ctx, id) => listPairings(ctx, { connectionId: id })],
    ["a pairing", (ctx, id) => confirmPairing(ctx, { ...pairing(), connectionId: id })],
    ["no pairing", (ctx, id) => forgetPairing(ctx, { ...pairing(), connectionId: id })],
  ];
  test.each(acts)("%s", async (_, act) => {
    for (const id of [connectionId, randomUUID()])
      await expect(act(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("tabs of it are neither kept nor told", async () => {
    expect(await saveTabs(stranger, saved(tab(), tab({ connectionId: randomUUID() })))).toEqual({ tabs: [] });
    expect(await loadTabs(stranger)).toEqual({ tabs: [], dropped: 0 });
  });
});

test("favourites are one's own, and twice the same is once", async () => {
  const favourite = { connectionId, connectorId: "Profit_Debtor" };
  await setFavourite(anna, { ...favourite, isFavourite: true });
  await setFavourite(anna, { ...favourite, isFavourite: true });
  await setFavourite(anna, { connectionId, connectorId: "Profit_Article", isFavourite: true });
  expect(await listFavourites(anna, connectionId)).toEqual(["Profit_Article", "Profit_Debtor"]);
  expect(await listFavourites(bert, connectionId)).toEqual([]);
  await setFavourite(bert, { ...favourite, isFavourite: false });
  await setFavourite(anna, { ...favourite, isFavourite: false });
  expect(await listFavourites(anna, connectionId)).toEqual(["Profit_Article"]);
});

test("names that the database cannot hold are refused at the door", () => {
  for (const connectorId of ["", "a\0b", "\ud800", "x".repeat(201), ".."])
    expect(SetFavouriteInput.safeParse({ connectionId, connectorId, isFavourite: true }).success).toBe(false);
});

test("the thirty opened last are remembered, newest first, each once", async () => {
  const at = (minute: number): ServiceContext => ({ ...anna, now: () => new Date(Date.UTC(2026, 0, 1, 9, minute)) });
  for (let minute = 0; minute < 33; minute++) await noteOpened(at(minute), { connectionId, connectorId: `C${minute}` });
  await noteOpened(at(40), { connectionId, connectorId: "C10" });
  const recents = await listRecents(anna, connectionId);
  expect(recents.slice(0, 3)).toEqual(["C10", "C32", "C31"]);
  expect(recents).toHaveLength(30);
  expect(recents).not.toContain("C2");
  expect(await listRecents(bert, connectionId)).toEqual([]);
});

test("tabs come back as they were left, to their own person only", async () => {
  const [first, second] = [tab({ title: "Mijn vraag", isPinned: true }), tab({ search: "" })];
  await saveTabs(anna, saved(first, second));
  expect(await loadTabs(anna)).toEqual({ tabs: [first, second], dropped: 0 });
  expect(await loadTabs(bert)).toEqual({ tabs: [], dropped: 0 });
  // Another person's tab ids are as free as any.
  await saveTabs(bert, { changed: [], closed: [first.id], order: [] });
  expect((await loadTabs(anna)).tabs).toHaveLength(2);
  expect(await saveTabs(anna, { changed: [], closed: [first.id, second.id], order: [] })).toEqual({ tabs: [] });
});

test("windows that save at the same moment lose none of their tabs", async () => {
  const tabs = Array.from({ length: 12 }, () => tab());
  await Promise.all(tabs.map((one) => saveTabs(bert, saved(one))));
  expect(new Set((await loadTabs(bert)).tabs.map(({ id }) => id))).toEqual(new Set(tabs.map(({ id }) => id)));
});

test("tabs of a connection that one may no longer use go, and that is told once", async () => {
  const other = await someConnection();
  const dora = await contextOf(await somePerson());
  for (const id of [connectionId, other.id]) await peopleStore.setGrant(dora.actor.id, id, true);
  const stays = tab();
  await saveTabs(dora, saved(tab({ connectionId: other.id }), stays, tab({ connectionId: other.id })));
  await peopleStore.setGrant(dora.actor.id, other.id, false);
  expect(await loadTabs(dora)).toEqual({ tabs: [stays], dropped: 2 });
  expect(await loadTabs(dora)).toEqual({ tabs: [stays], dropped: 0 });
});

test.each([
  ["more tabs than there is room for", { changed: Array.from({ length: 41 }, () => tab()) }],
  ["a query longer than 4 KB", { changed: [tab({ search: "x".repeat(4_097) })] }],
  ["a tab without an id", { changed: [tab({ id: "x" })] }],
  ["a title of spaces", { changed: [tab({ title: "  " })] }],
  ["a query that the database cannot hold", { changed: [tab({ search: "a\0" })] }],
])("%s is refused", (_, wrong) => {
  expect(SaveTabsInput.safeParse({ closed: [], order: [], ...wrong }).success).toBe(false);
});

test("a confirmed pairing is remembered for its person until it is forgotten", async () => {
  const other = { ...pairing(), toConnectorId: "C" };
  await confirmPairing(anna, pairing());
  await confirmPairing(anna, pairing());
  await confirmPairing(anna, other);
  expect(await listPairings(anna, { connectionId })).toEqual([other, pairing()]);
  expect(await listPairings(bert, { connectionId })).toEqual([]);
  await forgetPairing(bert, pairing());
  await forgetPairing(anna, other);
  expect(await listPairings(anna, { connectionId })).toEqual([pairing()]);
});

test("what a removed connection leaves behind is nothing", async () => {
  const gone = await someConnection();
  const admin = await contextOf(await somePerson({ role: "admin" }));
  await setFavourite(admin, { connectionId: gone.id, connectorId: "A", isFavourite: true });
  await connectionStore.remove(gone.id);
  expect(await port.favouritesOf(admin.actor.id)).toEqual([]);
  // Removed between the look and the write.
  expect(await port.setFavourite(admin.actor.id, { connectionId: gone.id, connectorId: "A" }, true)).toBe(false);
  expect(await port.confirmPairing(admin.actor.id, { ...pairing(), connectionId: gone.id })).toBe(false);
});

test.each(["", "x", "1' or true --", randomUUID()])("%j as a person finds and changes nothing", async (id) => {
  const connector = { connectionId, connectorId: "A" };
  expect(await port.favouritesOf(id)).toEqual([]);
  expect(await port.recentsOf(id)).toEqual([]);
  expect(await port.tabsOf(id)).toEqual([]);
  expect(await port.pairingsOf(id, connectionId)).toEqual([]);
  expect(await port.setFavourite(id, connector, true)).toBe(false);
  expect(await port.noteOpened(id, connector, new Date(), 30)).toBe(false);
  expect(await port.changeTabs(id, () => [])).toBeNull();
});
