import { explanationOf } from "@/lib/profit/explain";
import { ProfitError } from "@/lib/profit/errors";
import type { SendFailure } from "./port";

/** What is kept of trouble with a write: its code, what explains it, and Profit's words when it spoke. */
export function sendFailureOf(error: unknown): SendFailure {
  if (!(error instanceof ProfitError)) {
    const nothing = { original: null, logReference: null, status: null, retryAfterSeconds: null };
    return { code: "INTERNAL", explanation: "internal", params: {}, ...nothing };
  }
  const { key, params } = explanationOf(error);
  return {
    code: error.code,
    explanation: key,
    params,
    original: error.code === "REFUSED" ? error.message : null,
    logReference: error.logReference ?? null,
    status: error.status ?? null,
    retryAfterSeconds: error.retryAfterSeconds ?? null,
  };
}
