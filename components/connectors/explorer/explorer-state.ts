import { askedForValue, fixedValue } from "@/components/queries/parameters/ask-for-value";
import { type OperatorName } from "@/lib/profit/filter/operators";
import { fittingOperators, takesValue, type ValueKind, valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { Condition, RowsQuery, SortField } from "@/lib/profit/filter/rows-query";
import { defaultTake } from "@/lib/profit/filter/take-rule";
import { toProfitValue, type ValueProblem } from "@/lib/profit/filter/values";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { EnteredValues } from "@/lib/queries/fill-in";
import { hasPlaceholder } from "@/lib/queries/placeholders";

/**
 * What stands in the explorer's form. It may hold more than can be asked: half-filled conditions, fields that the
 * connector no longer has. Nothing a person typed or a link carried is dropped here; `queryOf` says what is asked.
 */
export type ExplorerState = {
  groups: DraftGroup[];
  /** Columns in display order; empty = all, in Profit's order. */
  columns: string[];
  /** What the person chose; without it the console's own proposal is used. */
  orderBy: SortField[];
  take: number;
  skip: number;
  /** Read over SOAP instead of REST. */
  transport?: "soap";
  /** Columns that stay in place on the left. */
  frozen: number;
  /** What was entered for the parameters of the filter, by name. */
  entered: EnteredValues;
  /** Keys for React; they only grow. */
  nextKey: number;
};

export type DraftGroup = { key: number; conditions: DraftCondition[] };

/** `value` is what was typed; Profit's text comes from it by `profitConditionOf`. */
export type DraftCondition = Condition & { key: number; hasTime: boolean };

export type ExplorerAction =
  | { type: "loaded"; state: ExplorerState }
  | { type: "conditionAdded"; groupKey: number | null; field: GetConnectorField }
  | { type: "conditionChanged"; key: number; change: Partial<Omit<DraftCondition, "key">> }
  | { type: "fieldChosen"; key: number; fieldId: string; kind: ValueKind }
  | { type: "conditionDuplicated"; key: number }
  | { type: "conditionRemoved"; key: number }
  | { type: "conditionReplaced"; key: number; conditions: Condition[] }
  | { type: "groupDuplicated"; groupKey: number }
  | { type: "groupRemoved"; groupKey: number }
  | { type: "filterCleared" }
  | { type: "orderSet"; orderBy: SortField[] }
  | { type: "columnsSet"; columns: string[] }
  | { type: "frozenSet"; frozen: number }
  | { type: "takeSet"; take: number }
  | { type: "skipCleared" }
  | { type: "askedForValue"; key: number; isAsked: boolean }
  | { type: "entered"; values: readonly [name: string, value: string][] };

export function explorerReducer(state: ExplorerState, action: ExplorerAction): ExplorerState {
  switch (action.type) {
    case "loaded":
      return action.state;
    case "conditionAdded":
      return withCondition(state, action.groupKey, action.field);
    case "conditionChanged":
      return mapConditions(state, action.key, (condition) => [{ ...condition, ...action.change }]);
    case "fieldChosen":
      return mapConditions(state, action.key, (condition) => [
        { ...condition, fieldId: action.fieldId, operator: operatorFor(action.kind, condition.operator) },
      ]);
    case "conditionDuplicated":
      return replaceWith(state, action.key, (condition) => [condition, condition]);
    case "conditionRemoved":
      return mapConditions(state, action.key, () => []);
    case "conditionReplaced":
      return replaceWith(state, action.key, () => action.conditions);
    case "groupDuplicated":
      return duplicateGroup(state, action.groupKey);
    case "groupRemoved":
      return { ...state, groups: state.groups.filter((group) => group.key !== action.groupKey) };
    case "filterCleared":
      return { ...state, groups: [] };
    case "orderSet":
      return { ...state, orderBy: action.orderBy };
    case "columnsSet":
      return { ...state, columns: action.columns };
    case "frozenSet":
      return { ...state, frozen: Math.max(0, action.frozen) };
    case "takeSet":
      return { ...state, take: Math.max(1, action.take) };
    case "skipCleared":
      return { ...state, skip: 0 };
    case "askedForValue":
      return action.isAsked ? askedForValue(state, action.key) : fixedValue(state, action.key);
    case "entered":
      return { ...state, entered: new Map([...state.entered, ...action.values]) };
  }
}

function withCondition(state: ExplorerState, groupKey: number | null, field: GetConnectorField): ExplorerState {
  const kind = valueKindOf(field.dataType);
  const condition: DraftCondition = {
    key: state.nextKey,
    fieldId: field.id,
    operator: operatorFor(kind, null),
    value: kind === "boolean" ? "1" : "",
    hasTime: false,
  };
  const groups =
    groupKey === null
      ? [...state.groups, { key: state.nextKey + 1, conditions: [condition] }]
      : state.groups.map((group) =>
          group.key === groupKey ? { ...group, conditions: [...group.conditions, condition] } : group,
        );
  return { ...state, groups, nextKey: state.nextKey + 2 };
}

/** Keeps the operator where it says something about this kind of field. */
function operatorFor(kind: ValueKind, wished: OperatorName | null): OperatorName {
  const fitting = fittingOperators(kind);
  return wished !== null && fitting.includes(wished) ? wished : (fitting[0] ?? "equal");
}

/** A group that loses its last condition goes too: an empty group would mean "everything". */
function mapConditions(
  state: ExplorerState,
  key: number,
  change: (condition: DraftCondition) => DraftCondition[],
): ExplorerState {
  const groups = state.groups
    .map((group) => ({
      ...group,
      conditions: group.conditions.flatMap((condition) => (condition.key === key ? change(condition) : [condition])),
    }))
    .filter((group) => group.conditions.length > 0);
  return { ...state, groups };
}

function replaceWith(
  state: ExplorerState,
  key: number,
  make: (condition: DraftCondition) => Condition[],
): ExplorerState {
  let nextKey = state.nextKey;
  const changed = mapConditions(state, key, (condition) =>
    make(condition).map((made) => ({ ...draftOf(made, nextKey++) })),
  );
  return { ...changed, nextKey };
}

function duplicateGroup(state: ExplorerState, groupKey: number): ExplorerState {
  let nextKey = state.nextKey;
  const groups = state.groups.flatMap((group) => {
    if (group.key !== groupKey) return [group];
    const conditions = group.conditions.map((condition) => ({ ...condition, key: nextKey++ }));
    return [group, { key: nextKey++, conditions }];
  });
  return { ...state, groups, nextKey };
}

function draftOf(condition: Condition, key: number): DraftCondition {
  const { fieldId, operator, value } = condition;
  return { fieldId, operator, value, key, hasTime: /T(?!00:00:00)\d/.test(value) };
}

/** The form for a query from an address. */
export function stateOf(
  query: RowsQuery,
  frozen: number,
  columnCount: number,
  hasTake: boolean,
  entered: EnteredValues,
): ExplorerState {
  let nextKey = 1;
  const groups = query.filter.groups.map((conditions) => ({
    key: nextKey++,
    conditions: conditions.map((condition) => draftOf(condition, nextKey++)),
  }));
  const take = hasTake && query.take !== "all" ? query.take : defaultTake(columnCount);
  return {
    ...{ groups, columns: query.fields, orderBy: query.orderBy, take, skip: query.skip, frozen, entered, nextKey },
    ...(query.transport && { transport: query.transport }),
  };
}

export type FieldsById = ReadonlyMap<string, GetConnectorField>;

/** What Profit would be sent for a condition, and what is wrong with it if anything. */
export function profitConditionOf(
  condition: DraftCondition,
  fields: FieldsById,
): { condition: Condition; problem: ValueProblem | null } {
  const { fieldId, operator, value } = condition;
  // A parameter stands for a value that is entered before the run (components/queries/opened/asked-query.ts).
  if (takesValue(operator) && hasPlaceholder(value)) return { condition: { fieldId, operator, value }, problem: null };
  const read = toProfitValue(valueKindOf(fields.get(fieldId)?.dataType ?? "string"), operator, value);
  if (read.ok) return { condition: { fieldId, operator, value: read.value }, problem: null };
  return { condition: { fieldId, operator, value: takesValue(operator) ? value : "" }, problem: read.problem };
}

/** The query as it stands in the form. What does not fit Profit yet is in it as typed, so that a link keeps it. */
export function queryOf(state: ExplorerState, fields: FieldsById): RowsQuery {
  return {
    fields: state.columns,
    filter: {
      groups: state.groups.map((group) =>
        group.conditions.map((condition) => profitConditionOf(condition, fields).condition),
      ),
    },
    orderBy: state.orderBy,
    skip: state.skip,
    take: state.take,
    ...(state.transport && { transport: state.transport }),
  };
}

/** Keys of conditions that cannot be asked yet. */
export function unfinishedConditions(state: ExplorerState, fields: FieldsById): number[] {
  return state.groups
    .flatMap((group) => group.conditions)
    .filter((condition) => profitConditionOf(condition, fields).problem !== null)
    .map((condition) => condition.key);
}

/** Fields the query names and the connector does not have; each once. */
export function unknownFields(state: ExplorerState, fields: FieldsById): string[] {
  const named = [
    ...state.groups.flatMap((group) => group.conditions.map((condition) => condition.fieldId)),
    ...state.orderBy.map((sort) => sort.fieldId),
    ...state.columns,
  ];
  return [...new Set(named)].filter((fieldId) => !fields.has(fieldId));
}

/**
 * A click on a column's head: ascending, descending, not at all (`wished` undefined), or what its menu said (null takes
 * it out). `isAdditive` keeps the other fields.
 */
export function toggledOrder(
  orderBy: readonly SortField[],
  fieldId: string,
  isAdditive: boolean,
  wished?: SortField["direction"] | null,
): SortField[] {
  const current = orderBy.find((sort) => sort.fieldId === fieldId);
  const turned = current === undefined ? "asc" : current.direction === "asc" ? "desc" : null;
  const direction = wished === undefined ? turned : wished;
  const next: SortField[] = direction === null ? [] : [{ fieldId, direction }];
  if (!isAdditive) return next;
  if (current === undefined) return [...orderBy, ...next];
  return orderBy.flatMap((sort) => (sort.fieldId === fieldId ? next : [sort]));
}

/** Fields in display order. Fields a link names and the connector lacks have no column. */
export function shownFields(
  state: ExplorerState,
  fields: readonly GetConnectorField[],
  byId: FieldsById,
): GetConnectorField[] {
  if (state.columns.length === 0) return [...fields];
  const shown = state.columns.flatMap((fieldId) => byId.get(fieldId) ?? []);
  return shown.length > 0 ? shown : [...fields];
}

/** Stores "all in Profit's order" as the empty list, so that links stay short and new fields appear by themselves. */
export function columnsFor(wished: readonly string[], fields: readonly GetConnectorField[]): string[] {
  const isAll = wished.length === fields.length && fields.every((field, index) => field.id === wished[index]);
  return isAll ? [] : [...wished];
}
