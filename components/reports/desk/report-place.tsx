"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { routes } from "@/components/layout/routes";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { isInvoiceReport } from "../is-invoice";
import type { DeskReport, ReportActions } from "../report-actions";
import { RunPanel } from "../run/run-panel";
import type { Desk } from "./use-desk";

const ReportEditor = dynamic(() => import("../editor/report-editor").then((module) => module.ReportEditor), {
  ssr: false,
});
const BatchPanel = dynamic(() => import("../batch/batch-panel").then((module) => module.BatchPanel), { ssr: false });

type ReportPlaceProps = {
  connectionId: string;
  report: DeskReport;
  mayChange: boolean;
  actions: ReportActions;
  desk: Desk;
};

/** One report: run it, run it for many values, change it. */
export function ReportPlace({ connectionId, report, mayChange, actions, desk }: ReportPlaceProps) {
  const t = useTranslations("reports.place");
  const [tab, setTab] = useState("run");
  const saved = (next: typeof report) => {
    desk.put(next);
    setTab("run");
  };
  return (
    <section aria-label={report.name} className="flex min-h-0 flex-1 flex-col gap-3">
      <header className="flex flex-col gap-0.5">
        <h2 className="text-lg font-semibold break-words">{report.name}</h2>
        {report.description ? (
          <p className="max-w-prose whitespace-pre-line text-muted-foreground">{report.description}</p>
        ) : null}
      </header>
      <Tabs value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col gap-4">
        <TabsList aria-label={report.name} className="shrink-0 border-b">
          <TabsTrigger value="run">{t("run")}</TabsTrigger>
          <TabsTrigger value="batch">{t("batch")}</TabsTrigger>
          {mayChange ? <TabsTrigger value="edit">{t("edit")}</TabsTrigger> : null}
        </TabsList>
        <TabsContent value="run" className="flex min-h-0 flex-1 flex-col">
          <RunPanel
            // Other questions are another form.
            key={report.version}
            fields={report.fields}
            address={routes.reportRun(connectionId, report.id)}
            body={{ version: report.version }}
            isInvoice={isInvoiceReport(report)}
            hasFocus={desk.hasChosen}
          />
        </TabsContent>
        <TabsContent value="batch">
          <BatchPanel key={report.version} {...{ connectionId, report, actions }} />
        </TabsContent>
        <TabsContent value="edit">
          <ReportEditor
            key={report.version}
            {...{ connectionId, report, actions }}
            onSaved={(next) => saved({ ...report, ...next })}
            onRemoved={() => desk.removed(report.id)}
            onCancel={() => setTab("run")}
          />
        </TabsContent>
      </Tabs>
    </section>
  );
}
