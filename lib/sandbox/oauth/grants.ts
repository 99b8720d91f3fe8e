import { createHash } from "node:crypto";
import type { OAuthFlow } from "../app-connectors";
import type { AuthorizationServer } from "./authorization-server";
import type { Client } from "./clients";
import { OAuthError } from "./oauth-error";
import type { Parameters } from "./parameters";

/** A refresh token's chain lives at most this long, counted from the first one (protocol 2.4). */
const CHAIN_MS = 30 * 86_400_000;

/** Who gets tokens. `chainEndsAt` is null where there is no refresh token to give. */
export type Granted = { userId: string; chainEndsAt: number | null };

type Grant = (
  server: AuthorizationServer,
  client: Client,
  parameters: Parameters,
  /** The key that proved itself with this call, if any. */
  jkt: string | null,
) => Granted;

/**
 * What each grant_type asks (protocol 2.4). None of them waits for anything: of two callers with the same code or refresh
 * token exactly one finds it.
 */
export const GRANTS: ReadonlyMap<string, { flow: OAuthFlow; grant: Grant }> = new Map([
  ["client_credentials", { flow: "client_credentials", grant: ofClient }],
  ["authorization_code", { flow: "authorization_code", grant: ofCode }],
  ["refresh_token", { flow: "authorization_code", grant: ofRefreshToken }],
]);

/** Acts as the first user of the app connector's group (inferred). */
function ofClient(_server: AuthorizationServer, client: Client): Granted {
  return { userId: client.appConnector.users[0] ?? "", chainEndsAt: null };
}

/** A wrong redirect_uri or verifier burns the code, a missing one does not (protocol 2.4). */
function ofCode(server: AuthorizationServer, client: Client, parameters: Parameters): Granted {
  const code = needed(parameters, "code");
  const redirectUri = needed(parameters, "redirect_uri");
  const verifier = needed(parameters, "code_verifier");
  // Another client's code stays good for its own: whoever stole it cannot spoil it either (inferred).
  if (server.codes.peek(code)?.client !== client) throw new OAuthError("invalid_grant", "The code is unknown or over");
  const grant = server.codes.take(code);
  if (grant?.redirectUri !== redirectUri) throw new OAuthError("invalid_grant", "redirect_uri is another");
  if (createHash("sha256").update(verifier).digest("base64url") !== grant.codeChallenge) {
    throw new OAuthError("invalid_grant", "code_verifier does not fit");
  }
  return { userId: grant.userId, chainEndsAt: server.clock().getTime() + CHAIN_MS };
}

/** Works once: the answer holds the next one of the same chain (protocol 2.4). */
function ofRefreshToken(
  server: AuthorizationServer,
  client: Client,
  parameters: Parameters,
  jkt: string | null,
): Granted {
  const token = needed(parameters, "refresh_token");
  const known = server.refreshTokens.peek(token);
  if (known?.client !== client || (known.jkt !== null && known.jkt !== jkt)) {
    throw new OAuthError("invalid_grant", "The refresh token is unknown, used or over");
  }
  server.refreshTokens.take(token);
  return known;
}

function needed(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined) throw new OAuthError("invalid_request", `${name} is missing`);
  return value;
}
