import { type Answer, jsonAnswer } from "../answer";

type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "use_dpop_nonce"
  | "invalid_dpop_proof";

/** The token endpoint saying no (protocol 2.4, the table). Descriptions are ours: Profit's own words are not known. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly code: OAuthErrorCode;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(
    code: OAuthErrorCode,
    description = "",
    { status = 400, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ) {
    super(description);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }

  /** `error_description` is left out when it is empty (protocol 2.4). */
  toAnswer(): Answer {
    const description = this.message === "" ? {} : { error_description: this.message };
    return jsonAnswer(this.status, { error: this.code, ...description }, this.headers);
  }
}
