import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { routes } from "@/components/layout/routes";
import { ReportDesk } from "@/components/reports/desk/report-desk";
import { requireContext } from "@/lib/actions/context";
import { findConnection } from "@/lib/services/connections/find-connection";
import { listReports, ListReportsInput, mayChangeReports } from "@/lib/services/reports/find-report";
import {
  beginBatchAction,
  checkBatchAction,
  learnReportFieldsAction,
  listConnectorsAction,
  listQueriesAction,
  readQueryRowsAction,
  removeReportAction,
  saveReportAction,
} from "./actions";

type Props = { params: Promise<{ connectionId: string }>; searchParams: Promise<{ report?: string | string[] }> };

const actions = {
  save: saveReportAction,
  remove: removeReportAction,
  learn: learnReportFieldsAction,
  connectors: listConnectorsAction,
  queryRows: readQueryRowsAction,
  checkBatch: checkBatchAction,
  beginBatch: beginBatchAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { connectionId } = await params;
  const input = ListReportsInput.safeParse({ connectionId });
  if (!input.success) notFound();
  const ctx = await requireContext(routes.reports(connectionId));
  const [t, connection, reports, { report }] = await Promise.all([
    getTranslations("reports"),
    findConnection(ctx, connectionId),
    listReports(ctx, input.data),
    searchParams,
  ]);
  return (
    // At least as high as the window, for the document; the editor is longer.
    <div className="mx-auto flex min-h-[calc(100dvh-var(--header-height)-var(--bar-space)-var(--frame-height)-var(--tabs-height,0px))] w-full max-w-[110rem] flex-col gap-4 p-4">
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <ReportDesk
        connectionId={connectionId}
        reports={reports}
        mayChange={mayChangeReports(ctx)}
        chosenId={typeof report === "string" ? report : null}
        actions={{ ...actions, queries: connection.mayReadConnectors ? listQueriesAction : null }}
      />
    </div>
  );
}
