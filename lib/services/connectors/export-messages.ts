import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError, type ProfitErrorCode, type ProfitErrorDetails } from "@/lib/profit/errors";
import type { HostPolicy } from "@/lib/profit/host-policy";
import type { WireCall } from "@/lib/profit/wire-log/wire-call";
import type { ExportJob, ExportNote, ExportSummary } from "./pager/export-job";

/** An endpoint as plain values. It holds the secret: it goes to the worker's memory and nowhere else. */
export type PlainEndpoint = Omit<ProfitEndpoint, "restBaseUrl" | "soapBaseUrl" | "fetch" | "wire" | "hostPolicy"> & {
  restBaseUrl: string;
  soapBaseUrl?: string;
  hostPolicy: HostPolicy;
};

export type ExportOrder = { job: ExportJob; endpoint: PlainEndpoint };

export type ToExportWorker = { kind: "order"; order: ExportOrder } | { kind: "slot"; id: number } | { kind: "taken" };

export type FromExportWorker =
  | { kind: "takeSlot"; id: number }
  | { kind: "giveSlot"; id: number }
  | { kind: "chunk"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "note"; note: ExportNote }
  | { kind: "wire"; calls: WireCall[] }
  | { kind: "done"; summary: ExportSummary }
  | { kind: "failed"; failure: Failure };

/** Classes do not survive the way between threads. */
export type Failure = { code: ProfitErrorCode | null; message: string; details: Omit<ProfitErrorDetails, "cause"> };

export function failureOfError(error: unknown): Failure {
  if (!(error instanceof ProfitError))
    return {
      code: null,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      details: {},
    };
  const { code, message, fault, status, logReference, errorNumber, retryAfterSeconds } = error;
  const details = { fault, status, logReference, errorNumber, retryAfterSeconds };
  return {
    code,
    message,
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  };
}

export function errorOfFailure({ code, message, details }: Failure): Error {
  return code === null ? new Error(`The export's worker failed: ${message}`) : new ProfitError(code, message, details);
}
