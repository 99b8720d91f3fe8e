import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { mergeTabs } from "./merge-tabs";
import { MOST_TABS, storedTabs, type WorkspaceTab } from "./workspace-tab";

const CONNECTION = randomUUID();
const ids = new Map<string, string>();
const idOf = (name: string) => {
  const id = ids.get(name) ?? randomUUID();
  ids.set(name, id);
  return id;
};
const tab = (name: string, given: Partial<WorkspaceTab> = {}): WorkspaceTab => ({
  ...{ id: idOf(name), connectionId: CONNECTION, connectorId: name, search: "", usedAt: 1 },
  ...given,
});
const changes = (change: { changed?: WorkspaceTab[]; closed?: string[]; order?: string[] }) => ({
  changed: change.changed ?? [],
  closed: (change.closed ?? []).map(idOf),
  order: (change.order ?? []).map(idOf),
});
const names = (tabs: readonly WorkspaceTab[]) => tabs.map(({ connectorId }) => connectorId).join("");

test("a window that changed one tab leaves the others as they are", () => {
  const merged = mergeTabs(
    [tab("A", { search: "take=1" }), tab("B")],
    changes({ changed: [tab("B", { search: "take=9" })], order: ["A", "B"] }),
  );
  expect(merged).toEqual([tab("A", { search: "take=1" }), tab("B", { search: "take=9" })]);
});

test("tabs of another window stay beside the neighbour they had", () => {
  const stored = [tab("A"), tab("x"), tab("B"), tab("y")];
  expect(names(mergeTabs(stored, changes({ order: ["B", "A"] })))).toBe("ByAx");
  expect(names(mergeTabs(stored, changes({ changed: [tab("C")], order: ["A", "B", "C"] })))).toBe("AxByC");
  expect(names(mergeTabs([tab("x"), tab("A")], changes({ order: ["A"] })))).toBe("xA");
});

test("two windows that each open and close lose nothing of one another", () => {
  const first = mergeTabs([tab("A"), tab("B")], changes({ changed: [tab("C")], closed: ["A"], order: ["B", "C"] }));
  const second = mergeTabs(first, changes({ changed: [tab("D")], closed: ["B"], order: ["A", "D"] }));
  expect(names(second).split("").toSorted().join("")).toBe("CD");
});

test("a tab that one window closed and the other changed afterwards is there again", () => {
  const closed = mergeTabs([tab("A"), tab("B")], changes({ closed: ["B"], order: ["A"] }));
  expect(names(mergeTabs(closed, changes({ changed: [tab("B", { search: "skip=1" })], order: ["A", "B"] })))).toBe(
    "AB",
  );
});

test("past the bound those looked at longest ago give way, never a pinned one or the one just opened", () => {
  const many = Array.from({ length: MOST_TABS }, (_, index) => tab(`tab ${index}`, { usedAt: 100 + index }));
  const pinned = { ...many[0]!, isPinned: true };
  const merged = mergeTabs([pinned, ...many.slice(1)], changes({ changed: [tab("new", { usedAt: 0 })] }));
  expect(merged).toHaveLength(MOST_TABS);
  expect(merged.map(({ connectorId }) => connectorId)).toEqual(expect.arrayContaining(["tab 0", "new"]));
  expect(merged.some(({ connectorId }) => connectorId === "tab 1")).toBe(false);
});

test("what cannot be read of the stored tabs is let go, the rest stays", () => {
  expect(storedTabs("nothing")).toEqual([]);
  expect(storedTabs([tab("A"), null, { ...tab("B"), search: 7 }, { ...tab("C"), search: "x".repeat(5_000) }])).toEqual([
    tab("A"),
  ]);
});
