import type { ExplorerState, FieldsById } from "@/components/connectors/explorer/explorer-state";

/** Fields a query names and the connector does not have, by the part that names them; each once. */
export type MissingFields = { filter: string[]; order: string[]; columns: string[] };

export function missingFields(state: ExplorerState, fields: FieldsById): MissingFields {
  const missing = (ids: string[]) => [...new Set(ids)].filter((id) => !fields.has(id));
  return {
    filter: missing(state.groups.flatMap(({ conditions }) => conditions.map(({ fieldId }) => fieldId))),
    order: missing(state.orderBy.map(({ fieldId }) => fieldId)),
    columns: missing(state.columns),
  };
}

/** The query without them. Only for who was told what it then shows. */
export function withoutMissing(state: ExplorerState, fields: FieldsById): ExplorerState {
  const isThere = ({ fieldId }: { fieldId: string }) => fields.has(fieldId);
  const groups = state.groups
    .map((group) => ({ ...group, conditions: group.conditions.filter(isThere) }))
    .filter(({ conditions }) => conditions.length > 0);
  return {
    ...state,
    groups,
    orderBy: state.orderBy.filter(isThere),
    columns: state.columns.filter((id) => fields.has(id)),
  };
}

/**
 * What leaving conditions out does to the rows: fewer conditions in a group let more rows through, but a whole group
 * that goes takes its own rows along. Without any group left, every row comes.
 */
export function effectOfLeavingOut(state: ExplorerState, fields: FieldsById): "none" | "more" | "all" | "other" {
  if (missingFields(state, fields).filter.length === 0) return "none";
  const left = withoutMissing(state, fields).groups.length;
  if (left === 0) return "all";
  return left === state.groups.length ? "more" : "other";
}
