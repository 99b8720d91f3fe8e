"use client";

import { ArrowUpDown, Braces, Columns3, Filter, Play, Square, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { REQUEST_LIMIT } from "@/lib/profit/filter/request-length";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { type RequestPaste, useRequestPaste } from "../request/use-request-paste";
import { PageSize } from "./page-size";
import type { Explorer } from "./use-explorer";

const loadFilter = () => import("../filter/filter-builder").then((module) => module.FilterBuilder);
const loadOrder = () => import("../order/order-editor").then((module) => module.OrderEditor);
const loadColumns = () => import("../columns/columns-editor").then((module) => module.ColumnsEditor);
const loadRequest = () => import("../request/request-part").then((module) => module.RequestPart);
/** Closed to begin with; fetched when a person points at the button, so that they are there at the press. */
const LOADS: Record<QueryPart, () => Promise<unknown>> = {
  ...{ filter: loadFilter, order: loadOrder, columns: loadColumns, request: loadRequest },
};
const Room = () => <div aria-busy className="h-24" />;
const FilterBuilder = dynamic(loadFilter, { loading: Room });
const RequestMeter = dynamic(() => import("../filter/request-meter").then((module) => module.RequestMeter));
const OrderEditor = dynamic(loadOrder, { loading: Room });
const ColumnsEditor = dynamic(loadColumns, { loading: Room });
const RequestPart = dynamic(loadRequest, { ssr: false, loading: Room });
const TransportLine = dynamic(() => import("../request/transport-line").then((module) => module.TransportLine), {
  ssr: false,
  loading: () => <div aria-busy className="h-7" />,
});
const ParameterBar = dynamic(
  () => import("@/components/queries/parameters/parameter-bar").then((module) => module.ParameterBar),
  { ssr: false, loading: Room },
);

export type QueryPart = "filter" | "order" | "columns" | "request";

const PARTS: { part: QueryPart; Icon: LucideIcon }[] = [
  { part: "filter", Icon: Filter },
  { part: "order", Icon: ArrowUpDown },
  { part: "columns", Icon: Columns3 },
  { part: "request", Icon: Braces },
];

type QueryZoneProps = {
  explorer: Explorer;
  fields: readonly GetConnectorField[];
  isLoading: boolean;
  onRunOrStop: () => void;
  openPart: QueryPart | null;
  onOpenPart: (part: QueryPart | null) => void;
  /** At the end of the bar. */
  children?: ReactNode;
};

/** The query: one bar, and under it the part of it that is being worked on. */
export function QueryZone({
  explorer,
  fields,
  isLoading,
  onRunOrStop,
  openPart,
  onOpenPart,
  children,
}: QueryZoneProps) {
  const t = useTranslations("connectors.explorer");
  const panelId = useId();
  const { state, dispatch } = explorer;
  const counts: Record<QueryPart, string> = {
    filter: countText(state.groups.reduce((sum, group) => sum + group.conditions.length, 0)),
    order: countText(state.orderBy.length),
    columns: state.columns.length === 0 ? "" : `${state.columns.length}/${fields.length}`,
    request: state.transport === "soap" ? "SOAP" : "",
  };
  const paste = useRequestPaste(explorer, () => onOpenPart("request"));
  return (
    <section aria-label={t("queryLabel")} className="flex flex-col border-b bg-surface">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 p-2">
        <RunButton isLoading={isLoading} onPress={onRunOrStop} isDue={explorer.isChanged || explorer.run === null} />
        <div className="flex flex-wrap gap-1">
          {PARTS.map(({ part, Icon }) => (
            <Button
              key={part}
              variant="ghost"
              aria-expanded={openPart === part}
              aria-controls={panelId}
              onPointerEnter={() => void LOADS[part]().catch(() => undefined)}
              onFocus={() => void LOADS[part]().catch(() => undefined)}
              onClick={() => onOpenPart(openPart === part ? null : part)}
              className={cn(openPart === part && "bg-accent text-accent-foreground")}
            >
              <Icon aria-hidden />
              {/* On a phone the signs alone fit in one row. */}
              <span className="max-sm:sr-only">{t(part)}</span>
              {counts[part] ? (
                <span className="rounded-sm bg-muted px-1 text-xs text-muted-foreground">{counts[part]}</span>
              ) : null}
            </Button>
          ))}
        </div>
        <PageSize
          take={state.take}
          columnCount={fields.length}
          onChange={(take) => dispatch({ type: "takeSet", take })}
        />
        {children}
      </div>
      {explorer.asked.parameters.length > 0 ? (
        <ParameterBar explorer={explorer} onRun={() => void (isLoading || onRunOrStop())} />
      ) : null}
      <div id={panelId} hidden={openPart === null} className="border-t p-3 lg:max-h-[45dvh] lg:overflow-y-auto">
        <OpenPart {...{ explorer, fields, openPart, paste }} />
      </div>
      {state.transport === "soap" ? <TransportLine /> : null}
      <QueryNotice explorer={explorer} />
    </section>
  );
}

type OpenPartProps = Pick<QueryZoneProps, "explorer" | "fields" | "openPart"> & { paste: RequestPaste };

function OpenPart({ explorer, fields, openPart, paste }: OpenPartProps) {
  const { state, dispatch } = explorer;
  return openPart === "filter" ? (
    <div className="flex flex-col gap-3">
      <FilterBuilder
        groups={state.groups}
        fields={fields}
        byId={explorer.byId}
        dispatch={dispatch}
        hasTried={explorer.hasTried}
      />
      <RequestMeter request={explorer.request} />
    </div>
  ) : openPart === "order" ? (
    <OrderEditor
      orderBy={state.orderBy}
      effective={explorer.order}
      fields={fields}
      byId={explorer.byId}
      onChange={(orderBy) => dispatch({ type: "orderSet", orderBy })}
    />
  ) : openPart === "columns" ? (
    <ColumnsEditor state={state} fields={fields} byId={explorer.byId} dispatch={dispatch} />
  ) : openPart === "request" ? (
    <RequestPart explorer={explorer} paste={paste} />
  ) : null;
}

function countText(count: number): string {
  return count === 0 ? "" : String(count);
}

/** One button, so that its place and the focus stay while it turns into "Stop" and back. */
function RunButton({ isLoading, onPress, isDue }: { isLoading: boolean; onPress: () => void; isDue: boolean }) {
  const t = useTranslations("connectors.explorer");
  return (
    <Button
      variant={isDue && !isLoading ? "primary" : "secondary"}
      // The second half of a double click must not stop what the first half began.
      onClick={(event) => event.detail < 2 && onPress()}
      className="min-w-36 justify-between"
      title={t("shortcuts")}
    >
      <span className="flex items-center gap-1.5">
        {isLoading ? <Square aria-hidden /> : <Play aria-hidden />}
        {t(isLoading ? "stop" : "run")}
      </span>
      {isLoading ? <Kbd keys="Esc" className="max-2xl:hidden" /> : <Kbd keys="Mod+Enter" className="max-2xl:hidden" />}
    </Button>
  );
}

/** What keeps the query from being asked, or makes the rows on the screen another query's. */
function QueryNotice({ explorer }: { explorer: Explorer }) {
  const t = useTranslations("connectors.explorer");
  const { hasTried, unfinished, request, state } = explorer;
  const numbers = { length: request.length, limit: REQUEST_LIMIT };
  const text =
    hasTried && unfinished.length > 0
      ? t("unfinished", { count: unfinished.length })
      : request.length > REQUEST_LIMIT && state.transport !== "soap"
        ? t("tooLong", numbers)
        : null;
  return (
    <div role="alert">{text ? <p className="border-t bg-danger-soft px-3 py-1.5 text-danger">{text}</p> : null}</div>
  );
}
