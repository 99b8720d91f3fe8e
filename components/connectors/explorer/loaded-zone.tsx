import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { filterTextOf } from "@/components/results/local-view/filter-expression";
import { LocalToggle } from "@/components/results/local-view/local-toggle";
import { LocalViewContext } from "@/components/results/local-view/local-view-context";
import { cn } from "@/components/ui/class-names";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { CountRows } from "../count/count-rows";
import { columnsFor, shownFields, toggledOrder } from "./explorer-state";
import type { RowsRun } from "./rows-queries";
import type { Explorer } from "./use-explorer";
import type { ReadRows } from "./use-rows";

// Comes while the rows do; the zone keeps its room. Not on the server, which has no rows to draw: it would only put the
// grid's code among what the page needs to begin.
const ResultGrid = dynamic(() => import("@/components/results/result-grid").then((module) => module.ResultGrid), {
  ssr: false,
  loading: () => <div aria-busy className="h-full min-h-64 border bg-surface" />,
});
const LocalBar = dynamic(() => import("@/components/results/local-view/local-bar").then((module) => module.LocalBar), {
  ssr: false,
  loading: () => <div aria-busy className="h-12 border-b bg-surface" />,
});
const ProfilePanel = dynamic(
  () => import("@/components/results/profile/profile-panel").then((module) => module.ProfilePanel),
  { ssr: false },
);

/** Changes come in the order of their moments. */
const NO_ORDER: SortField[] = [];

type LoadedZoneProps = {
  explorer: Explorer;
  read: ReadRows;
  run: RowsRun;
  fields: readonly GetConnectorField[];
  name: string;
  statusText: string;
};

/** The rows that are loaded, with all one can do to them here; what goes to Profit is asked through the explorer. */
export function LoadedZone({ explorer, read, run, fields, name, statusText }: LoadedZoneProps) {
  const { state, dispatch, byId } = explorer;
  const { local } = read;
  const language = useLocale();
  const t = useTranslations("connectors.status");
  const columns = useMemo(() => shownFields(state, fields, byId), [state, fields, byId]);
  const setColumns = (wished: string[]) => dispatch({ type: "columnsSet", columns: columnsFor(wished, fields) });
  const profiled = local.profileOf === null ? undefined : byId.get(local.profileOf);
  const profile = profiled ? (
    <ProfilePanel
      field={profiled}
      source={read.source}
      loaded={read.rows.loaded}
      hasMore={read.hasMore}
      onFilter={(value) => {
        local.setTyped(profiled.id, filterTextOf(value, profiled.dataType, language));
        local.openAt(profiled.id);
      }}
      onClose={() => local.openProfile(null)}
    />
  ) : null;
  return (
    <LocalViewContext value={local}>
      {local.isOpen || local.isActive ? (
        <LocalBar
          local={local}
          fields={fields}
          shown={read.rows.length}
          loaded={read.rows.loaded}
          hasMore={read.hasMore}
          isLoading={read.isLoading}
          onMore={read.needMore}
        />
      ) : null}
      <div
        aria-busy={read.isArranging}
        className={cn(
          "flex h-[70dvh] min-h-72 flex-col transition-opacity lg:h-auto lg:flex-1",
          read.isStale && "opacity-60",
        )}
      >
        <ResultGrid
          fields={columns}
          rows={read.rows}
          // Rows that would come by themselves would move what is filtered or sorted here under one's eyes.
          hasMore={read.hasMore && !local.isActive}
          isLoading={read.isLoading}
          onNeedMore={read.needMore}
          frozen={state.frozen}
          orderBy={run.changes ? NO_ORDER : run.query.orderBy}
          onSort={(fieldId, isAdditive, direction) =>
            explorer.sortNow(toggledOrder(state.orderBy, fieldId, isAdditive, direction))
          }
          onReorder={setColumns}
          onHide={(fieldId) => {
            const left = columns.filter(({ id }) => id !== fieldId).map(({ id }) => id);
            if (left.length > 0) setColumns(left);
          }}
          onFreeze={(frozen) => dispatch({ type: "frozenSet", frozen })}
          // Read out: once that rows are coming and once what came, not every number in between.
          statusText={read.isLoading ? t("loading") : statusText}
          label={name}
          aside={profile}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t bg-surface px-3 py-1 text-sm text-muted-foreground">
        <p className="mr-auto">{statusText}</p>
        <CountRows run={run} fields={fields} loaded={read.rows.loaded} isComplete={read.isComplete} />
        <LocalToggle local={local} />
      </div>
    </LocalViewContext>
  );
}
