import { randomBytes } from "node:crypto";
import { type CryptoKey, generateKeyPair } from "jose";
import type { AppConnector } from "../app-connectors";
import { createExpiring } from "../expiring";
import type { SandboxSettings } from "../settings";
import { type Client, createClients } from "./clients";

/**
 * OAuth 2 as Profit's REST host gives it (protocol 2.4, and 2.5 from Profit 9 on): what the token and the authorize
 * endpoint remember. Classic tokens and one-time passwords stand elsewhere; what an app connector may do is no matter of
 * this room.
 */

/** A sign-in page that was shown, with all that was asked for. */
export type SignIn = {
  client: Client;
  redirectUri: string;
  state: string | null;
  codeChallenge: string;
  /** After this the answer comes too late (protocol 2.4). */
  endsAt: number;
};

/** What a code stands for until it is exchanged. */
export type CodeGrant = Pick<SignIn, "client" | "redirectUri" | "codeChallenge"> & { userId: string };

/** What a refresh token stands for. `jkt` binds it to the key of a public client (RFC 9449, 5). */
export type RefreshGrant = { client: Client; userId: string; chainEndsAt: number; jkt: string | null };

export type AuthorizationServer = ReturnType<typeof createAuthorizationServer>;

export function createAuthorizationServer(
  appConnectors: readonly AppConnector[],
  settings: SandboxSettings,
  clock: () => Date,
) {
  let keys: Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }> | undefined;
  return {
    settings,
    clock,
    clients: createClients(appConnectors, settings, clock),
    signIns: createExpiring<SignIn>(clock),
    codes: createExpiring<CodeGrant>(clock),
    refreshTokens: createExpiring<RefreshGrant>(clock),
    /** Nonces for DPoP, and the ids of proofs and assertions that were used (protocol 2.5). */
    nonces: createExpiring<true>(clock),
    usedIds: createExpiring<true>(clock, 100_000),
    /** Made when first needed and new in every process: after a restart access tokens are as good as expired. */
    signingKeys: () => (keys ??= generateKeyPair("RS256")),
  };
}

/** A code, refresh token, nonce or form id: 256 bits that nobody guesses. */
export function randomText(): string {
  return randomBytes(32).toString("base64url");
}
