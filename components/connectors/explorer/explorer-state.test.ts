import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPERATORS, type OperatorName } from "@/lib/profit/filter/operators";
import type { SortField } from "@/lib/profit/filter/rows-query";
import { readRowsParams, toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { addressOf, readAddress } from "./explorer-address";
import {
  columnsFor,
  type ExplorerAction,
  explorerReducer,
  type ExplorerState,
  queryOf,
  shownFields,
  toggledOrder,
  unfinishedConditions,
  unknownFields,
} from "./explorer-state";

const FIELDS: GetConnectorField[] = [
  { id: "Nummer", dataType: "string", label: "Nummer" },
  { id: "Bedrag", dataType: "decimal", label: "Bedrag" },
  { id: "Datum", dataType: "date", label: "Datum" },
  { id: "Actief", dataType: "boolean", label: "Actief" },
];
const byId = new Map(FIELDS.map((field) => [field.id, field]));
const field = (id: string) => byId.get(id)!;
const opened = (search = "") => readAddress(new URLSearchParams(search), FIELDS.length).state;
const after = (state: ExplorerState, ...actions: ExplorerAction[]) => actions.reduce(explorerReducer, state);
const filterText = (filter: unknown) => new URLSearchParams({ filter: JSON.stringify(filter) }).toString();

describe("conditions", () => {
  test("a first condition makes a group, and the group goes with its last condition", () => {
    const one = after(opened(), { type: "conditionAdded", groupKey: null, field: field("Nummer") });
    expect(queryOf(one, byId).filter.groups).toEqual([[{ fieldId: "Nummer", operator: "contains", value: "" }]]);
    expect(unfinishedConditions(one, byId)).toHaveLength(1);
    const key = one.groups[0]!.conditions[0]!.key;
    expect(after(one, { type: "conditionRemoved", key }).groups).toEqual([]);
  });

  test("values are sent as Profit takes them and kept as typed", () => {
    const state = after(opened(), { type: "conditionAdded", groupKey: null, field: field("Bedrag") });
    const key = state.groups[0]!.conditions[0]!.key;
    const typed = after(state, { type: "conditionChanged", key, change: { value: "1.250,50" } });
    expect(typed.groups[0]!.conditions[0]!.value).toBe("1.250,50");
    expect(queryOf(typed, byId).filter.groups[0]![0]!.value).toBe("1250.50");
    const wrong = after(typed, { type: "conditionChanged", key, change: { value: "twelve" } });
    expect(queryOf(wrong, byId).filter.groups[0]![0]!.value).toBe("twelve");
    expect(unfinishedConditions(wrong, byId)).toEqual([key]);
  });

  test("another field keeps what was typed and an operator that still fits", () => {
    const state = opened(filterText([[["Nummer", "contains", "12"]]]));
    const key = state.groups[0]!.conditions[0]!.key;
    const changed = after(state, { type: "fieldChosen", key, fieldId: "Bedrag", kind: "number" });
    expect(changed.groups[0]!.conditions[0]).toMatchObject({ fieldId: "Bedrag", operator: "equal", value: "12" });
  });

  test("copies have keys of their own", () => {
    const state = opened(filterText([[["Nummer", "equal", "1"]], [["Bedrag", "less", "2"]]]));
    const more = after(
      state,
      { type: "conditionDuplicated", key: state.groups[0]!.conditions[0]!.key },
      { type: "groupDuplicated", groupKey: state.groups[1]!.key },
    );
    const keys = more.groups.flatMap((group) => [group.key, ...group.conditions.map(({ key }) => key)]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(more.groups.map((group) => group.conditions.length)).toEqual([2, 1, 1]);
  });
});

test("a link with fields the connector lacks loses nothing", () => {
  const search = `${filterText([[["Weg", "equal", "1"]]])}&orderby=-Oud,Nummer&fields=Nummer,Verdwenen&take=100`;
  const state = opened(search);
  expect(unknownFields(state, byId)).toEqual(["Weg", "Oud", "Verdwenen"]);
  expect(readRowsParams(addressOf(state, byId)).query).toMatchObject(readRowsParams(new URLSearchParams(search)).query);
  expect(shownFields(state, FIELDS, byId).map(({ id }) => id)).toEqual(["Nummer"]);
});

test("any query survives the form: address → form → address", () => {
  const condition = fc.record({
    fieldId: fc.constantFrom("Nummer", "Bedrag", "Datum", "Actief", "Weg"),
    operator: fc.constantFrom(...(Object.keys(OPERATORS) as OperatorName[])),
    value: fc.constantFrom("1", "0", "2026-03-29T02:30:00", "%a,b;c", "x"),
  });
  const query = fc.record({
    fields: fc.uniqueArray(fc.constantFrom("Nummer", "Bedrag", "Weg")),
    filter: fc.record({ groups: fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { maxLength: 3 }) }),
    orderBy: fc.constant<SortField[]>([{ fieldId: "Bedrag", direction: "desc" }]),
    skip: fc.nat({ max: 9 }),
    take: fc.integer({ min: 1, max: 900 }),
  });
  fc.assert(
    fc.property(query, (asked) => {
      const state = opened(new URLSearchParams([...toRowsParams(asked), ["take", String(asked.take)]]).toString());
      const { query: back, problems } = readRowsParams(addressOf(state, byId));
      const isWithout = (operator: OperatorName) => operator === "isEmpty" || operator === "isNotEmpty";
      const groups = asked.filter.groups.map((group) =>
        group.map((entry) => (isWithout(entry.operator) ? { ...entry, value: "" } : entry)),
      );
      expect(problems).toEqual([]);
      expect(back).toEqual({ ...asked, filter: { groups } });
    }),
  );
});

test("a column's head goes through ascending, descending and off", () => {
  const asc = toggledOrder([], "A", false);
  const desc = toggledOrder(asc, "A", false);
  expect([asc, desc, toggledOrder(desc, "A", false)]).toEqual([
    [{ fieldId: "A", direction: "asc" }],
    [{ fieldId: "A", direction: "desc" }],
    [],
  ]);
  expect(toggledOrder(asc, "B", false)).toEqual([{ fieldId: "B", direction: "asc" }]);
  expect(toggledOrder(asc, "B", true).map(({ fieldId }) => fieldId)).toEqual(["A", "B"]);
  expect(toggledOrder(toggledOrder(asc, "B", true), "A", true, null)).toEqual([{ fieldId: "B", direction: "asc" }]);
});

test("all columns in Profit's order need no list", () => {
  expect(columnsFor(["Nummer", "Bedrag", "Datum", "Actief"], FIELDS)).toEqual([]);
  expect(columnsFor(["Bedrag", "Nummer", "Datum", "Actief"], FIELDS)).toHaveLength(4);
});
