import { z } from "zod";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findReport, requireReportMaker, ReportId } from "./find-report";
import type { NamedReport } from "./port";
import { ReportContentInput } from "./report-content";

export const SaveReportInput = z.object({
  connectionId: z.uuid(),
  content: ReportContentInput,
  /** null = a new report. */
  existing: z.object({ reportId: z.uuid(), version: z.number().int().min(1) }).nullable(),
});
export type SaveReportInput = z.output<typeof SaveReportInput>;

/**
 * Keeps a report for everybody with a grant on the connection. An existing one must still be at the version that was
 * opened: otherwise CONFLICT says who saved when, with the version with which to save over it.
 */
export async function saveReport(ctx: ServiceContext, input: SaveReportInput): Promise<NamedReport> {
  requireReportMaker(ctx);
  const { connectionId, content, existing } = input;
  if (existing === null) {
    await findConnection(ctx, connectionId);
    const made = await ctx.reports.insert({ ...content, connectionId }, ctx.actor);
    if (made === null) throw new ServiceError("NOT_FOUND", "Connection is gone");
    return recorded(ctx, "report.add", named(made));
  }
  const { reportId, version } = existing;
  await findReport(ctx, { connectionId, reportId });
  const saved = await ctx.reports.update(reportId, version, content, ctx.actor);
  if (saved === null) return throwChangedMeanwhile(ctx, { connectionId, reportId });
  return recorded(ctx, "report.change", named(saved));
}

function named(report: NamedReport | "nameTaken"): NamedReport {
  if (report === "nameTaken") {
    throw new ServiceError("INVALID_INPUT", "There is a report of that name", { fields: "name" });
  }
  return report;
}

async function throwChangedMeanwhile(ctx: ServiceContext, id: ReportId): Promise<never> {
  const { version, updatedByName, updatedAt } = await findReport(ctx, id);
  throw new ServiceError("CONFLICT", "The report was changed meanwhile", {
    version,
    by: updatedByName ?? "",
    at: updatedAt.toISOString(),
  });
}

/** Takes a report off everybody's desk, and gives it once more. */
export async function removeReport(ctx: ServiceContext, id: ReportId): Promise<NamedReport> {
  requireReportMaker(ctx);
  const report = await findReport(ctx, id);
  await ctx.reports.remove(report.id);
  return recorded(ctx, "report.remove", report);
}

async function recorded(
  ctx: ServiceContext,
  action: "report.add" | "report.change" | "report.remove",
  report: NamedReport,
): Promise<NamedReport> {
  const { connectionId, name, reportGuid } = report;
  await ctx.history.record({
    ...{ kind: "act", action, outcome: "ok", connectionId, subject: name },
    detail: { note: reportGuid },
  });
  return report;
}
