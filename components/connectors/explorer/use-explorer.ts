import { useMemo, useReducer, useState } from "react";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import { safeOrder } from "@/lib/profit/filter/propose-order";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { addressOf, askKeyOf, readAddress } from "./explorer-address";
import {
  explorerReducer,
  type ExplorerState,
  type FieldsById,
  queryOf,
  unfinishedConditions,
  unknownFields,
} from "./explorer-state";
import type { RowsRun } from "./rows-queries";
import { useAddress } from "./use-address";

export type Explored = {
  connectionId: string;
  connectorId: string;
  fields: readonly GetConnectorField[];
  /** The address's query string when the page was opened. */
  search: string;
};

/** Runs are told apart by number, over all explorers of this browser tab. */
let lastRunId = 0;

/** The explorer's form, its address, and what was last asked. Rows are `useRows`' business. */
export function useExplorer(explored: Explored) {
  const { fields } = explored;
  const byId: FieldsById = useMemo(() => new Map(fields.map((field) => [field.id, field])), [fields]);
  const [opened, setOpened] = useState(() => readAddress(new URLSearchParams(explored.search), fields.length));
  const [state, dispatch] = useReducer(explorerReducer, opened.state);
  const [run, setRun] = useState<RowsRun | null>(() =>
    isSafeToRun(opened.state, opened.problems.length, byId) ? runOf(opened.state, explored, byId) : null,
  );
  const [hasTried, setHasTried] = useState(false);

  const query = useMemo(() => queryOf(state, byId), [state, byId]);
  const order = useMemo(() => safeOrder(state.orderBy, fields), [state.orderBy, fields]);
  const askKey = askKeyOf({ ...query, orderBy: order });
  const ranKey = run && askKeyOf(run.query);
  const search = useMemo(() => addressOf(state, byId).toString(), [state, byId]);

  /** Asks for rows, unless a condition is unfinished: then `false`, and the form shows which. */
  function start(next: ExplorerState = state): boolean {
    const isWhole = unfinishedConditions(next, byId).length === 0;
    setHasTried(!isWhole);
    if (isWhole) setRun(runOf(next, explored, byId));
    return isWhole;
  }

  useAddress({ search, askKey, ranKey }, (params) => {
    const returned = readAddress(params, fields.length);
    dispatch({ type: "loaded", state: returned.state });
    setOpened(returned);
    setHasTried(false);
    if (isSafeToRun(returned.state, returned.problems.length, byId)) setRun(runOf(returned.state, explored, byId));
  });

  return {
    state,
    dispatch,
    byId,
    query,
    order,
    run,
    start,
    /** Shows faults of values that were not touched yet. */
    hasTried,
    isChanged: ranKey !== null && askKey !== ranKey,
    unfinished: unfinishedConditions(state, byId),
    unknown: unknownFields(state, byId),
    request: profitQueryOf({ ...query, orderBy: order }),
    linkProblems: opened.problems,
    forgetLinkProblems: () => setOpened((before) => ({ ...before, problems: [] })),
    /** A click on a column's head sorts at once: that is what one expects of a grid. */
    sortNow: (orderBy: SortField[]) => {
      dispatch({ type: "orderSet", orderBy });
      start({ ...state, orderBy });
    },
  };
}

export type Explorer = ReturnType<typeof useExplorer>;

/**
 * Opening a link reads its first page by itself: reading changes nothing. Not when the link could not be read whole (it
 * would show more than was meant), not when Profit is sure to refuse, and not a quick filter, which is slow for everyone.
 */
function isSafeToRun(state: ExplorerState, problemCount: number, byId: FieldsById): boolean {
  const asked = [...state.groups.flatMap(({ conditions }) => conditions), ...state.orderBy];
  return (
    problemCount === 0 &&
    unfinishedConditions(state, byId).length === 0 &&
    asked.every(({ fieldId }) => byId.has(fieldId)) &&
    !state.groups.some(({ conditions }) => conditions.some(({ operator }) => operator === "quick"))
  );
}

function runOf(state: ExplorerState, { connectionId, connectorId, fields }: Explored, byId: FieldsById): RowsRun {
  lastRunId += 1;
  const orderBy = safeOrder(state.orderBy, fields);
  return { runId: lastRunId, connectionId, connectorId, take: state.take, query: { ...queryOf(state, byId), orderBy } };
}
