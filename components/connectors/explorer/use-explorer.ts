import { useMemo, useReducer, useState } from "react";
import { answersOf, askedOf } from "@/components/queries/opened/asked-query";
import { missingFields } from "@/components/queries/opened/missing-fields";
import { QUERY_PARAMETER } from "@/components/queries/opened/opened-search";
import { type OpenQuery, useOpenQuery } from "@/components/queries/opened/use-open-query";
import { routes } from "@/components/layout/routes";
import { keptRunAt } from "@/components/workspace/kept-runs";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import { safeOrder } from "@/lib/profit/filter/propose-order";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import type { ConnectionPlace } from "../request/connection-place";
import { addressOf, askKeyOf, pageOf, readAddress } from "./explorer-address";
import {
  explorerReducer,
  type ExplorerState,
  type FieldsById,
  unfinishedConditions,
  unknownFields,
} from "./explorer-state";
import { type ChangesReading, MOST_CHANGES } from "../changes/changes-reading";
import type { RowsRun } from "./rows-queries";
import { useAddress } from "./use-address";

export type Explored = {
  connectionId: string;
  connectorId: string;
  fields: readonly GetConnectorField[];
  /** The address's query string when the page was opened. */
  search: string;
  /** The connection it belongs to. */
  place?: ConnectionPlace;
  /** The saved query that the address opens. */
  saved?: OpenQuery | null;
  /** The address names a saved query that is not there, or not for this person. */
  isQueryGone?: boolean;
};

/** Runs are told apart by number, over all explorers of this browser tab. */
let lastRunId = 0;

/** The explorer's form, its address, and what was last asked. Rows are `useRows`' business. */
export function useExplorer(explored: Explored) {
  const { fields } = explored;
  const byId: FieldsById = useMemo(() => new Map(fields.map((field) => [field.id, field])), [fields]);
  const [opened, setOpened] = useState(() => readAddress(new URLSearchParams(explored.search), fields.length));
  const [state, dispatch] = useReducer(explorerReducer, opened.state);
  const openQuery = useOpenQuery(explored.saved ?? null);
  const described = openQuery.open?.parameters ?? NONE_DESCRIBED;
  const [kept] = useState(() => (explored.isQueryGone ? null : keptRunAt<RowsRun>(hrefOf(explored))));
  const [run, setRun] = useState<RowsRun | null>(
    () =>
      kept?.run ??
      (!explored.isQueryGone && isSafeToRun(opened.state, opened.problems.length, byId, openQuery.open)
        ? runOf(opened.state, explored, byId, described)
        : null),
  );
  const [hasTried, setHasTried] = useState(false);

  const asked = useMemo(() => askedOf(state, byId, described), [state, byId, described]);
  const { query } = asked;
  const order = useMemo(() => safeOrder(state.orderBy, fields), [state.orderBy, fields]);
  const askKey = askKeyOf({ ...query, orderBy: order });
  const ranKey = run && askKeyOf(run.query);
  const openId = openQuery.open?.id ?? null;
  const search = useMemo(() => searchOf(state, byId, openId), [state, byId, openId]);

  /** Asks for rows, unless a condition or a parameter is unfinished or a field is gone: then `false`, and the form shows it. */
  function start(next: ExplorerState = state): boolean {
    const toAsk = askedOf(next, byId, described);
    const isWhole =
      unfinishedConditions(next, byId).length === 0 &&
      toAsk.problems.size === 0 &&
      !isMissingField(next, byId, openQuery.open);
    setHasTried(!isWhole);
    if (!isWhole) return false;
    if (!toAsk.isAnswered) dispatch({ type: "entered", values: answersOf(toAsk, next) });
    setRun(runOf(next, explored, byId, described));
    return true;
  }

  useAddress({ search, askKey, ranKey }, (params) => {
    const returned = readAddress(params, fields.length);
    dispatch({ type: "loaded", state: returned.state });
    setOpened(returned);
    setHasTried(false);
    const reopened = openQuery.find(params.get(QUERY_PARAMETER));
    openQuery.goTo(reopened?.id ?? null);
    if (isSafeToRun(returned.state, returned.problems.length, byId, reopened)) {
      setRun(runOf(returned.state, explored, byId, reopened?.parameters ?? NONE_DESCRIBED));
    }
  });

  return {
    place: explored.place ?? null,
    state,
    dispatch,
    byId,
    /** As it is asked, parameters filled in. */
    query,
    asked,
    /** As it is kept: the address without what was entered. */
    page: useMemo(() => pageOf(state, byId).toString(), [state, byId]),
    openQuery,
    /** The address that belongs to what is on the screen. */
    search,
    order,
    run,
    /** When the rows were read, if that was before this page was opened: by a tab that one comes back to. */
    keptSince: kept && run === kept.run ? kept.readAt : null,
    start,
    /** Asks only for what changed of the saved query that is open; the form must be whole for it too. */
    fetchChanges: (changes: ChangesReading) => {
      if (start()) setRun({ ...runOf(state, explored, byId, described), take: MOST_CHANGES + 1, changes });
    },
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
function isSafeToRun(state: ExplorerState, problemCount: number, byId: FieldsById, saved: OpenQuery | null): boolean {
  const { problems, isAnswered } = askedOf(state, byId, saved?.parameters ?? NONE_DESCRIBED);
  return (
    problemCount === 0 &&
    unfinishedConditions(state, byId).length === 0 &&
    isAnswered &&
    problems.size === 0 &&
    !isMissingField(state, byId, saved) &&
    !state.groups.some(({ conditions }) => conditions.some(({ operator }) => operator === "quick"))
  );
}

/** Profit refuses a filter or an order on a field that is gone; a saved query that lacks a column is not what was saved. */
function isMissingField(state: ExplorerState, byId: FieldsById, saved: OpenQuery | null): boolean {
  const { filter, order, columns } = missingFields(state, byId);
  return filter.length > 0 || order.length > 0 || (saved !== null && columns.length > 0);
}

function hrefOf({ connectionId, connectorId, search }: Explored): string {
  return routes.connector(connectionId, connectorId, new URLSearchParams(search));
}

const NONE_DESCRIBED: readonly QueryParameter[] = [];

function searchOf(state: ExplorerState, byId: FieldsById, openId: string | null): string {
  const params = addressOf(state, byId);
  if (openId !== null) params.set(QUERY_PARAMETER, openId);
  return params.toString();
}

function runOf(
  state: ExplorerState,
  { connectionId, connectorId, fields }: Explored,
  byId: FieldsById,
  described: readonly QueryParameter[],
): RowsRun {
  lastRunId += 1;
  const orderBy = safeOrder(state.orderBy, fields);
  const { query } = askedOf(state, byId, described);
  return { runId: lastRunId, connectionId, connectorId, take: state.take, query: { ...query, orderBy } };
}
