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

/** What was wrong with an answer; set with NOT_PROFIT and BAD_ANSWER, so that each can be explained by itself. */
export type AnswerFault =
  | "html"
  | "empty"
  /** The connection ended before the answer did: no whole answer came. */
  | "brokeOff"
  /** The answer was delivered as whole, yet stops in the middle of its JSON. */
  | "cutOff"
  | "notJson"
  | "notXml"
  | "wrongShape"
  | "wrongPage"
  | "tooManyRows"
  | "missingFields"
  /** A cell that is not of the type which its field's metainfo names; told by formats with types. */
  | "unfitCell"
  /** The bytes of a file that are no base64, or not all of it. */
  | "notBase64"
  /** A file that is gone, or that the app connector's user may not see: Profit does not tell them apart (protocol 3.9). */
  | "noFile"
  | "tooLarge"
  /** A short page in the middle of an export, with more rows behind it. */
  | "gap"
  | "status";

export type ProfitErrorDetails = {
  /** What was asked for, where the same trouble has other causes and another remedy; for explaining alone. */
  about?: "report";
  fault?: AnswerFault;
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
  readonly fault: AnswerFault | undefined;
  readonly about: "report" | undefined;
  readonly status: number | undefined;
  readonly logReference: string | undefined;
  readonly errorNumber: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProfitErrorCode, message: string, details: ProfitErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.fault = details.fault;
    this.about = details.about;
    this.status = details.status;
    this.logReference = details.logReference;
    this.errorNumber = details.errorNumber;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  /**
   * Profit reports refusals as HTTP 500, so a 500 is an answer and not a reason to try again. An answer whose
   * connection broke off half-way is no answer. For reads only: a write that got no answer may have been done.
   */
  get isWorthRetrying(): boolean {
    if (this.fault === "brokeOff") return true;
    return this.code === "UNREACHABLE" || this.code === "TIMEOUT" || this.code === "UNAVAILABLE";
  }
}
