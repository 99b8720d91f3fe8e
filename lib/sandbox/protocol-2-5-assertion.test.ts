import { generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askTokens, clientOf, credentialsOf, order } from "./oauth/oauth-calls";
import { selfSigned } from "./oauth/self-signed";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.5: assertions signed with a key (private_key_jwt), from Profit 9 on.
const DAY_MS = 86_400_000;
const START = Date.parse("2026-11-23T12:00:00Z");
const TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const INVALID_CLIENT = { status: 400, json: { error: "invalid_client" } };

const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const certificateOf = (pair: typeof rsa, days = 365) =>
  selfSigned(pair, { from: new Date(START - DAY_MS), to: new Date(START + days * DAY_MS) });

const certificates = { rsa: certificateOf(rsa), curve: certificateOf(curve) };

let now = START;
let sandbox: Sandbox;
let clientId: string;
beforeAll(async () => {
  sandbox = await startSandbox({ profitVersion: 9, clock: () => new Date(now) });
  ({ clientId } = await clientOf(sandbox, "oauth-key"));
  const upload = (certificate: string, keyId?: string) =>
    order(sandbox, "client-keys", { appConnector: "oauth-key", certificate, keyId });
  expect((await upload(certificates.rsa, "my-key")).status).toBe(201);
  expect((await upload(certificates.curve)).status).toBe(201);
});
beforeEach(() => {
  now = START;
});
afterAll(() => sandbox.close());

let count = 0;
/** An assertion that is right, but for what a test changes; undefined leaves a claim out. */
function assertionOf(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: KeyObject = rsa.privateKey,
): Promise<string> {
  const seconds = Math.floor(now / 1_000);
  const right = {
    iss: clientId,
    sub: clientId,
    aud: `${sandbox.rest}/oauth/token`,
    jti: `id-${count++}`,
    exp: seconds + 300,
  };
  const defined = Object.fromEntries(
    Object.entries({ ...right, ...claims }).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(defined).setProtectedHeader({ alg: "RS256", kid: "my-key", ...header }).sign(key);
}

const ask = (assertion: string, more: Record<string, string> = {}) =>
  askTokens(sandbox, {
    grant_type: "client_credentials",
    client_assertion_type: TYPE,
    client_assertion: assertion,
    ...more,
  });

describe("a signed assertion", () => {
  test.each<[string, string, Record<string, unknown>, KeyObject]>([
    ["RS256", "the given id", {}, rsa.privateKey],
    ["PS256", "the given id", {}, rsa.privateKey],
    ["RS256", "the SHA-1 of the certificate", { kid: thumbprint(certificates.rsa) }, rsa.privateKey],
    ["ES256", "x5t#S256", { kid: undefined, "x5t#S256": thumbprint256(certificates.curve) }, curve.privateKey],
  ])("of %s, its key named by %s, gives a token", async (alg, _name, header, key) => {
    const reply = await ask(await assertionOf({}, { alg, ...header }, key));
    expect(reply).toMatchObject({ status: 200, json: { token_type: "Bearer" } });
  });

  test("for the base URL, or beside a client_id that says the same", async () => {
    expect((await ask(await assertionOf({ aud: sandbox.rest }))).status).toBe(200);
    expect((await ask(await assertionOf(), { client_id: clientId })).status).toBe(200);
  });

  test("of its own type is for the base URL alone", async () => {
    const typ = { typ: "client-authentication+jwt" };
    expect((await ask(await assertionOf({ aud: sandbox.rest }, typ))).status).toBe(200);
    expect(await ask(await assertionOf({}, typ))).toMatchObject(INVALID_CLIENT);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["for somebody else", { aud: "https://elsewhere.example/oauth/token" }, {}],
    ["without an audience", { aud: undefined }, {}],
    ["of another issuer", { iss: "other" }, {}],
    ["of another subject", { sub: "other" }, {}],
    ["without an id", { jti: undefined }, {}],
    ["without an end", { exp: undefined }, {}],
    ["that ended more than a minute ago", { exp: START / 1_000 - 61 }, {}],
    ["that lasts more than 5 minutes and a minute", { exp: START / 1_000 + 361 }, {}],
    ["that is not good yet", { nbf: START / 1_000 + 120 }, {}],
    ["with a key of nobody", {}, { kid: "nobody" }],
    ["that names no key", {}, { kid: undefined }],
    ["whose two names differ", {}, { "x5t#S256": "other" }],
    ["of an algorithm that is not taken", {}, { alg: "RS512" }],
  ])("%s is invalid_client", async (_name, claims, header) => {
    expect(await ask(await assertionOf(claims, header))).toMatchObject(INVALID_CLIENT);
  });

  test("a minute of skew is allowed on both sides", async () => {
    for (const exp of [START / 1_000 - 59, START / 1_000 + 360]) {
      expect((await ask(await assertionOf({ exp }))).status).toBe(200);
    }
  });

  test("works once, and of two at once one", async () => {
    const once = await assertionOf();
    expect((await ask(once)).status).toBe(200);
    expect(await ask(once)).toMatchObject(INVALID_CLIENT);
    const twice = await assertionOf();
    const replies = await Promise.all([ask(twice), ask(twice)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("signed with another key, of another type, cut off or beside a secret is invalid_client", async () => {
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
    expect(await ask(await assertionOf({}, {}, stranger))).toMatchObject(INVALID_CLIENT);
    expect(await ask(await assertionOf(), { client_assertion_type: "other" })).toMatchObject(INVALID_CLIENT);
    expect(await ask((await assertionOf()).slice(0, -5))).toMatchObject(INVALID_CLIENT);
    expect(await ask("nonsense")).toMatchObject(INVALID_CLIENT);
    expect(await ask(await assertionOf(), { client_id: "other" })).toMatchObject(INVALID_CLIENT);
    const { client_secret } = await credentialsOf(sandbox);
    expect(await ask(await assertionOf(), { client_id: clientId, client_secret })).toMatchObject(INVALID_CLIENT);
  });

  test("a certificate that is over opens nothing", async () => {
    const certificate = certificateOf(curve, 10);
    const added = await order(sandbox, "client-keys", { appConnector: "oauth-key", certificate, keyId: "short" });
    expect(added.status).toBe(201);
    const own = () => assertionOf({}, { alg: "ES256", kid: "short" }, curve.privateKey);
    expect((await ask(await own())).status).toBe(200);
    now += 10 * DAY_MS + 1_000;
    expect(await ask(await own())).toMatchObject(INVALID_CLIENT);
  });

  test("before Profit 9 nobody knows it", async () => {
    const eight = await startSandbox();
    try {
      const own = await clientOf(eight);
      const asked = { grant_type: "client_credentials", client_assertion_type: TYPE, client_assertion: "x" };
      const reply = await askTokens(eight, { ...asked, client_id: own.clientId, client_secret: own.clientSecret });
      expect(reply.status).toBe(200);
      expect((await order(eight, "client-keys", { appConnector: "oauth", certificate: "x" })).status).toBe(400);
    } finally {
      await eight.close();
    }
  });
});

function thumbprint(certificate: string): string {
  return new X509Certificate(certificate).fingerprint.replaceAll(":", "");
}

function thumbprint256(certificate: string): string {
  return Buffer.from(new X509Certificate(certificate).fingerprint256.replaceAll(":", ""), "hex").toString("base64url");
}

describe("what is no certificate that Profit takes", () => {
  const short = generateKeyPairSync("rsa", { modulusLength: 1_024 });
  const otherCurve = generateKeyPairSync("ec", { namedCurve: "P-384" });
  test.each([
    ["nonsense", "nonsense"],
    ["an RSA key of 1024 bits", certificateOf(short)],
    ["a key on another curve", certificateOf(otherCurve)],
  ])("%s", async (_name, certificate) => {
    const reply = await order(sandbox, "client-keys", { appConnector: "oauth-key", certificate });
    expect(reply).toMatchObject({ status: 400, json: { problems: [expect.any(String)] } });
  });
});

describe("keys that a client publishes", () => {
  /** Serves an answer for one test; `calls` counts how often it was asked for. */
  async function published(answer: RequestListener, used: (calls: () => number) => Promise<void>): Promise<void> {
    let calls = 0;
    const server = createServer((request, response) => {
      calls++;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
      expect((await order(sandbox, "client-keys", { appConnector: "oauth-key", jwksUri })).status).toBe(201);
      await used(() => calls);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }
  const keysWith = async (more: object, padding = "") => {
    const jwk = { ...(await exportJWK(curve.publicKey)), kid: "published", use: "sig", ...more };
    return JSON.stringify({ keys: [jwk], padding });
  };
  const own = () => assertionOf({}, { alg: "ES256", kid: "published" }, curve.privateKey);

  test("are read once an hour", async () => {
    const body = await keysWith({});
    await published(
      (_request, response) => response.end(body),
      async (calls) => {
        expect((await ask(await own())).status).toBe(200);
        now += 3_599_000;
        expect((await ask(await own())).status).toBe(200);
        expect(calls()).toBe(1);
        now += 1_000;
        expect((await ask(await own())).status).toBe(200);
        expect(calls()).toBe(2);
      },
    );
  });

  test.each<[string, object, string]>([
    ["not for signatures", { use: "enc" }, ""],
    ["of no stated use", { use: undefined }, ""],
    ["of another id", { kid: "other" }, ""],
    ["in more than 64 KB", {}, "x".repeat(64 * 1_024)],
  ])("but not one %s", async (_name, more, padding) => {
    const body = await keysWith(more, padding);
    await published(
      (_request, response) => response.end(body),
      async () => expect(await ask(await own())).toMatchObject(INVALID_CLIENT),
    );
  });

  test("a redirect is not followed", async () => {
    const body = await keysWith({});
    await published(
      (request, response) => {
        if (request.url === "/keys") response.writeHead(302, { location: "/elsewhere" }).end(body);
        else response.end(body);
      },
      async (calls) => {
        expect(await ask(await own())).toMatchObject(INVALID_CLIENT);
        expect(calls()).toBe(1);
      },
    );
  });

  test.each([
    "https://keys.example/jwks",
    "http://192.0.2.1/jwks",
    "http://localhost.evil.example/",
    "file:///etc/passwd",
  ])("the sandbox does not reach out to %s", async (jwksUri) => {
    const reply = await order(sandbox, "client-keys", { appConnector: "oauth-key", jwksUri });
    expect(reply.status).toBe(400);
  });
});
