import { z } from "zod";
import { TRANSPORTS } from "@/lib/profit/filter/rows-query";
import { IN_EXPORT, type Patience, repeatRead } from "@/lib/profit/repeat-read";
import type { JobKind } from "../../jobs/job-kind";
import { openReport } from "../open-report";
import { ReportFieldInput } from "../report-content";
import { reportOrderOf, ReportValues } from "../run-report";

/** The report as it was when the batch began, and the values of each of its files. */
const BatchDefinition = z.object({
  report: z.object({
    name: z.string(),
    reportGuid: z.string(),
    fields: z.array(ReportFieldInput),
    fileNamePattern: z.string(),
    transport: z.enum(TRANSPORTS),
  }),
  rows: z.array(ReportValues),
});
type BatchDefinition = z.output<typeof BatchDefinition>;

const Payload = z.object({ values: ReportValues });
type Payload = z.output<typeof Payload>;

const LINES_AT_ONCE = 500;
/** The tries are counted around it: a report that broke off half-way is asked again too. */
const ONCE: Patience = { ...IN_EXPORT, mostTries: 1 };

/** One report for many values, each a file named by the report's pattern. */
export const reportBatchKind: JobKind<BatchDefinition, Payload> = {
  name: "report-batch",
  definition: BatchDefinition,
  payload: Payload,

  async plan({ ctx, connectionId, definition: { report, rows } }, checkpoint, emit) {
    for (let from = typeof checkpoint === "number" ? checkpoint : 0; from < rows.length; from += LINES_AT_ONCE) {
      const lines = rows.slice(from, from + LINES_AT_ONCE).map((values) => ({
        payload: { values },
        fetchKey: JSON.stringify(values),
        path: reportOrderOf(ctx, connectionId, report, values).fileName,
      }));
      await emit(lines, from + lines.length);
    }
  },

  async runLine({ ctx, connectionId, definition: { report } }, { payload }, file) {
    const order = reportOrderOf(ctx, connectionId, report, payload.values);
    await repeatRead(
      async () => {
        await file.restart();
        const { bytes } = await openReport(ctx, order, ONCE);
        for await (const piece of bytes) await file.write(piece);
      },
      { signal: ctx.signal, patience: IN_EXPORT },
    );
    return { state: "done" };
  },
};
