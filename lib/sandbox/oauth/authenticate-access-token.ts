import { emptyAnswer } from "../answer";
import type { Authentication } from "../authentication";
import type { Call } from "../call";
import { readAccessToken } from "./access-tokens";
import type { AuthorizationServer } from "./authorization-server";
import { ALGORITHMS } from "./client-assertion";
import { thumbprintOfProof } from "./dpop-proof";
import { OAuthError } from "./oauth-error";

/**
 * Who calls with an access token. One that is unknown or over gets 401 and is told so in WWW-Authenticate (protocol 2.3);
 * one that is bound to a key works only under the scheme DPoP with a proof, and another only as Bearer (RFC 9449, 7).
 */
export async function authenticateAccessToken(
  server: AuthorizationServer,
  call: Call,
  scheme: "bearer" | "dpop",
  token: string,
): Promise<Authentication> {
  // Before Profit 9 nobody knows the scheme, and no token is bound.
  const isProof = scheme === "dpop" && server.settings.profitVersion >= 9;
  const grant = await readAccessToken(server, token);
  if (!grant || (scheme === "dpop") !== (grant.jkt !== null)) return refused(challengeOf(isProof, "invalid_token"));
  if (grant.jkt !== null) {
    const problem = await problemOfProof(server, call, token, grant.jkt);
    if (problem) return problem;
  }
  const { appConnector } = grant.client;
  if (appConnector.state !== "active") return refused(challengeOf(isProof, "invalid_token"));
  return { ok: true, appConnector, userId: grant.userId, tokenEnds: null };
}

async function problemOfProof(
  server: AuthorizationServer,
  call: Call,
  token: string,
  jkt: string,
): Promise<Authentication | undefined> {
  try {
    if ((await thumbprintOfProof(server, call, token)) === jkt) return undefined;
    return refused(challengeOf(true, "invalid_token"));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return refused(challengeOf(true, error.code), error.headers);
  }
}

function challengeOf(isProof: boolean, error: string): string {
  return isProof ? `DPoP error="${error}", algs="${ALGORITHMS.join(" ")}"` : `Bearer error="${error}"`;
}

function refused(challenge: string, headers: Record<string, string> = {}): Authentication {
  return { ok: false, reason: "unknown", answer: emptyAnswer(401, { "www-authenticate": challenge, ...headers }) };
}
