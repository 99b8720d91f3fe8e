/** Closed list: adding one makes every exhaustive switch over it fail to compile until it is handled. */
export type ProfitErrorCode =
  // Nobody answered, or "later please".
  | "UNREACHABLE"
  | "TIMEOUT"
  | "UNAVAILABLE"
  // Profit answered: no.
  | "TOKEN_REJECTED"
  | "ADDRESS_BLOCKED"
  | "REFUSED"
  | "NOT_FOUND"
  | "TOO_LARGE"
  // We refused to send.
  | "HOST_NOT_ALLOWED"
  | "REQUEST_TOO_LONG"
  // Something answered, but not what Profit would.
  | "REDIRECTED"
  | "NOT_PROFIT"
  | "BAD_ANSWER";

export type ProfitErrorDetails = {
  status?: number;
  logReference?: string;
  /** Profit's own number; for the log, not for logic (protocol 3.0). */
  errorNumber?: number;
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** Everything that can go wrong while talking to Profit. Never carries the token. */
export class ProfitError extends Error {
  override readonly name = "ProfitError";
  readonly code: ProfitErrorCode;
  readonly status: number | undefined;
  readonly logReference: string | undefined;
  readonly errorNumber: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProfitErrorCode, message: string, details: ProfitErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.logReference = details.logReference;
    this.errorNumber = details.errorNumber;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  /** Profit reports refusals as HTTP 500, so a 500 is an answer and not a reason to try again. */
  get isWorthRetrying(): boolean {
    return this.code === "UNREACHABLE" || this.code === "TIMEOUT" || this.code === "UNAVAILABLE";
  }
}
