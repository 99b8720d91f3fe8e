import { emptyAnswer, type Answer } from "./answer";
import type { AppConnector } from "./app-connectors";
import { SandboxRefusal } from "./refusal";
import type { ProfitMajor } from "./settings";

/** Exactly this form; clients that keep the line break of the OTP answer are forgiven (protocol 2.1). */
const TOKEN_XML = /^<token><version>1<\/version><data>([0-9A-F]{64})<\/data><\/token>$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export type Authentication = { ok: true; appConnector: AppConnector } | { ok: false; answer: Answer };

/**
 * Who calls, by the Authorization header (protocol 2.1, 2.3). A missing, unknown, expired or blocked token gets 401
 * without a body (that "blocked" is a 401 is inferred), a caller outside the allowed addresses 403 without a body.
 */
export function authenticate(
  authorization: string | undefined,
  appConnectors: readonly AppConnector[],
  profitVersion: ProfitMajor,
): Authentication {
  const [, scheme = "", credentials = ""] = /^\s*(\S+)\s+(.*?)\s*$/s.exec(authorization ?? "") ?? [];
  // OAuth access tokens are not issued yet (a later issue), so every one of them is unknown.
  if (/^(bearer|dpop)$/i.test(scheme)) {
    return { ok: false, answer: emptyAnswer(401, { "www-authenticate": 'Bearer error="invalid_token"' }) };
  }
  const token = scheme.toLowerCase() === "afastoken" ? tokenOf(credentials, profitVersion) : undefined;
  const appConnector = token === undefined ? undefined : appConnectors.find((candidate) => candidate.token === token);
  if (!appConnector || appConnector.state === "blocked" || appConnector.state === "expired") {
    return { ok: false, answer: emptyAnswer(401) };
  }
  if (appConnector.state === "address-blocked") return { ok: false, answer: emptyAnswer(403) };
  return { ok: true, appConnector };
}

/** The 64 hex characters in a header value, or undefined. Throws the refusal for a token that is not base64. */
function tokenOf(credentials: string, profitVersion: ProfitMajor): string | undefined {
  if (BASE64.test(credentials)) return TOKEN_XML.exec(Buffer.from(credentials, "base64").toString("utf8").trim())?.[1];
  const plain = TOKEN_XML.exec(credentials)?.[1];
  // Plain text was tolerated up to Profit 6 and is an error since; that it is a 500 comes from the Profit 6 notes (protocol 9.19).
  if (plain !== undefined && profitVersion >= 7) throw new SandboxRefusal("plainToken");
  return plain;
}
