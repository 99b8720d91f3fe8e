import "server-only";
import { jobFiles } from "./job-files";
import { dispatchJob } from "./job-queue";
import { jobLedger } from "./job-store";

/** Structurally the JobsPort of the services, which this room does not know. */
export const jobsStore = { ledger: jobLedger, queue: { dispatch: dispatchJob }, files: jobFiles };
