import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK } from "jose";
import * as openid from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { authorize, clientOf, order, REDIRECT_URI, submit } from "./oauth-calls";

// A second client that nobody here wrote, over the network (protocol 2.4, 2.5). It repeats calls for a nonce by itself.
let sandbox: Sandbox;
let nine: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  nine = await startSandbox({ profitVersion: 9, openQuestions: { expiresIn: "number" } });
});
afterAll(async () => {
  await sandbox.close();
  await nine.close();
});

async function configured(at: Sandbox, appConnector: string, authentication?: openid.ClientAuth) {
  const { rest } = at;
  const { clientId, clientSecret } = await clientOf(at, appConnector);
  const endpoints = { token_endpoint: `${rest}/oauth/token`, authorization_endpoint: `${rest}/oauth/authorize` };
  const configuration = new openid.Configuration(
    { issuer: rest, ...endpoints },
    clientId,
    undefined,
    authentication ?? openid.ClientSecretBasic(clientSecret),
  );
  openid.allowInsecureRequests(configuration);
  return configuration;
}

async function signedIn(at: Sandbox, configuration: openid.Configuration, appConnector: string) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const expectedState = openid.randomState();
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: REDIRECT_URI,
    state: expectedState,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const page = await authorize(at, Object.fromEntries(url.searchParams), { appConnector });
  const { location } = (await submit(at, page)).headers;
  return { back: new URL(String(location)), checks: { pkceCodeVerifier, expectedState } };
}

async function groupOf(at: Sandbox, configuration: openid.Configuration, token: string, options?: openid.DPoPOptions) {
  const url = new URL(`${at.rest}/metainfo`);
  const reply = await openid.fetchProtectedResource(
    ...([configuration, token, url, "GET", undefined, undefined, options] as const),
  );
  return ((await reply.json()) as { info: { group: string } }).info.group;
}

test("client credentials", async () => {
  const configuration = await configured(sandbox, "oauth-machine");
  const tokens = await openid.clientCredentialsGrant(configuration);
  expect(tokens.expiresIn()).toBeGreaterThan(3_590);
  expect(await groupOf(sandbox, configuration, tokens.access_token)).toBe("Sandbox groep (12345.SANDBOX)");
});

test("a code with PKCE, refreshing, and the refusal of a used refresh token", async () => {
  const configuration = await configured(sandbox, "oauth-user");
  const { back, checks } = await signedIn(sandbox, configuration, "oauth-user");
  const tokens = await openid.authorizationCodeGrant(configuration, back, checks);
  const next = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? "");
  expect(await groupOf(sandbox, configuration, next.access_token)).toBe("Sandbox groep (12345.JANSEN)");
  await expect(openid.refreshTokenGrant(configuration, tokens.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("Profit 9: a public client with DPoP", async () => {
  const configuration = await configured(nine, "oauth-public", openid.None());
  const DPoP = openid.getDPoPHandle(configuration, await openid.randomDPoPKeyPair());
  const { back, checks } = await signedIn(nine, configuration, "oauth-public");
  const tokens = await openid.authorizationCodeGrant(configuration, back, checks, undefined, { DPoP });
  expect(tokens.token_type).toBe("dpop");
  expect(await groupOf(nine, configuration, tokens.access_token, { DPoP })).toBe("Sandbox groep (12345.JANSEN)");
  await expect(groupOf(nine, configuration, tokens.access_token)).rejects.toMatchObject({ status: 401 });
  const next = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? "", undefined, { DPoP });
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
});

test("Profit 9: a client that signs with a key it publishes", async () => {
  const pair = (await crypto.subtle.generateKey(
    { name: "RSA-PSS", modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" },
    true,
    ["sign", "verify"],
  )) as CryptoKeyPair;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: "first", use: "sig" };
  const keys = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
  try {
    const jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
    expect((await order(nine, "client-keys", { appConnector: "oauth-key", jwksUri })).status).toBe(201);
    const own = openid.PrivateKeyJwt({ key: pair.privateKey, kid: "first" });
    const configuration = await configured(nine, "oauth-key", own);
    const tokens = await openid.clientCredentialsGrant(configuration);
    expect(await groupOf(nine, configuration, tokens.access_token)).toBe("Sandbox groep (12345.SANDBOX)");
  } finally {
    await new Promise((resolve) => keys.close(resolve));
  }
});
