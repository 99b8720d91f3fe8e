import type { ActionResult } from "@/lib/actions/action-result";
import type { ReportField } from "@/lib/queries/report-field";
import type { BatchCheck, BatchRequest, QueryRowsForBatch } from "@/lib/services/reports/batch/batch-request";
import type { NamedReport, ReportContent, ReportUse } from "@/lib/services/reports/port";

/** A report as the desk shows it. */
export type DeskReport = NamedReport & ReportUse;

/** The verbs, as the page hands them in. */
export type ReportActions = {
  save: (input: {
    connectionId: string;
    content: ReportContent;
    existing: { reportId: string; version: number } | null;
  }) => Promise<ActionResult<NamedReport>>;
  remove: (input: { connectionId: string; reportId: string }) => Promise<ActionResult<NamedReport>>;
  learn: (input: { connectionId: string; connectorId: string }) => Promise<ActionResult<ReportField[]>>;
  connectors: (input: {
    connectionId: string;
  }) => Promise<ActionResult<{ connectors: { id: string; description: string }[] }>>;
  /** null for who may not read the connectors of this connection, and so no saved query either. */
  queries:
    ((input: { connectionId: string }) => Promise<ActionResult<{ id: string; name: string; folder: string }[]>>) | null;
  queryRows: (input: { connectionId: string; queryId: string }) => Promise<ActionResult<QueryRowsForBatch>>;
  checkBatch: (input: BatchRequest) => Promise<ActionResult<BatchCheck>>;
  beginBatch: (input: BatchRequest) => Promise<ActionResult<{ jobId: string }>>;
};
