"use client";

import { Download, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { PopoverWithTrigger } from "@/components/ui/popover-with-trigger";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { formatBytes } from "@/lib/format/numbers";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { DEFAULT_CHOICE, type ExportChoice, isTextFormat } from "./export-choice";
import { canResume, ExportEnd } from "./export-end";
import { ExportForm } from "./export-form";
import { ExportProgress } from "./export-progress";
import { type TransferEnd, UNCOUNTED } from "./transfer/transfer-end";
import { useExport, type ExportState, type LoadedForExport } from "./use-export";

export type ExportMenuProps = {
  connectionId: string;
  connectorId: string;
  /** The view: its columns (empty = all), filter and order. */
  query: RowsQuery;
  /** All fields of the connector. */
  fields: GetConnectorField[];
  /** What is on the screen; without any, only "everything" is offered. */
  loaded?: LoadedForExport | null;
  /** True when `loaded` is all there is, so that the total is known. */
  isComplete?: boolean;
};

/** The whole of the ExportMenu, fetched by it; begins open, because it was asked for. Goes on while it is closed. */
export function OpenExportMenu(props: ExportMenuProps) {
  const { connectionId, connectorId, query, fields, loaded = null, isComplete = false } = props;
  const t = useTranslations("results.export");
  const language = useLocale();
  const columns = columnsOf(query, fields);
  const { state, start, stop, clear, resume, discard } = useExport({
    connectionId,
    connectorId,
    query,
    columns,
    loaded,
  });
  const [wished, setWished] = useState<ExportChoice>({
    ...DEFAULT_CHOICE,
    delimiter: language === "nl" ? "semicolon" : "comma",
  });
  const canBeLoaded = loaded !== null && isTextFormat(wished.format);
  const choice: ExportChoice = canBeLoaded ? wished : { ...wished, scope: "all" };
  const total = isComplete && loaded ? loaded.count : null;
  const [isOpen, setOpen] = useState(false);
  useToldWhenClosed(state, isOpen);
  return (
    <PopoverWithTrigger
      align="end"
      label={t("title")}
      className="w-[min(24rem,calc(100vw-1rem))] p-4"
      onOpenChange={setOpen}
      trigger={
        <Button>
          <TriggerFace state={state} />
        </Button>
      }
    >
      {() =>
        state.kind === "idle" ? (
          <ExportForm
            choice={choice}
            onChange={setWished}
            loadedCount={loaded?.count ?? 0}
            total={total}
            onStart={() => start(choice)}
          />
        ) : state.kind === "running" ? (
          <ExportProgress progress={state} total={total} onStop={stop} />
        ) : (
          <ExportEnd end={state.end} onAgain={clear} onResume={resume} onDiscard={discard} />
        )
      }
    </PopoverWithTrigger>
  );
}

/** An export that ends while one is elsewhere on the page would be missed. */
function useToldWhenClosed(state: ExportState, isOpen: boolean): void {
  const t = useTranslations("results.export");
  const transfer = useTranslations("exportTransfer");
  const language = useLocale();
  const end = state.kind === "ended" ? state.end : null;
  const tell = useEffectEvent((ended: TransferEnd) => {
    if (isOpen) return;
    if (ended.kind === "done") {
      toast(
        t("done", { rows: ended.rows ?? UNCOUNTED, file: ended.fileName, size: formatBytes(ended.bytes, language) }),
      );
    } else if (ended.kind === "refused") toast(t("failed"));
    else if (ended.kind !== "notSaved" && ended.canResume)
      toast(transfer(ended.kind, { rows: ended.rows ?? UNCOUNTED }));
    else toast(t(ended.kind, { rows: ended.rows ?? UNCOUNTED }));
  });
  useEffect(() => {
    if (end) tell(end);
  }, [end]);
}

function TriggerFace({ state }: { state: ExportState }) {
  const t = useTranslations("results.export");
  const transfer = useTranslations("exportTransfer");
  if (state.kind === "running") {
    return (
      <>
        <Spinner />
        {t("running", { rows: state.rows ?? UNCOUNTED })}
      </>
    );
  }
  if (state.kind === "ended" && canResume(state.end)) {
    return (
      <>
        <TriangleAlert aria-hidden className="text-warning" />
        {transfer("brokenOff")}
      </>
    );
  }
  const hasFailed = state.kind === "ended" && !["done", "stopped"].includes(state.end.kind);
  return (
    <>
      {hasFailed ? <TriangleAlert aria-hidden className="text-danger" /> : <Download aria-hidden />}
      {t(hasFailed ? "failed" : "button")}
    </>
  );
}

function columnsOf(query: RowsQuery, fields: GetConnectorField[]): GetConnectorField[] {
  if (query.fields.length === 0) return fields;
  return query.fields.flatMap((fieldId) => fields.find((field) => field.id === fieldId) ?? []);
}
