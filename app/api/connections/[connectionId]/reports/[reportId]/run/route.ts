import { reportRoute } from "@/lib/http/report-route";
import { runReport, RunReportInput } from "@/lib/services/reports/run-report";

type Place = { connectionId: string; reportId: string };

export const POST = reportRoute(RunReportInput.pick({ version: true, values: true }), (ctx, place: Place, input) =>
  runReport(ctx, { ...place, ...input }),
);
