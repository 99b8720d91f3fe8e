import { mayCallFrom } from "./address-rules";
import { emptyAnswer, type Answer } from "./answer";
import type { Call, Caller } from "./call";
import type { Environment } from "./environment";
import { authenticateAccessToken } from "./oauth/authenticate-access-token";
import { SandboxRefusal } from "./refusal";

/** Exactly this form; clients that keep the line break of the OTP answer are forgiven (protocol 2.1). */
const TOKEN_XML = /^<token><version>1<\/version><data>([0-9A-F]{64})<\/data><\/token>$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Why somebody does not get in. REST tells it with a status alone, SOAP has words for some (protocol 2.3). */
type NotAuthenticated = "missing" | "unreadable" | "unknown" | "expired" | "blocked" | "address";

export type Authentication = ({ ok: true } & Caller) | { ok: false; reason: NotAuthenticated; answer: Answer };

/**
 * Who calls, by the Authorization header (protocol 2.1, 2.3). A missing, unknown, expired or blocked token gets 401
 * without a body (that "blocked" is a 401 is inferred), a caller outside the allowed addresses 403 without a body.
 */
export async function authenticate(call: Call, environment: Environment): Promise<Authentication> {
  const { authorization } = call.headers;
  if (authorization === undefined) return refused("missing");
  const [, scheme = "", credentials = ""] = /^\s*(\S+)\s+(.*?)\s*$/s.exec(authorization) ?? [];
  switch (scheme.toLowerCase()) {
    case "afastoken":
      return fromAllowedAddress(call, ofToken(tokenOf(credentials, environment), environment));
    case "bearer":
      return fromAllowedAddress(call, await authenticateAccessToken(environment.oauth, call, "bearer", credentials));
    case "dpop":
      return fromAllowedAddress(call, await authenticateAccessToken(environment.oauth, call, "dpop", credentials));
    default:
      return refused("unreadable");
  }
}

/** The same for the token that stands as text in the body of a SOAP call; blanks around it do not count (protocol 2.2). */
export function authenticateToken(xmlText: string, environment: Environment, call: Call): Authentication {
  return fromAllowedAddress(call, ofToken(TOKEN_XML.exec(xmlText.trim())?.[1], environment));
}

/** The 64 hex characters in a header value, or undefined. Throws the refusal for a token that is not base64. */
function tokenOf(credentials: string, environment: Environment): string | undefined {
  if (BASE64.test(credentials)) return TOKEN_XML.exec(Buffer.from(credentials, "base64").toString("utf8").trim())?.[1];
  const plain = TOKEN_XML.exec(credentials)?.[1];
  // Plain text was tolerated up to Profit 6 and is an error since; that it is a 500 comes from the Profit 6 notes (protocol 9.19).
  if (plain !== undefined && environment.settings.profitVersion >= 7) throw new SandboxRefusal("plainToken");
  return plain;
}

function ofToken(token: string | undefined, environment: Environment): Authentication {
  if (token === undefined) return refused("unreadable");
  const caller = environment.classicTokens.find(token);
  if (!caller) return refused("unknown");
  const { appConnector, tokenEnds } = caller;
  if (appConnector.state === "blocked") return refused("blocked");
  if (appConnector.state === "expired" || isOver(tokenEnds, environment.clock())) return refused("expired");
  return { ok: true, ...caller };
}

/** A token is good until its last day is over, on the Dutch clock as all of Profit's days (inferred). */
function isOver(lastDay: string | null, now: Date): boolean {
  return lastDay !== null && now.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" }) > lastDay;
}

/** Looked at last: who has no good token learns nothing of the addresses (inferred). */
function fromAllowedAddress(call: Call, authentication: Authentication): Authentication {
  if (!authentication.ok) return authentication;
  const { state, addresses = {} } = authentication.appConnector;
  if (state !== "address-blocked" && mayCallFrom(addresses, call.address)) return authentication;
  return { ok: false, reason: "address", answer: emptyAnswer(403) };
}

function refused(reason: NotAuthenticated): Authentication {
  return { ok: false, reason, answer: emptyAnswer(401) };
}
