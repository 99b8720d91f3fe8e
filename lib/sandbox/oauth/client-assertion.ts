import { decodeJwt, decodeProtectedHeader, jwtVerify, type KeyInput } from "jose";
import type { Call } from "../call";
import type { AuthorizationServer } from "./authorization-server";
import { keyNamed } from "./client-keys";
import type { Client } from "./clients";
import { baseUrlOf, calledUrlOf } from "./endpoint-urls";
import { keysOf } from "./jwks-uri";
import { OAuthError } from "./oauth-error";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Assertions and proofs alike (for proofs inferred; protocol 2.5). */
export const ALGORITHMS = ["RS256", "PS256", "ES256"] as const;
export const SKEW_SECONDS = 60;
const LONGEST_SECONDS = 300;

/** The client that signed an assertion (private_key_jwt, protocol 2.5). Whatever is wrong with it is invalid_client. */
export async function clientOfAssertion(
  server: AuthorizationServer,
  call: Call,
  written: { type: string | undefined; assertion: string; clientId: string | undefined },
): Promise<Client> {
  if (written.type !== ASSERTION_TYPE) throw new OAuthError("invalid_client", "client_assertion_type is not supported");
  try {
    return await verified(server, call, written.assertion, written.clientId);
  } catch (cause) {
    throw new OAuthError("invalid_client", cause instanceof Error ? cause.message : "");
  }
}

async function verified(
  server: AuthorizationServer,
  call: Call,
  assertion: string,
  clientId: string | undefined,
): Promise<Client> {
  const now = server.clock();
  const subject = decodeJwt(assertion).sub ?? "";
  const client = server.clients.find(subject);
  if (!client || (clientId !== undefined && clientId !== subject)) throw new Error("The client is unknown");
  const header = decodeProtectedHeader(assertion);
  const { payload } = await jwtVerify(assertion, await keyOf(client, header, now), {
    algorithms: [...ALGORITHMS],
    issuer: subject,
    subject,
    audience: audiencesOf(call, header.typ),
    requiredClaims: ["exp", "jti"],
    clockTolerance: SKEW_SECONDS,
    currentDate: now,
  });
  const { exp = 0, jti = "" } = payload;
  if (exp - now.getTime() / 1_000 > LONGEST_SECONDS + SKEW_SECONDS) throw new Error("exp is more than 5 minutes away");
  const id = `assertion ${subject} ${jti}`;
  if (server.usedIds.peek(id)) throw new Error("jti was used before");
  server.usedIds.put(id, true, (exp + SKEW_SECONDS) * 1_000);
  return client;
}

/** With its own `typ` an assertion is meant for the issuer, which is the base URL alone; otherwise both will do. */
function audiencesOf(call: Call, type: string | undefined): string[] {
  const base = baseUrlOf(call);
  const issuers = [base, `${base}/`];
  return type?.toLowerCase() === "client-authentication+jwt" ? issuers : [...issuers, calledUrlOf(call)];
}

async function keyOf(client: Client, header: ReturnType<typeof decodeProtectedHeader>, now: Date): Promise<KeyInput> {
  const x5tS256 = typeof header["x5t#S256"] === "string" ? header["x5t#S256"] : undefined;
  const uploaded = keyNamed(client.keys, { kid: header.kid, x5tS256 }, now);
  if (uploaded) return uploaded;
  const published = client.jwksUri ? await keysOf(client.jwksUri, now) : [];
  const found = published.find((key) => key.use === "sig" && header.kid !== undefined && key.kid === header.kid);
  if (!found) throw new Error("No key of the client fits");
  return found;
}
