import { describe, expect, test } from "vitest";
import { addressOfPage, hrefOf } from "./tab-address";
import {
  adopted,
  closed,
  moved,
  MOST_TABS,
  neighbourOf,
  NO_TABS,
  opened,
  othersOf,
  pinned,
  renamed,
  reopened,
  rightOf,
  type Tab,
  type TabList,
  titleOf,
  visited,
} from "./tab-list";

const address = (connectorId: string, search = "take=100") => ({ connectionId: "c1", connectorId, search });
const tab = (id: string, given: Partial<Tab> = {}): Tab => ({ ...address(`Connector_${id}`), id, usedAt: 1, ...given });
const listOf = (ids: string, activeId: string | null = null): TabList => ({
  ...NO_TABS,
  tabs: [...ids].map((id) => tab(id)),
  activeId,
  lastId: activeId,
});
const ids = ({ tabs }: TabList) => tabs.map(({ id }) => id).join("");
const visit = (list: TabList, connectorId: string, search?: string, wantedId: string | null = null) =>
  visited(list, { address: address(connectorId, search), wantedId, newId: "N", now: 9 });

describe("a page that comes on the screen", () => {
  test("of a connector without a tab gets one, beside the tab it came from", () => {
    const list = visit(listOf("AB", "A"), "Profit_Debtor");
    expect(ids(list)).toBe("ANB");
    expect(list).toMatchObject({ activeId: "N", lastId: "N" });
    expect(list.tabs[1]).toEqual({ ...address("Profit_Debtor"), id: "N", usedAt: 9 });
  });

  test("of the active tab changes the query in it, and makes none", () => {
    const list = visit(listOf("AB", "A"), "Connector_A", "take=100&skip=5");
    expect(ids(list)).toBe("AB");
    expect(list.tabs[0]?.search).toBe("take=100&skip=5");
  });

  test("without a query finds the tab without one, and never takes the query of another tab away", () => {
    const start = {
      ...listOf("A"),
      tabs: [tab("A", { search: "filter=x" }), tab("B", { connectorId: "Connector_A" })],
    };
    expect(visit(start, "Connector_A", "").activeId).toBe("B");
    const without = { ...start, tabs: start.tabs.slice(0, 1) };
    const list = visit(without, "Connector_A", "");
    expect(ids(list)).toBe("AN");
    expect(list.tabs[0]?.search).toBe("filter=x");
  });

  test("with the query of a tab is that tab; of two alike the one that was asked for, else the one used last", () => {
    const twins = {
      ...listOf("AC", "C"),
      tabs: [tab("A", { usedAt: 5 }), tab("B", { connectorId: "Connector_A" }), tab("C")],
    };
    expect(visit(twins, "Connector_A").activeId).toBe("A");
    expect(visit(twins, "Connector_A", "take=100", "B").activeId).toBe("B");
  });

  test("asked for in a tab of another connector is not that tab's page", () => {
    expect(visit(listOf("AB", "A"), "Connector_B", "take=100", "A").activeId).toBe("B");
  });

  test("of the same connector in another connection is another tab", () => {
    const list = visited(listOf("A", "A"), {
      address: { ...address("Connector_A"), connectionId: "c2" },
      ...{ wantedId: null, newId: "N", now: 9 },
    });
    expect(ids(list)).toBe("AN");
  });
});

describe("closing", () => {
  test("brings the right neighbour to the front, at the end the left one", () => {
    expect(neighbourOf(listOf("ABC", "B"), ["B"])?.id).toBe("C");
    expect(neighbourOf(listOf("ABC", "C"), ["C"])?.id).toBe("B");
    expect(neighbourOf(listOf("A", "A"), ["A"])).toBeUndefined();
  });

  test("another tab than the active one changes nothing of that", () => {
    expect(closed(listOf("ABC", "B"), ["A"])).toMatchObject({ activeId: "B", lastId: "B" });
  });

  test("others and to the right leave pinned tabs", () => {
    const list = pinned(listOf("ABCD", "C"), "B", true);
    expect(ids(list)).toBe(`B${"ACD"}`);
    expect(othersOf(list, "C")).toEqual(["A", "D"]);
    expect(rightOf(list, "A")).toEqual(["C", "D"]);
  });

  test("can be taken back, the last first, where it stood, with its query", () => {
    const start = closed(closed(listOf("ABC", "B"), ["B"]), ["A"]);
    const once = reopened(start);
    const twice = reopened(once!.list);
    expect(ids(once!.list)).toBe("AC");
    expect(ids(twice!.list)).toBe("ABC");
    expect(twice!.tab).toEqual(tab("B"));
    expect(reopened(twice!.list)).toBeNull();
  });
});

test("one more than fits closes the one used longest ago, not a pinned one", () => {
  const tabs = Array.from({ length: MOST_TABS }, (_, at) => tab(`${at}`, { usedAt: 100 + at, isPinned: at === 0 }));
  const list = opened({ ...NO_TABS, tabs, activeId: "1", lastId: "1" }, tab("new"));
  expect(list.tabs).toHaveLength(MOST_TABS);
  expect(list.closed.map(({ tab: { id } }) => id)).toEqual(["2"]);
});

test("a title is the person's, else the page's, else the connector's name", () => {
  const [named] = renamed(listOf("A"), "A", "  Open posten  ").tabs;
  expect(titleOf({ ...named!, pageTitle: "Bewaard" })).toBe("Open posten");
  const [unnamed] = renamed({ ...NO_TABS, tabs: [named!] }, "A", " ").tabs;
  expect(unnamed).not.toHaveProperty("title");
  expect(titleOf({ ...unnamed!, pageTitle: "Bewaard" })).toBe("Bewaard");
  expect(titleOf(unnamed!)).toBe("Connector_A");
});

test("moves stay inside the list, and pinned tabs stay in front", () => {
  expect(ids(moved(listOf("ABC"), "A", 2))).toBe("BCA");
  expect(ids(moved(listOf("ABC"), "A", -1))).toBe("ABC");
  expect(ids(moved(listOf("ABC"), "C", 3))).toBe("ABC");
  expect(ids(moved(pinned(listOf("ABC"), "A", true), "C", 0))).toBe("ACB");
});

describe("what another window did", () => {
  const known = (all: string) => ({ untold: new Set<string>(), known: new Set(all) });

  test("comes in: its new tabs, its order, its changes", () => {
    const list = adopted(listOf("AB", "A"), [tab("X"), tab("B", { search: "skip=7" }), tab("A")], known("AB"));
    expect(ids(list)).toBe("XBA");
    expect(list.tabs[1]?.search).toBe("skip=7");
  });

  test("closes a tab here too, but not the one on the screen nor one whose changes were not told yet", () => {
    const list = adopted(listOf("ABCD", "A"), [tab("D")], { untold: new Set("B"), known: new Set("ABCD") });
    expect(ids(list)).toBe("ABD");
  });

  test("does not bring back what was closed here, nor change the query that is being worked on", () => {
    const start = closed(listOf("ABC", "A"), ["B"]);
    const list = adopted(start, [tab("A", { search: "skip=7" }), tab("B"), tab("C")], known("ABC"));
    expect(ids(list)).toBe("AC");
    expect(list.tabs[0]?.search).toBe("take=100");
  });

  test("loses no tab that was opened here meanwhile", () => {
    expect(ids(adopted(listOf("ABN", "N"), [tab("A"), tab("B"), tab("X")], known("AB")))).toBe(`AB${"NX"}`);
  });
});

test("an address of an explorer and back, whatever the name", () => {
  const href = hrefOf({ connectionId: "c1", connectorId: "Vreemd/Naam é", search: "take=5&filter=%5B%5D" });
  const url = new URL(href, "http://x");
  expect(addressOfPage(url.pathname, url.search.slice(1))).toEqual({
    ...{ connectionId: "c1", connectorId: "Vreemd/Naam é", search: "take=5&filter=%5B%5D" },
  });
  for (const other of ["/connections/c1/connectors", "/connections/c1", "/history", "/connections/c1/connectors/%E0"])
    expect(addressOfPage(other, "")).toBeNull();
});
