"use client";

import { PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ExportMenu } from "@/components/results/export-menu";
import { FollowPlaceProvider } from "@/components/results/follow-key/follow-place";
import { Button } from "@/components/ui/button";
import { OpenQueryName } from "@/components/queries/opened/open-query-name";
import { SaveQuery, type SaveQueryProps, type SaveWish } from "@/components/queries/save/save-query";
import { Skeleton } from "@/components/ui/skeleton";
import { KeptNotice } from "@/components/workspace/kept-notice";
import { useTabReport } from "@/components/workspace/use-tab-report";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { ChangesActions } from "../changes/changes-bar";
import { FollowChanges } from "../changes/follow-changes";
import { PrivacyFrame } from "../privacy/privacy-frame";
import type { Privacy } from "../privacy/use-privacy";
import { CopyAs } from "../inspector/copy-as";
import { InspectorAside } from "../inspector/inspector-aside";
import { type InspectorProps, type InspectorState, useInspector } from "../inspector/use-inspector";
import { ExplorerHeader } from "./explorer-header";
import { columnsFor, shownFields, toggledOrder } from "./explorer-state";
import { LinkNotices } from "./link-notices";
import { type QueryPart, QueryZone } from "./query-zone";
import { ResultZone } from "./result-zone";
import { type Explored, type Explorer as ExplorerModel, useExplorer } from "./use-explorer";
import { useExplorerKeys } from "./use-explorer-keys";
import { type ReadRows, useRows } from "./use-rows";

// Not needed for the first rows; their places are kept.
const FieldsPanel = dynamic(() => import("../fields/fields-panel").then((module) => module.FieldsPanel), {
  ssr: false,
  loading: () => <Skeleton className="m-2 h-64 flex-1" />,
});

type ExplorerProps = Explored & {
  privacy: Privacy;
  changes: ChangesActions;
  description: string | null;
  queryActions: SaveQueryProps["actions"];
  wire: InspectorProps;
};

/**
 * One GetConnector: the query above, its rows below, its fields beside them. The query's state lives in `useExplorer`
 * and in the address; nothing here talks to Profit but through the rows route.
 */
export function Explorer({ privacy, changes, description, queryActions, wire, ...explored }: ExplorerProps) {
  const { connectionId, connectorId, fields } = explored;
  const t = useTranslations("connectors.explorer");
  const explorer = useExplorer(explored);
  const read = useRows(explorer.run, fields);
  const [openPart, setOpenPart] = useState<QueryPart | null>(() =>
    // Who opens a saved query wants its rows; what it asks for stands above them.
    explorer.openQuery.open === null && (explorer.state.groups.length > 0 || explorer.run === null) ? "filter" : null,
  );
  const inspector = useInspector(explorer, explored, wire);
  const [saving, setSaving] = useState<SaveWish | null>(null);
  const { start } = explorer;

  function run() {
    if (!start() && explorer.unfinished.length > 0) setOpenPart("filter");
  }
  useExplorerKeys({ onRun: run, onStop: read.stop });
  // Values that are shown for a while are not kept beyond it.
  useTabReport(explorer, explored, privacy.shown === null);

  return (
    <div className="flex min-w-0 flex-1 flex-col lg:fill-page lg:flex-none">
      <ExplorerHeader {...{ connectionId, connectorId, description }} queryName={<OpenQueryName explorer={explorer} />}>
        <SaveQuery
          {...{ explorer, connectionId, connectorId, fields }}
          actions={queryActions}
          wish={saving}
          onWish={setSaving}
        />
        {/* What still asks for a value cannot be written to a file. */}
        {explorer.run === null && explorer.asked.problems.size > 0 ? null : (
          <>
            <CopyAs isShort source={inspector.source} />
            <ExportMenu
              connectionId={connectionId}
              connectorId={connectorId}
              query={exportQueryOf(explorer)}
              fields={[...fields]}
              loaded={read.isStale || read.rows.length === 0 ? null : { count: read.rows.length, source: read.source }}
              isComplete={read.isComplete}
            />
          </>
        )}
        <Button aria-expanded={inspector.isOpen ?? undefined} onClick={inspector.toggle}>
          <PanelRight aria-hidden className="sm:hidden" />
          <span className="max-sm:sr-only">{t("inspector")}</span>
        </Button>
      </ExplorerHeader>
      <LinkNotices explorer={explorer} isQueryGone={explored.isQueryGone ?? false} onSave={() => setSaving("form")} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <QueryZone
            explorer={explorer}
            fields={fields}
            isLoading={read.isLoading}
            onRunOrStop={read.isLoading ? read.stop : run}
            openPart={openPart}
            onOpenPart={setOpenPart}
          >
            {read.isStopped && read.rows.loaded > 0 ? <Button onClick={read.resume}>{t("resume")}</Button> : null}
          </QueryZone>
          <section aria-label={t("result")} className="flex min-h-0 flex-1 flex-col">
            {explorer.keptSince !== null ? <KeptNotice readAt={explorer.keptSince} onRefresh={run} /> : null}
            {explorer.isChanged ? (
              <p className="border-b bg-warning-soft px-3 py-1 text-sm text-warning">{t("changed")}</p>
            ) : null}
            <FollowChanges explorer={explorer} read={read} actions={changes} />
            <PrivacyFrame
              connectionId={connectionId}
              connectorId={connectorId}
              privacy={privacy}
              onChange={() => explorer.start()}
            >
              <FollowPlaceProvider value={{ connectionId, connectorId }}>
                <ResultZone explorer={explorer} read={read} fields={fields} name={connectorId} />
              </FollowPlaceProvider>
            </PrivacyFrame>
          </section>
        </div>
        <FieldsAside {...{ explorer, fields, read, inspector }} openPart={setOpenPart} />
      </div>
    </div>
  );
}

/** What is on the screen: the query that was run, in today's columns. */
function exportQueryOf({ run, query, order, state }: ExplorerModel): RowsQuery {
  return { ...(run?.query ?? { ...query, orderBy: order }), fields: state.columns };
}

type FieldsAsideProps = {
  explorer: ExplorerModel;
  fields: readonly GetConnectorField[];
  read: ReadRows;
  inspector: InspectorState;
  openPart: (part: QueryPart) => void;
};

function FieldsAside({ explorer, fields, read, inspector, openPart }: FieldsAsideProps) {
  return (
    <InspectorAside {...{ explorer, read, inspector }}>
      <FieldsPanel
        fields={fields}
        use={useOf(explorer, fields)}
        deeds={{ ...deedsOf(explorer, fields, openPart), profile: ({ id }) => read.local.openProfile(id) }}
        onClose={inspector.toggle}
      />
    </InspectorAside>
  );
}

function useOf({ state, byId, order }: ExplorerModel, fields: readonly GetConnectorField[]) {
  return {
    inFilter: new Set(state.groups.flatMap(({ conditions }) => conditions.map(({ fieldId }) => fieldId))),
    inOrder: new Set(order.map(({ fieldId }) => fieldId)),
    shown: new Set(shownFields(state, fields, byId).map(({ id }) => id)),
  };
}

function deedsOf(
  { state, dispatch, byId }: ExplorerModel,
  fields: readonly GetConnectorField[],
  openPart: (part: QueryPart) => void,
) {
  return {
    filterOn: (field: GetConnectorField) => {
      dispatch({ type: "conditionAdded", groupKey: state.groups.at(-1)?.key ?? null, field });
      openPart("filter");
    },
    sortBy: ({ id }: GetConnectorField) => {
      dispatch({ type: "orderSet", orderBy: toggledOrder(state.orderBy, id, true) });
      openPart("order");
    },
    toggleColumn: ({ id }: GetConnectorField) => {
      const shown = shownFields(state, fields, byId).map((field) => field.id);
      const wished = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
      if (wished.length > 0) dispatch({ type: "columnsSet", columns: columnsFor(wished, fields) });
    },
  };
}
