import { UniqueNames } from "@/lib/format/file-name";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { fillInReport } from "@/lib/queries/report-values";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { beginJob } from "../../jobs/begin-job";
import { findReport } from "../find-report";
import type { NamedReport } from "../port";
import { reportOrderOf, throwOtherVersion } from "../run-report";
import type { BatchCheck, BatchRequest } from "./batch-request";
import { reportBatchKind } from "./report-batch-kind";

const MOST_NAMES = 5;
const MOST_WRONG = 20;

/** Tells what a batch would come to; nothing is asked of Profit. */
export async function checkBatch(ctx: ServiceContext, request: BatchRequest): Promise<BatchCheck> {
  const report = await reportFor(ctx, request);
  const { fitting, wrong, doubles } = judged(ctx, report, request.rows);
  const names = new UniqueNames();
  const first = fitting.slice(0, MOST_NAMES).map((values) => {
    return names.take("", reportOrderOf(ctx, report.connectionId, report, values).fileName);
  });
  return {
    count: fitting.length,
    names: first,
    wrong: wrong.slice(0, MOST_WRONG),
    wrongCount: wrong.length,
    doubles,
  };
}

/** Begins a batch as a job: it runs as this person, also when nobody looks. Rows that do not fit, or ask what one before asked, are left out. */
export async function beginBatch(ctx: ServiceContext, request: BatchRequest): Promise<{ jobId: string }> {
  const report = await reportFor(ctx, request);
  const { fitting } = judged(ctx, report, request.rows);
  if (fitting.length === 0) {
    throw new ServiceError("INVALID_INPUT", "No row has values that fit the report", { fields: "rows" });
  }
  const { connectionId, name, reportGuid, fields, fileNamePattern, transport } = report;
  const jobId = await beginJob(ctx, reportBatchKind, {
    connectionId,
    definition: { report: { name, reportGuid, fields, fileNamePattern, transport }, rows: fitting },
    title: { name, count: fitting.length },
  });
  await ctx.reports.noteUse(report.id, ctx.actor.id, ctx.now());
  return { jobId };
}

async function reportFor(ctx: ServiceContext, { connectionId, reportId, version }: BatchRequest): Promise<NamedReport> {
  const report = await findReport(ctx, { connectionId, reportId });
  if (report.version !== version) throwOtherVersion(report);
  return report;
}

/** Relative dates are what they are now: a batch that waits until tomorrow still means today. */
function judged(ctx: ServiceContext, { fields }: NamedReport, rows: BatchRequest["rows"]) {
  const today = dutchDayOf(ctx.now());
  const fitting = new Map<string, string[]>();
  let doubles = 0;
  const wrong: BatchCheck["wrong"] = [];
  for (const [index, row] of rows.entries()) {
    const { problems, values } = fillInReport(fields, row, today);
    const answers = values.map((value) => value ?? "");
    const key = JSON.stringify(answers);
    if (problems.size === 0 && fitting.has(key)) doubles++;
    else if (problems.size === 0) fitting.set(key, answers);
    else wrong.push({ row: index + 1, questions: [...problems.keys()].map((place) => fields[place]?.label ?? "") });
  }
  return { fitting: [...fitting.values()], wrong, doubles };
}
