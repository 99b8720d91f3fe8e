import { z } from "zod";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { NamedReport, ReportUse } from "./port";

export const ReportId = z.object({ connectionId: z.uuid(), reportId: z.uuid() });
export type ReportId = z.output<typeof ReportId>;

/** Consultants and administrators make and change reports, support uses them. */
export function mayChangeReports({ actor }: Pick<ServiceContext, "actor">): boolean {
  return actor.role !== "support";
}

export function requireReportMaker(ctx: ServiceContext): void {
  if (!mayChangeReports(ctx)) throw new ServiceError("FORBIDDEN", "Only consultants and administrators make reports");
}

/** A report on a connection that the person was granted; anything else answers as one that never was. */
export async function findReport(ctx: ServiceContext, { connectionId, reportId }: ReportId): Promise<NamedReport> {
  await findConnection(ctx, connectionId);
  const report = await ctx.reports.find(reportId);
  if (report?.connectionId !== connectionId) throw new ServiceError("NOT_FOUND", "Report not found");
  return report;
}

export const ListReportsInput = z.object({ connectionId: z.uuid() });
export type ListReportsInput = z.output<typeof ListReportsInput>;

/** The desk of a connection: what this person runs most stands first. */
export async function listReports(
  ctx: ServiceContext,
  { connectionId }: ListReportsInput,
): Promise<(NamedReport & ReportUse)[]> {
  await findConnection(ctx, connectionId);
  return ctx.reports.listFor(ctx.actor.id, connectionId);
}
