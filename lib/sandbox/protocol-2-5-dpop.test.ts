import { createHash, generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl, type Reply } from "./calls";
import { askTokens, clientOf, codeFor, credentialsOf, REDIRECT_URI, type Tokens, VERIFIER } from "./oauth/oauth-calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.5: public clients, and tokens that are bound to a key (DPoP), from Profit 9 on.
const START = Date.parse("2026-11-23T12:00:00Z");
const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });

let now = START;
let sandbox: Sandbox;
let clientId: string;
beforeAll(async () => {
  sandbox = await startSandbox({ profitVersion: 9, clock: () => new Date(now) });
  ({ clientId } = await clientOf(sandbox, "oauth-public"));
});
beforeEach(() => {
  now = START;
});
afterAll(() => sandbox.close());

let count = 0;
/** A proof that is right, but for what a test changes. */
async function proofOf(
  claims: Record<string, unknown> = {},
  { header = {}, keys = pair }: { header?: Record<string, unknown>; keys?: typeof pair } = {},
): Promise<string> {
  const right = { htm: "POST", htu: `${sandbox.rest}/oauth/token`, iat: Math.floor(now / 1_000), jti: `id-${count++}` };
  const defined = Object.fromEntries(
    Object.entries({ ...right, ...claims }).filter(([, value]) => value !== undefined),
  );
  const jwk = await exportJWK(keys.publicKey);
  return new SignJWT(defined)
    .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk, ...header })
    .sign(keys.privateKey);
}

async function freshNonce(): Promise<string> {
  const reply = await askTokens(
    sandbox,
    { grant_type: "refresh_token", client_id: clientId },
    { dpop: await proofOf() },
  );
  return String(reply.headers["dpop-nonce"]);
}

const exchange = async (code: string, headers: Record<string, string> = {}) =>
  askTokens(
    sandbox,
    {
      ...{ grant_type: "authorization_code", client_id: clientId, code },
      ...{ redirect_uri: REDIRECT_URI, code_verifier: VERIFIER },
    },
    headers,
  );

async function bound(): Promise<Tokens> {
  const dpop = await proofOf({ nonce: await freshNonce() });
  const reply = await exchange(await codeFor(sandbox, "oauth-public"), { dpop });
  expect(reply.status).toBe(200);
  return reply.json as Tokens;
}

describe("the token endpoint", () => {
  test("asks for a nonce first, in a body with nothing else, and the code stays good", async () => {
    const code = await codeFor(sandbox, "oauth-public");
    const first = await exchange(code, { dpop: await proofOf() });
    expect(first).toMatchObject({ status: 400, text: '{"error":"use_dpop_nonce"}' });
    const nonce = String(first.headers["dpop-nonce"]);
    const second = await exchange(code, { dpop: await proofOf({ nonce }) });
    expect(second).toMatchObject({ status: 200, json: { token_type: "DPoP", expires_in: "3600" } });
    expect(second.json).toHaveProperty("refresh_token", expect.any(String));
  });

  test("a nonce is good for five minutes", async () => {
    const nonce = await freshNonce();
    now += 300_000;
    const reply = await exchange(await codeFor(sandbox, "oauth-public"), { dpop: await proofOf({ nonce }) });
    expect(reply).toMatchObject({ status: 400, json: { error: "use_dpop_nonce" } });
  });

  test("a public client must send a proof, and no secret", async () => {
    const code = await codeFor(sandbox, "oauth-public");
    expect(await exchange(code)).toMatchObject({ status: 400, json: { error: "invalid_dpop_proof" } });
    const secret = { grant_type: "refresh_token", client_id: clientId, client_secret: "x", refresh_token: "x" };
    expect(await askTokens(sandbox, secret)).toMatchObject({ status: 400, json: { error: "invalid_client" } });
    const machine = { grant_type: "client_credentials", client_id: clientId };
    expect(await askTokens(sandbox, machine)).toMatchObject({ json: { error: "unauthorized_client" } });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["another method", { htm: "GET" }, {}],
    ["another address", { htu: "http://elsewhere.example/oauth/token" }, {}],
    ["no id", { jti: undefined }, {}],
    ["no time", { iat: undefined }, {}],
    ["a time long ago", { iat: START / 1_000 - 361 }, {}],
    ["a time to come", { iat: START / 1_000 + 61 }, {}],
    ["another type", {}, { typ: "JWT" }],
    ["no key", {}, { jwk: undefined }],
  ])("a proof with %s is invalid_dpop_proof", async (_name, claims, header) => {
    const dpop = await proofOf({ nonce: await freshNonce(), ...claims }, { header });
    const reply = await exchange(await codeFor(sandbox, "oauth-public"), { dpop });
    expect(reply).toMatchObject({ status: 400, json: { error: "invalid_dpop_proof" } });
  });

  test("a proof whose key shows its private half, or is of another signature, is none", async () => {
    const nonce = await freshNonce();
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
    for (const jwk of [await exportJWK(pair.privateKey), await exportJWK(other.publicKey)]) {
      const reply = await exchange("x", { dpop: await proofOf({ nonce }, { header: { jwk } }) });
      expect(reply).toMatchObject({ status: 400, json: { error: "invalid_dpop_proof" } });
    }
    expect(await exchange("x", { dpop: "nonsense" })).toMatchObject({ json: { error: "invalid_dpop_proof" } });
  });

  test("a proof works once", async () => {
    const dpop = await proofOf({ nonce: await freshNonce(), htu: `${sandbox.rest}/oauth/token?ignored#too` });
    expect((await exchange(await codeFor(sandbox, "oauth-public"), { dpop })).status).toBe(200);
    const again = await exchange(await codeFor(sandbox, "oauth-public"), { dpop });
    expect(again).toMatchObject({ status: 400, json: { error: "invalid_dpop_proof" } });
  });

  test("a refresh token of a public client is bound to its key", async () => {
    const { refresh_token = "" } = await bound();
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const refresh = async (keys: typeof pair) =>
      askTokens(
        sandbox,
        { grant_type: "refresh_token", client_id: clientId, refresh_token },
        { dpop: await proofOf({ nonce: await freshNonce() }, { keys }) },
      );
    expect(await refresh(other)).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
    expect(await refresh(pair)).toMatchObject({ status: 200, json: { token_type: "DPoP" } });
  });

  test("a client with a secret may send a proof, and gets a bound token when it does", async () => {
    const asked = { grant_type: "client_credentials", ...(await credentialsOf(sandbox)) };
    expect((await askTokens(sandbox, asked)).json).toMatchObject({ token_type: "Bearer" });
    const dpop = await proofOf({ nonce: await freshNonce() });
    expect((await askTokens(sandbox, asked, { dpop })).json).toMatchObject({ token_type: "DPoP" });
  });
});

describe("calls with a bound token", () => {
  let tokens: Tokens;
  let nonce: string;
  beforeEach(async () => {
    tokens = await bound();
    nonce = await freshNonce();
  });
  const ath = (token: string) => createHash("sha256").update(token).digest("base64url");
  const call = async (headers: Record<string, string>): Promise<Reply> =>
    callUrl(`${sandbox.rest}/metainfo?x=1`, { headers });
  const proofForCall = (changed: Record<string, unknown> = {}, keys = pair) => {
    const claims = { htm: "GET", htu: `${sandbox.rest}/metainfo`, ath: ath(tokens.access_token), nonce, ...changed };
    return proofOf(claims, { keys });
  };

  test("get in with a proof that names the token, once", async () => {
    const headers = { authorization: `DPoP ${tokens.access_token}`, dpop: await proofForCall() };
    expect(await call(headers)).toMatchObject({ status: 200, json: { info: { appName: "Sandbox oauth-public" } } });
    const again = await call(headers);
    expect(again.status).toBe(401);
    expect(again.headers["www-authenticate"]).toBe('DPoP error="invalid_dpop_proof", algs="RS256 PS256 ES256"');
  });

  test("without a nonce are told one", async () => {
    const dpop = await proofForCall({ nonce: undefined });
    const reply = await call({ authorization: `DPoP ${tokens.access_token}`, dpop });
    expect(reply).toMatchObject({ status: 401, text: "" });
    expect(reply.headers["www-authenticate"]).toContain('DPoP error="use_dpop_nonce"');
    expect(reply.headers["dpop-nonce"]).toMatch(/^[\w-]{43}$/);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["for another address", { htu: "http://127.0.0.1/other" }, "invalid_dpop_proof"],
    ["for another method", { htm: "POST" }, "invalid_dpop_proof"],
    ["of another token", { ath: ath("other") }, "invalid_dpop_proof"],
    ["of no token", { ath: undefined }, "invalid_dpop_proof"],
  ])("a proof %s is refused", async (_name, changed, error) => {
    const reply = await call({ authorization: `DPoP ${tokens.access_token}`, dpop: await proofForCall(changed) });
    expect(reply.status).toBe(401);
    expect(reply.headers["www-authenticate"]).toContain(`DPoP error="${error}"`);
  });

  test("no proof, another key, or the scheme Bearer is invalid_token", async () => {
    const authorization = `DPoP ${tokens.access_token}`;
    const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
    for (const [headers, scheme] of [
      [{ authorization }, "DPoP"],
      [{ authorization, dpop: await proofForCall({}, stranger) }, "DPoP"],
      [{ authorization: `Bearer ${tokens.access_token}` }, "Bearer"],
    ] as const) {
      const reply = await call(headers);
      expect(reply.status).toBe(401);
      expect(reply.headers["www-authenticate"]).toContain(`${scheme} error="invalid_token"`);
    }
  });

  test("a token that is not bound is refused under DPoP", async () => {
    const asked = { grant_type: "client_credentials", ...(await credentialsOf(sandbox)) };
    const { access_token: token } = (await askTokens(sandbox, asked)).json as Tokens;
    const dpop = await proofForCall({ ath: ath(token) });
    expect((await call({ authorization: `DPoP ${token}`, dpop })).status).toBe(401);
    expect((await call({ authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

test("before Profit 9 the header says nothing", async () => {
  const eight = await startSandbox();
  try {
    const asked = { grant_type: "client_credentials", ...(await credentialsOf(eight)) };
    expect((await askTokens(eight, asked, { dpop: "nonsense" })).json).toMatchObject({ token_type: "Bearer" });
  } finally {
    await eight.close();
  }
});
