import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose";
import type { Call } from "../call";
import { type AuthorizationServer, randomText } from "./authorization-server";
import { ALGORITHMS, SKEW_SECONDS } from "./client-assertion";
import { calledUrlOf, isSameUrl } from "./endpoint-urls";
import { OAuthError } from "./oauth-error";

/** How old a proof may be, and how long a nonce is good for (both inferred). */
const LONGEST_SECONDS = 300;

/**
 * Checks the DPoP header of a call (RFC 9449; protocol 2.5) and gives the thumbprint of the key that signed it, or
 * undefined when there is no such header. With an access token the proof must name it. Throws use_dpop_nonce with a new
 * nonce, or invalid_dpop_proof.
 */
export async function thumbprintOfProof(
  server: AuthorizationServer,
  call: Call,
  accessToken?: string,
): Promise<string | undefined> {
  const proof = call.headers["dpop"];
  if (proof === undefined) return undefined;
  const { jkt, claims } = await verified(server, String(proof));
  const { htm, htu, ath, nonce, jti = "" } = claims;
  const isForThis = htm === call.method && typeof htu === "string" && isSameUrl(bare(htu), calledUrlOf(call));
  if (!isForThis) throw invalid("htm or htu is of another call");
  if (accessToken !== undefined && ath !== hashOf(accessToken)) throw invalid("ath is of another access token");
  if (typeof nonce !== "string" || !server.nonces.peek(nonce)) throw needsNonce(server);
  const id = `proof ${jkt} ${jti}`;
  if (server.usedIds.peek(id)) throw invalid("jti was used before");
  server.usedIds.put(id, true, server.clock().getTime() + (LONGEST_SECONDS + 2 * SKEW_SECONDS) * 1_000);
  return jkt;
}

async function verified(server: AuthorizationServer, proof: string) {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: "dpop+jwt",
      algorithms: [...ALGORITHMS],
      requiredClaims: ["jti", "htm", "htu"],
      maxTokenAge: LONGEST_SECONDS,
      clockTolerance: SKEW_SECONDS,
      currentDate: server.clock(),
    });
    return { claims: payload, jkt: await calculateJwkThumbprint(protectedHeader.jwk ?? { kty: "" }) };
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : "");
  }
}

function needsNonce(server: AuthorizationServer): OAuthError {
  const nonce = randomText();
  server.nonces.put(nonce, true, server.clock().getTime() + LONGEST_SECONDS * 1_000);
  return new OAuthError("use_dpop_nonce", "", { headers: { "dpop-nonce": nonce } });
}

function invalid(description: string): OAuthError {
  return new OAuthError("invalid_dpop_proof", description);
}

/** Query and fragment do not count (RFC 9449, 4.3). */
function bare(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

function hashOf(accessToken: string): string {
  return createHash("sha256").update(accessToken).digest("base64url");
}
