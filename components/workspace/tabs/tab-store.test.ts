import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SaveTabsInput } from "@/lib/services/workspace/save-tabs";
import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import { hrefOf } from "./tab-address";
import { createTabStore } from "./tab-store";

const address = (connectorId: string, search = "take=100") => ({ connectionId: "c1", connectorId, search });
const tab = (id: string, given: Partial<WorkspaceTab> = {}): WorkspaceTab => ({
  ...address(`Connector_${id}`),
  ...{ id, usedAt: 1 },
  ...given,
});
const catalogue = () => "/catalogue";

/** A server that keeps what it is told, as long as it answers. */
function started(initial: WorkspaceTab[] = []) {
  const server = { tabs: [...initial], told: [] as SaveTabsInput[], isDown: false };
  const troubles: string[] = [];
  const store = createTabStore({
    initial,
    save: async (changes) => {
      if (server.isDown) throw new Error("down");
      server.told.push(changes);
      const byId = new Map(server.tabs.map((kept) => [kept.id, kept]));
      for (const id of changes.closed) byId.delete(id);
      for (const changed of changes.changed) byId.set(changed.id, changed);
      server.tabs = [...byId.values()];
      return server.tabs;
    },
    onTrouble: () => troubles.push("trouble"),
    onGaveWay: ({ id }) => troubles.push(`gave way: ${id}`),
  });
  return { store, server, troubles, names: () => store.read().tabs.map(({ connectorId }) => connectorId) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const later = () => vi.advanceTimersByTimeAsync(60_000);

describe("pages and tabs", () => {
  test("a tab that is gone to is the active one once its page is there, whichever has the same query", () => {
    const { store } = started([tab("A"), tab("B"), tab("B2", { connectorId: "Connector_B" })]);
    store.visit(address("Connector_A"), false);
    expect(store.goTo("B2")).toBe(hrefOf(address("Connector_B")));
    expect(store.read().activeId).toBe("A");
    store.visit(address("Connector_B"), false);
    expect(store.read().activeId).toBe("B2");
  });

  test("what an explorer tells goes to its tab, and never to the next one of the same connector", () => {
    const { store } = started([tab("A"), tab("A2", { connectorId: "Connector_A", search: "skip=5" })]);
    store.visit(address("Connector_A"), false);
    store.report({ address: address("Connector_A", "filter=x"), isChanged: true, pageTitle: "Open" });
    expect(store.read().tabs[0]).toMatchObject({ search: "filter=x", isChanged: true, pageTitle: "Open" });
    const href = store.goTo("A2");
    store.report(null); // the page leaves
    store.visit(address("Connector_A", "skip=5"), false);
    expect(href).toContain("skip=5");
    expect(store.read().tabs.map(({ search }) => search)).toEqual(["filter=x", "skip=5"]);
  });

  test("an explorer that spoke before there was a tab is heard", () => {
    const { store } = started();
    store.report({ address: address("X", "take=100"), isChanged: false, pageTitle: "Bewaard" });
    store.visit(address("X", ""), false);
    expect(store.read().tabs[0]).toMatchObject({ search: "take=100", pageTitle: "Bewaard" });
  });

  test("back leads to the tab the address belonged to", () => {
    const { store } = started();
    store.visit(address("X", "filter=1"), false);
    const first = store.read().activeId;
    store.report({ address: address("X", "filter=2"), isChanged: false, pageTitle: undefined });
    store.report(null);
    store.visit(address("Y"), false);
    store.visit(address("X", "filter=1"), true);
    expect(store.read().activeId).toBe(first);
    expect(store.read().tabs).toHaveLength(2);
  });

  test("on another page no tab is active, and the next one comes beside the last", () => {
    const { store, names } = started([tab("A"), tab("B")]);
    store.visit(address("Connector_A"), false);
    store.visit(null, false);
    expect(store.read().activeId).toBeNull();
    store.visit(address("New"), false);
    expect(names()).toEqual(["Connector_A", "New", "Connector_B"]);
  });
});

describe("what a person does", () => {
  test("closing the active tab goes to its neighbour, the last one to the catalogue", () => {
    const { store } = started([tab("A"), tab("B")]);
    store.visit(address("Connector_A"), false);
    expect(store.close("A", catalogue)).toBe(hrefOf(address("Connector_B")));
    store.visit(address("Connector_B"), false);
    expect(store.close("B", catalogue)).toBe("/catalogue");
    expect(store.read().tabs).toEqual([]);
    expect(store.reopen()).toBe(hrefOf(address("Connector_B")));
  });

  test("closing one of two with the same query stays where one is", () => {
    const { store } = started([tab("A")]);
    store.visit(address("Connector_A"), false);
    expect(store.duplicate("A")).toBeNull();
    const copy = store.read().activeId ?? "";
    expect(copy).not.toBe("A");
    expect(store.close(copy, catalogue)).toBeNull();
    expect(store.read().activeId).toBe("A");
  });

  test("closing the others goes to the one that stays", () => {
    const { store } = started([tab("A"), tab("B"), tab("C")]);
    store.visit(address("Connector_C"), false);
    expect(store.closeOthers("B", catalogue)).toBe(hrefOf(address("Connector_B")));
    expect(store.read().tabs.map(({ id }) => id)).toEqual(["B"]);
  });

  test("steps go round, places count from the left, and what is not there leads nowhere", () => {
    const { store } = started([tab("A"), tab("B"), tab("C")]);
    store.visit(address("Connector_A"), false);
    expect(store.step(-1)).toBe(hrefOf(address("Connector_C")));
    expect(store.goToPlace(2)).toBe(hrefOf(address("Connector_B")));
    expect(store.goToPlace("last")).toBe(hrefOf(address("Connector_C")));
    expect(store.goToPlace(8)).toBeNull();
    expect(started().store.step(1)).toBeNull();
  });

  test("a followed key gets a tab of its own, beside the one it came from", () => {
    const { store, names } = started([tab("A"), tab("B")]);
    store.visit(address("Connector_A"), false);
    const href = store.openNew(address("Connector_A", "filter=x"));
    store.report(null);
    store.visit(address("Connector_A", "filter=x"), false);
    expect(href).toContain("filter=x");
    expect(names()).toEqual(["Connector_A", "Connector_A", "Connector_B"]);
    expect(store.read().tabs.map(({ search }) => search)).toEqual(["take=100", "filter=x", "take=100"]);
  });
});

describe("the server", () => {
  test("is told what changed, once, and nothing when nothing did", async () => {
    const { store, server } = started([tab("A"), tab("B", { isPinned: false })]);
    await later();
    expect(server.told).toEqual([]);
    store.visit(address("Connector_A"), false);
    store.rename("B", "Mijn tab");
    await later();
    expect(server.told).toHaveLength(1);
    expect(server.told[0]?.changed.map(({ id }) => id)).toEqual(["A", "B"]);
    expect(server.told[0]?.changed[1]).not.toHaveProperty("isChanged");
    await later();
    expect(server.told).toHaveLength(1);
  });

  test("that does not answer loses nothing, and one is told once", async () => {
    const { store, server, troubles } = started([tab("A")]);
    server.isDown = true;
    store.visit(address("New"), false);
    await later();
    await later();
    expect(troubles).toEqual(["trouble"]);
    server.isDown = false;
    await later();
    expect(server.tabs.map(({ connectorId }) => connectorId)).toEqual(["Connector_A", "New"]);
  });

  test("is told at once when the window goes", async () => {
    const { store, server } = started();
    store.visit(address("New"), false);
    await store.flush({ isLeaving: true });
    expect(server.tabs).toHaveLength(1);
  });

  test("brings the tabs of another window, and this window does not undo what that one did to a tab of both", async () => {
    const { store, server, names } = started([tab("A"), tab("B")]);
    store.visit(address("Connector_A"), false);
    await later();
    server.tabs = [tab("X"), tab("A", { search: "skip=9" })];
    store.visit(address("New"), false);
    store.visit(address("Connector_A"), false);
    await later();
    await later();
    expect(names()).toContain("Connector_X");
    expect(names()).not.toContain("Connector_B");
    expect(server.tabs.map(({ connectorId }) => connectorId)).not.toContain("Connector_B");
    const count = server.told.length;
    await later();
    expect(server.told).toHaveLength(count);
  });

  test("keeps no query that is too long, while this window still has it", async () => {
    const { store, server } = started();
    store.visit(address("New", `filter=${"x".repeat(5_000)}`), false);
    await later();
    expect(server.tabs[0]?.search).toBe("");
    expect(store.read().tabs[0]?.search).toHaveLength(5_007);
    expect(server.told).toHaveLength(1);
  });
});

test("one more than fits is told", () => {
  const { store, troubles } = started(Array.from({ length: 40 }, (_, at) => tab(`${at}`, { usedAt: at })));
  store.visit(address("New"), false);
  expect(troubles).toEqual(["gave way: 0"]);
});
