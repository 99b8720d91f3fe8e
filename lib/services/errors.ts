export type ServiceErrorCode =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "INVALID_INPUT"
  | "CONFLICT"
  | "LAST_ADMIN"
  | "WEAK_PASSWORD"
  | "WRONG_PASSWORD"
  | "TOO_MANY_ATTEMPTS"
  | "LINK_EXPIRED"
  // Writing into Profit.
  | "PRODUCTION_LOCKED"
  | "OUTCOME_UNKNOWN"
  | "PREVIEW_OUTDATED"
  | "NOT_SENDABLE";

/** Trouble we expect and name. The browser gets the code and the parameters; its words stand in lib/messages. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ServiceErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ServiceErrorCode, message: string, params: Record<string, string | number> = {}, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.params = params;
  }
}
