import type { PublicError } from "@/lib/actions/public-error";
import type { ExportSummary } from "@/lib/services/connectors/pager/export-job";

/** `rows` is null for formats whose rows cannot be counted while they pass. */
export type TransferProgress = { rows: number | null; bytes: number };

/** What is waited for while no bytes come: Profit, which asked for it, or the console, which does not answer. */
export type TransferPause = { on: "profit" | "console"; ms: number };

/** How the texts say that rows were not counted: they leave the number out. */
export const UNCOUNTED = -1;

/** What reading showed about the order and the pages; null when the console does not say. */
export type OrderCheck = Pick<ExportSummary, "duplicates" | "moved" | "ranges" | "skipReason" | "smallestPage"> | null;

/** How an export ended. Only `done` leaves a file; what `canResume` says is kept until it is gone on with or discarded. */
export type TransferEnd =
  | ({ kind: "done"; fileName: string; check?: OrderCheck } & TransferProgress)
  | ({ kind: "stopped"; canResume: boolean } & TransferProgress)
  /** The transfer broke off after the first byte. `problem` is what Profit, or the way to it, said. */
  | ({ kind: "broken"; canResume: boolean; problem: PublicError | null } & TransferProgress)
  /** The disk or the browser did not take the bytes. */
  | ({ kind: "notSaved" } & TransferProgress)
  | { kind: "refused"; error: PublicError };
