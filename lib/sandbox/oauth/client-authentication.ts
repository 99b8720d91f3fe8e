import type { Call } from "../call";
import type { AuthorizationServer } from "./authorization-server";
import { clientOfAssertion } from "./client-assertion";
import { type Client, hasSecret } from "./clients";
import { OAuthError } from "./oauth-error";
import type { Parameters } from "./parameters";

/** An id and a secret, or an id alone, and whether they came in the Authorization header. */
type Credentials = { clientId: string; clientSecret: string | undefined; isBasic: boolean };

/**
 * Which client calls the token endpoint: a secret in the body or as HTTP Basic, never both (protocol 2.4); from Profit 9
 * on also a signed assertion, or for a public client its id alone (protocol 2.5). Throws the refusal.
 */
export async function authenticateClient(
  server: AuthorizationServer,
  call: Call,
  parameters: Parameters,
): Promise<Client> {
  const isProfit9 = server.settings.profitVersion >= 9;
  const assertion = isProfit9 ? parameters.get("client_assertion") : undefined;
  const credentials = credentialsOf(server, call, parameters);
  if (assertion !== undefined) {
    if (credentials?.clientSecret !== undefined) throw new OAuthError("invalid_client", "A secret and an assertion");
    const type = parameters.get("client_assertion_type");
    return active(
      server,
      await clientOfAssertion(server, call, { type, assertion, clientId: credentials?.clientId }),
      false,
    );
  }
  if (!credentials) throw new OAuthError("invalid_request", "client_id is missing");
  const { clientId, clientSecret, isBasic } = credentials;
  const known = server.clients.find(clientId);
  if (!known && server.settings.openQuestions.unknownClient === "unauthorized_client") {
    throw new OAuthError("unauthorized_client", "Unknown AppConnector");
  }
  const client = active(server, known, isBasic);
  const isProven =
    client.settings.proof === "none"
      ? clientSecret === undefined
      : clientSecret !== undefined && hasSecret(client, clientSecret, server.clock());
  if (!isProven) throw invalidClient(server, isBasic);
  return client;
}

function active(server: AuthorizationServer, client: Client | undefined, isBasic: boolean): Client {
  if (client?.appConnector.state !== "active") throw invalidClient(server, isBasic);
  return client;
}

/** Profit 9 answers 400 to a wrong secret too (protocol 2.5); before, Basic gets the 401 that HTTP knows (protocol 2.4). */
function invalidClient(server: AuthorizationServer, isBasic: boolean): OAuthError {
  const description = "The client is unknown or blocked, or its secret is wrong";
  if (!isBasic || server.settings.profitVersion >= 9) return new OAuthError("invalid_client", description);
  return new OAuthError("invalid_client", description, {
    status: 401,
    headers: { "www-authenticate": 'Basic realm="Profit"' },
  });
}

function credentialsOf(server: AuthorizationServer, call: Call, parameters: Parameters): Credentials | undefined {
  const clientId = parameters.get("client_id");
  const clientSecret = parameters.get("client_secret");
  const basic = /^\s*basic\s+(.*?)\s*$/is.exec(call.headers.authorization ?? "")?.[1];
  if (basic === undefined) return clientId === undefined ? undefined : { clientId, clientSecret, isBasic: false };
  if (clientSecret !== undefined) throw new OAuthError("invalid_request", "The client authenticates in two ways");
  const read = readBasic(basic);
  if (!read) throw invalidClient(server, true);
  // An id beside the header is superfluous, and must be the same (inferred).
  if (clientId !== undefined && clientId !== read.clientId) throw invalidClient(server, true);
  return { ...read, isBasic: true };
}

/** Each part is form-encoded before they are joined with a colon (protocol 2.4). */
function readBasic(encoded: string): { clientId: string; clientSecret: string } | undefined {
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const [, clientId, clientSecret] = /^([^:]*):(.*)$/s.exec(text)?.map(formDecoded) ?? [];
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
