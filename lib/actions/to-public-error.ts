import "server-only";
import { log } from "@/lib/log/log";
import { explanationOf, explanationOfService } from "@/lib/profit/explain";
import { ProfitError } from "@/lib/profit/errors";
import { ServiceError } from "@/lib/services/errors";
import type { PublicError } from "./public-error";

/**
 * Turns trouble into what the browser may know. Expected errors keep their code; of an unknown one the browser gets the
 * neutral `INTERNAL` and the log the whole story, for its text may hold a query, a path or a row.
 */
export function toPublicError(error: unknown): PublicError {
  if (error instanceof ProfitError) return ofProfit(error);
  if (error instanceof ServiceError) return ofService(error.code, error.params);
  log().error({ err: error }, "unexpected error");
  return ofService("INTERNAL");
}

/** Nobody is signed in, or no longer. */
export function notSignedIn(): PublicError {
  return ofService("NOT_SIGNED_IN");
}

function ofService(code: Parameters<typeof explanationOfService>[0], given: ServiceError["params"] = {}): PublicError {
  const { key, params } = explanationOfService(code, given);
  const retryAfterSeconds = given["retryAfterSeconds"];
  return {
    code,
    explanation: key,
    params,
    ...(typeof retryAfterSeconds === "number" && { retryAfterSeconds }),
  };
}

function ofProfit(error: ProfitError): PublicError {
  const { key, params } = explanationOf(error);
  return {
    code: error.code,
    explanation: key,
    params,
    // Only a refusal speaks in Profit's words; the other messages are ours and are explained by their code.
    ...(error.code === "REFUSED" && { original: error.message }),
    ...(error.logReference !== undefined && { logReference: error.logReference }),
    ...(error.status !== undefined && { status: error.status }),
    ...(error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
  };
}
