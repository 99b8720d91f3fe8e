import { reportRoute } from "@/lib/http/report-route";
import { tryReport, TryReportInput } from "@/lib/services/reports/run-report";

type Place = { connectionId: string };

/** A report that is still being made: nothing of it is kept. */
export const POST = reportRoute(TryReportInput.pick({ content: true, values: true }), (ctx, place: Place, input) =>
  tryReport(ctx, { ...place, ...input }),
);
