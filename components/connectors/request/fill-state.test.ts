import { expect, test } from "vitest";
import { conditionOf } from "@/lib/profit/filter/forms/parsed-form";
import { type ExplorerState, stateOf } from "../explorer/explorer-state";
import { filledState, unknownIn } from "./fill-state";

const filter = { groups: [[conditionOf("A", "equal", "1")]] };
const state: ExplorerState = {
  ...stateOf({ fields: ["A"], filter, orderBy: [], skip: 7, take: 50 }, 2, 3, true, new Map()),
};
const nothing = { faults: [], dropped: [] };

test("what a request says nothing about stays as it was", () => {
  expect(filledState(state, nothing, [])).toEqual(state);
  const filled = filledState(state, { ...nothing, take: 9 }, []);
  expect(filled).toEqual({ ...state, take: 9 });
});

test("a filter takes the place of the old one, under keys that were never used", () => {
  const filled = filledState(state, { ...nothing, filter: { groups: [[conditionOf("B", "isEmpty", "")]] } }, []);
  expect(filled.groups.map(({ conditions }) => conditions.map(({ fieldId }) => fieldId))).toEqual([["B"]]);
  expect(filled).toMatchObject({ columns: ["A"], frozen: 2, skip: 7, take: 50 });
  const keys = (groups: ExplorerState["groups"]) =>
    groups.flatMap(({ key, conditions }) => [key, ...conditions.map((one) => one.key)]);
  expect(keys(filled.groups).filter((key) => keys(state.groups).includes(key))).toEqual([]);
  expect(filled.nextKey).toBeGreaterThan(Math.max(...keys(filled.groups)));
});

test("the console's own order is no choice of the person when it comes back", () => {
  const proposed = [{ fieldId: "Id", direction: "asc" as const }];
  expect(filledState(state, { ...nothing, orderBy: proposed }, proposed).orderBy).toEqual([]);
  const chosen = [{ fieldId: "Id", direction: "desc" as const }];
  expect(filledState(state, { ...nothing, orderBy: chosen }, proposed).orderBy).toEqual(chosen);
});

test("fields that do not exist are named once", () => {
  const orderBy = [{ fieldId: "Weg", direction: "asc" as const }];
  const named = {
    ...nothing,
    filter: { groups: [[conditionOf("Weg", "equal", "1")], [conditionOf("A", "equal", "1")]] },
    orderBy,
  };
  expect(unknownIn(named, new Set(["A"]))).toEqual(["Weg"]);
});
