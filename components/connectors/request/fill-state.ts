import type { ParsedForm } from "@/lib/profit/filter/forms/parsed-form";
import type { SortField } from "@/lib/profit/filter/rows-query";
import { type ExplorerState, stateOf } from "../explorer/explorer-state";

/**
 * The explorer's form with what a request says; what it says nothing about stays. An order that is only the console's own
 * proposal does not become the person's choice by that.
 */
export function filledState(state: ExplorerState, form: ParsedForm, proposed: readonly SortField[]): ExplorerState {
  const { filter, orderBy, skip = state.skip, take = state.take } = form;
  const kept = orderBy === undefined || isSameOrder(orderBy, proposed) ? state.orderBy : orderBy;
  const filled = { ...state, orderBy: kept, skip, take };
  if (!filter) return filled;
  const made = stateOf({ fields: [], filter, orderBy: [], skip: 0, take: 1 }, 0, 1, true, state.entered);
  // Other keys than before, so that no input keeps what was typed in another condition.
  const groups = made.groups.map(({ key, conditions }) => ({
    key: key + state.nextKey,
    conditions: conditions.map((condition) => ({ ...condition, key: condition.key + state.nextKey })),
  }));
  return { ...filled, groups, nextKey: state.nextKey + made.nextKey };
}

function isSameOrder(one: readonly SortField[], other: readonly SortField[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Fields that a request names and the connector does not have; each once. */
export function unknownIn({ filter, orderBy = [] }: ParsedForm, known: { has(id: string): boolean }): string[] {
  const named = [...(filter?.groups.flat() ?? []), ...orderBy].map(({ fieldId }) => fieldId);
  return [...new Set(named)].filter((id) => !known.has(id));
}
