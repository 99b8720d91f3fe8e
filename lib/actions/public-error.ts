import type { ProfitErrorCode } from "@/lib/profit/errors";
import type { ServiceErrorCode } from "@/lib/services/errors";

/**
 * What the browser may know of trouble. Its words stand in lib/messages: `explanation` names three lines there
 * (`refusals.<explanation>.{happened,likely,todo}`), filled with `params`.
 */
export type PublicError = {
  code: ServiceErrorCode | ProfitErrorCode | "NOT_SIGNED_IN" | "INTERNAL";
  explanation: string;
  params: Record<string, string | number>;
  /** Profit's own words, when it spoke. */
  original?: string;
  logReference?: string;
  status?: number;
  retryAfterSeconds?: number;
};
