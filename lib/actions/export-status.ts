import type { ExportView } from "@/lib/services/connectors/exports/find-export";
import type { PublicError } from "./public-error";

/** How an export stands, as the browser reads it. */
export type ExportStatus = Omit<ExportView, "failure"> & { problem: PublicError | null };
