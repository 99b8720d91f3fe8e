import { ProfitError } from "./errors";
import { explanationOf } from "./explain";

/**
 * Whether a page failed because it was more than Profit manages at once: out of memory or string space, longer than the
 * maximum duration (protocol 3.0, message patterns), no answer in time, or more bytes than we take. Such a page may
 * come in smaller pieces; any other refusal would be the same for a part of it.
 */
export function isAboutSize(error: unknown): error is ProfitError {
  if (!(error instanceof ProfitError)) return false;
  if (error.code === "TIMEOUT" || error.fault === "tooLarge") return true;
  if (error.code !== "REFUSED") return false;
  const { key } = explanationOf(error);
  return key === "tooMuchData" || key === "durationExceeded";
}
