import { z } from "zod";
import { safeFileName } from "@/lib/format/file-name";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { filledFileName } from "@/lib/queries/report-file-name";
import { fillInReport } from "@/lib/queries/report-values";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findReport, requireReportMaker } from "./find-report";
import { openReport, type ReportOrder } from "./open-report";
import type { NamedReport, ReportContent } from "./port";
import { MOST_FIELDS, ReportContentInput } from "./report-content";

/** As typed, in the order of the report's questions. */
export const ReportValues = z.array(z.string().max(1_000)).max(MOST_FIELDS);

export const RunReportInput = z.object({
  connectionId: z.uuid(),
  reportId: z.uuid(),
  /** The questions that were answered: another version may ask others. */
  version: z.number().int().min(1),
  values: ReportValues,
});
export type RunReportInput = z.output<typeof RunReportInput>;

export type ReportFile = { fileName: string; mediaType: string; bytes: AsyncGenerator<Uint8Array> };

/** Runs a report with the values that were typed, for whoever has a grant on its connection. */
export async function runReport(ctx: ServiceContext, input: RunReportInput): Promise<ReportFile> {
  const report = await findReport(ctx, input);
  if (report.version !== input.version) throwOtherVersion(report);
  const file = await runContent(ctx, report.connectionId, report, input.values);
  try {
    await ctx.reports.noteUse(report.id, ctx.actor.id, ctx.now());
  } catch (error) {
    await file.bytes.return(undefined);
    throw error;
  }
  return file;
}

/** Its questions may be others by now: what was filled in is not guessed to fit. */
export function throwOtherVersion({ version, updatedByName, updatedAt }: NamedReport): never {
  throw new ServiceError("CONFLICT", "The report was changed meanwhile", {
    version,
    by: updatedByName ?? "",
    at: updatedAt.toISOString(),
  });
}

export const TryReportInput = z.object({ connectionId: z.uuid(), content: ReportContentInput, values: ReportValues });
export type TryReportInput = z.output<typeof TryReportInput>;

/** Runs a report that is still being made. */
export async function tryReport(
  ctx: ServiceContext,
  { connectionId, content, values }: TryReportInput,
): Promise<ReportFile> {
  requireReportMaker(ctx);
  await findConnection(ctx, connectionId);
  return runContent(ctx, connectionId, content, values);
}

async function runContent(
  ctx: ServiceContext,
  connectionId: string,
  report: ReportContent,
  typed: readonly string[],
): Promise<ReportFile> {
  const order = reportOrderOf(ctx, connectionId, report, typed);
  const { opening, bytes } = await openReport(ctx, order);
  return {
    fileName: order.fileName,
    mediaType: isPdf(opening) ? "application/pdf" : "application/octet-stream",
    bytes,
  };
}

/** What is asked of Profit for these values, and what the file will be called. Throws for values that do not fit. */
export function reportOrderOf(
  ctx: Pick<ServiceContext, "now" | "language">,
  connectionId: string,
  report: Pick<NamedReport, "name" | "fields" | "reportGuid" | "transport" | "fileNamePattern">,
  typed: readonly string[],
): ReportOrder {
  const { fields, name, reportGuid, transport, fileNamePattern } = report;
  const today = dutchDayOf(ctx.now());
  const { filter, problems, values } = fillInReport(fields, typed, today);
  if (problems.size > 0) {
    const wrong = [...problems.keys()].map((place) => fields[place]?.label ?? "").join(", ");
    throw new ServiceError("INVALID_INPUT", "Values that do not fit the report's questions", { fields: wrong });
  }
  const words = ctx.language === "nl" ? { yes: "ja", no: "nee" } : { yes: "yes", no: "no" };
  const fileName = safeFileName(filledFileName(fileNamePattern, fields, { values, today, words }), `${name}.pdf`);
  return { connectionId, name, fileName, place: { reportId: reportGuid, filter, transport } };
}

/** Some writers put a few bytes before it, which every reader of PDFs passes over. */
export function isPdf(opening: Uint8Array): boolean {
  return Buffer.from(opening.buffer, opening.byteOffset, Math.min(opening.byteLength, 1024)).includes("%PDF-");
}
