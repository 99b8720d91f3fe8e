import { ProfitError } from "../errors";

/**
 * What may be said of a write (design 5.3). `refused`: Profit, or the way to it, said no and did nothing; `notSent`: it
 * certainly never left; `unknown`: bytes left, and no answer came that can be believed.
 */
export type FailedWrite = "refused" | "notSent" | "unknown";

/** Statuses that say that the request itself was not taken, whoever says so. */
const NOT_TAKEN: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 411, 413, 414, 415, 431]);

/**
 * Judges an error of a write. Everything that is not certain is unknown: a gateway's 502 and 504 come after the request
 * was handed on, and so may a 503 that does not say when to come back; Profit's own does (protocol 3.0).
 */
export function outcomeOfFailure(error: unknown, left: { isSent: boolean; isNotSent: boolean }): FailedWrite {
  if (!(error instanceof ProfitError)) return left.isSent ? "unknown" : "notSent";
  if (error.code === "HOST_NOT_ALLOWED" || error.code === "REQUEST_TOO_LONG") return "notSent";
  if (left.isNotSent && !left.isSent && error.status === undefined) return "notSent";
  // In words, so it is Profit that speaks: it checks all and does it in one transaction, or none of it (protocol 3.6).
  if (error.code === "REFUSED") return "refused";
  if (error.status !== undefined && NOT_TAKEN.has(error.status)) return "refused";
  return error.status === 503 && error.retryAfterSeconds !== undefined ? "refused" : "unknown";
}
