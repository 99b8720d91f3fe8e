import { type Answer, jsonAnswer } from "../answer";
import type { WholeCall } from "../call";
import { signAccessToken } from "./access-tokens";
import { type AuthorizationServer, randomText } from "./authorization-server";
import { authenticateClient } from "./client-authentication";
import type { Client } from "./clients";
import { thumbprintOfProof } from "./dpop-proof";
import { baseUrlOf } from "./endpoint-urls";
import { type Granted, GRANTS } from "./grants";
import { OAuthError } from "./oauth-error";
import { type Parameters, readParameters } from "./parameters";

const FORM = /^\s*application\/x-www-form-urlencoded\s*(;|$)/i;

/** POST oauth/token, whatever the method: another one is invalid_request too (protocol 2.4). */
export async function answerToken(server: AuthorizationServer, call: WholeCall): Promise<Answer> {
  try {
    if (call.method !== "POST" || !FORM.test(call.headers["content-type"] ?? "")) {
      throw new OAuthError("invalid_request", "Invalid HTTP request for token endpoint");
    }
    const parameters = readParameters(call.body.toString("utf8"));
    const [twice] = parameters.repeated;
    if (twice !== undefined) throw new OAuthError("invalid_request", "A parameter occurs more than once");
    const grantType = parameters.get("grant_type");
    if (grantType === undefined) throw new OAuthError("invalid_request", "grant_type is missing");
    const client = await authenticateClient(server, call, parameters);
    return await tokensFor(server, call, client, grantType, parameters);
  } catch (error) {
    if (error instanceof OAuthError) return error.toAnswer();
    throw error;
  }
}

async function tokensFor(
  server: AuthorizationServer,
  call: WholeCall,
  client: Client,
  grantType: string,
  parameters: Parameters,
): Promise<Answer> {
  const known = GRANTS.get(grantType);
  if (!known) throw new OAuthError("unsupported_grant_type", "grant_type is not supported");
  if (!client.settings.flows.includes(known.flow)) {
    throw new OAuthError("unauthorized_client", "The app connector may not use this flow");
  }
  // Before anything is used up: a first call without a nonce is to be repeated with the same code (protocol 2.5).
  const jkt = await proofOf(server, call, client);
  const granted = known.grant(server, client, parameters, jkt);
  return jsonAnswer(200, {
    access_token: await signAccessToken(server, { client, userId: granted.userId, jkt }, baseUrlOf(call)),
    token_type: jkt === null ? "Bearer" : "DPoP",
    ...restOf(server, client, granted, jkt),
  });
}

/** A public client must prove a key, another one may (protocol 2.5); before Profit 9 the header says nothing. */
async function proofOf(server: AuthorizationServer, call: WholeCall, client: Client): Promise<string | null> {
  if (server.settings.profitVersion < 9) return null;
  const jkt = (await thumbprintOfProof(server, call)) ?? null;
  if (jkt === null && client.settings.proof === "none") {
    throw new OAuthError("invalid_dpop_proof", "A public client must send a DPoP proof");
  }
  return jkt;
}

function restOf(
  { settings, refreshTokens }: AuthorizationServer,
  client: Client,
  granted: Granted,
  jkt: string | null,
) {
  const { userId, chainEndsAt } = granted;
  const written = settings.openQuestions.expiresIn ?? (settings.profitVersion >= 9 ? "string" : "number");
  const expires_in = written === "string" ? `${settings.accessTokenSeconds}` : settings.accessTokenSeconds;
  if (chainEndsAt === null) return written === "string" ? { expires_in, refresh_token: null } : { expires_in };
  const refresh_token = randomText();
  const isPublic = client.settings.proof === "none";
  refreshTokens.put(refresh_token, { client, userId, chainEndsAt, jkt: isPublic ? jkt : null }, chainEndsAt);
  return { expires_in, refresh_token };
}
