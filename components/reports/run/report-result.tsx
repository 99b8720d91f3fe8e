"use client";

import { Download, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { RunState } from "./use-run";

const PdfViewer = dynamic(() => import("@/components/viewer/pdf-viewer").then((module) => module.PdfViewer), {
  ssr: false,
});

type ReportResultProps = { state: RunState; isInvoice: boolean; onRetry: () => void };

/** What became of a run; its room is kept, so that nothing moves when the document comes. */
export function ReportResult({ state, isInvoice, onRetry }: ReportResultProps) {
  const t = useTranslations("reports.run");
  if (state.kind === "failed") {
    return (
      <div className="min-h-96">
        <ErrorPanel error={state.error} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <div className="flex min-h-[70dvh] flex-col gap-3 lg:max-h-[calc(100dvh-8rem)] lg:min-h-96">
      {state.kind === "done" && isInvoice ? <LastAdministration /> : null}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border bg-surface">
        {state.kind === "done" ? (
          <Document key={state.number} file={state.file} name={state.name} />
        ) : state.kind === "running" ? (
          <p role="status" className="m-auto flex items-center gap-2 p-6 text-muted-foreground">
            <Spinner />
            {t("running")}
          </p>
        ) : (
          <EmptyState icon={FileText} title={t("nothingTitle")} text={t("nothingText")} />
        )}
      </div>
    </div>
  );
}

/** Sales invoices are printed by the settings of an administration (protocol 3.12), which nobody sees who calls. */
function LastAdministration() {
  const t = useTranslations("reports.lastAdministration");
  const labels = useTranslations("refusals.labels");
  return (
    <details className="rounded-lg border border-info/35 bg-info-soft px-3 py-2">
      <summary className="cursor-pointer">{t("happened")}</summary>
      <p className="mt-1.5 max-w-prose">
        <span className="text-muted-foreground">{labels("likely")}: </span>
        {t("likely")}
      </p>
      <p className="mt-1.5 max-w-prose">
        <span className="text-muted-foreground">{labels("todo")}: </span>
        {t("todo")}
      </p>
    </details>
  );
}

/** Shown when it is a PDF; anything else, which Profit should not send, can only be saved. */
function Document({ file, name }: { file: Blob; name: string }) {
  const t = useTranslations("reports.run");
  const save = () => saveBlob(file, name);
  return (
    <>
      <p role="status" className="truncate border-b px-3 py-1.5 text-sm font-medium" title={name}>
        {name}
      </p>
      {file.type === "application/pdf" ? (
        <PdfViewer file={file} name={name} onDownload={save} />
      ) : (
        <EmptyState icon={FileText} title={t("notPdfTitle")} text={t("notPdfText")}>
          <Button onClick={save}>
            <Download aria-hidden />
            {t("download")}
          </Button>
        </EmptyState>
      )}
    </>
  );
}
