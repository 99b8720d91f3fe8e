import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl, type Reply } from "./calls";
import {
  askTokens,
  clientOf,
  codeFor,
  credentialsOf,
  exchangeOf,
  type DescribedClient,
  type Tokens,
  without,
} from "./oauth/oauth-calls";
import { type Sandbox, startSandbox } from "./server";
import { envelopeOf, parametersOf, postSoap } from "./soap/soap-calls";

// protocol.md 2.4: the token endpoint, with every row of its table of errors.
let now: number;
let sandbox: Sandbox;
let client: DescribedClient;
let credentials: { client_id: string; client_secret: string };
beforeAll(async () => {
  now = Date.parse("2026-11-23T12:00:00Z");
  sandbox = await startSandbox({ clock: () => new Date(now) });
  client = await clientOf(sandbox);
  credentials = await credentialsOf(sandbox);
});
beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
});
afterAll(() => sandbox.close());

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
const tokensOf = (reply: Reply) => {
  expect(reply.status).toBe(200);
  return reply.json as Tokens;
};
const metainfo = (authorization: string) => callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } });
/** A code for the client oauth, and all that its exchange needs. */
const exchange = async () => exchangeOf(sandbox, await codeFor(sandbox));
const clientCredentials = () => askTokens(sandbox, { grant_type: "client_credentials", ...credentials });

describe("client credentials", () => {
  test("give a token of an hour that looks like a JWT of RS256, and no refresh token", async () => {
    const reply = await clientCredentials();
    expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(reply.headers["cache-control"]).toContain("no-store");
    const { access_token: token, ...rest } = tokensOf(reply);
    expect(rest).toEqual({ token_type: "Bearer", expires_in: 3_600 });
    const header = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as unknown;
    expect(header).toMatchObject({ alg: "RS256", typ: "JWT" });
  });

  test("the token opens the REST services as the app connector", async () => {
    const { access_token: token } = tokensOf(await clientCredentials());
    const reply = await metainfo(`Bearer ${token}`);
    expect(reply).toMatchObject({ status: 200, json: { info: { appName: "Sandbox oauth", tokenExpiry: "0" } } });
    expect((await metainfo(`bearer ${token}`)).status).toBe(200);
  });

  test("the token opens the SOAP services too, in the header alone", async () => {
    const { access_token: token } = tokensOf(await clientCredentials());
    const url = `${sandbox.soap}/appconnectorversioninfo.asmx`;
    const inHeader = await postSoap(url, envelopeOf("GetProductVersion", ""), { authorization: `Bearer ${token}` });
    expect(inHeader).toMatchObject({ status: 200, result: expect.stringMatching(/^\d/) });
    const inBody = await postSoap(url, envelopeOf("GetProductVersion", parametersOf({ token })));
    expect(inBody.status).toBe(500);
    const wrong = await postSoap(url, envelopeOf("GetProductVersion", ""), { authorization: `Bearer ${token}x` });
    expect(wrong.status).toBe(401);
    expect(wrong.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
  });

  test("the endpoint's path is taken in any case", async () => {
    const reply = await callUrl(`${sandbox.rest.toLowerCase()}/OAuth/Token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" },
      body: new URLSearchParams({ grant_type: "client_credentials", ...credentials }).toString(),
    });
    expect(reply.status).toBe(200);
  });

  test("an expired token gets 401 and is told so, one second before it does not", async () => {
    const { access_token: token } = tokensOf(await clientCredentials());
    now += 3_599_000;
    expect((await metainfo(`Bearer ${token}`)).status).toBe(200);
    now += 1_000;
    const reply = await metainfo(`Bearer ${token}`);
    expect(reply).toMatchObject({ status: 401, text: "" });
    expect(reply.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
  });

  test("how long a token is good for can be set", async () => {
    const short = await startSandbox({ accessTokenSeconds: 5, clock: () => new Date(now) });
    try {
      const asked = { grant_type: "client_credentials", ...(await credentialsOf(short)) };
      const { access_token: token, expires_in } = tokensOf(await askTokens(short, asked));
      expect(expires_in).toBe(5);
      now += 5_000;
      const reply = await callUrl(`${short.rest}/metainfo`, { headers: { authorization: `Bearer ${token}` } });
      expect(reply.status).toBe(401);
    } finally {
      await short.close();
    }
  });

  test("a token of another sandbox, an altered one and one under another scheme are no tokens", async () => {
    const { access_token: token } = tokensOf(await clientCredentials());
    const [head = "", claims = "", signature = ""] = token.split(".");
    const altered = Buffer.from(claims, "base64url").toString().replace("12345.SANDBOX", "12345.BAKKER");
    const other = await startSandbox({ clock: () => new Date(now) });
    try {
      const reply = await callUrl(`${other.rest}/metainfo`, { headers: { authorization: `Bearer ${token}` } });
      expect(reply.status).toBe(401);
    } finally {
      await other.close();
    }
    for (const authorization of [
      `Bearer ${head}.${Buffer.from(altered).toString("base64url")}.${signature}`,
      `Bearer ${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`,
      `DPoP ${token}`,
    ]) {
      const reply = await metainfo(authorization);
      expect(reply.status).toBe(401);
      expect(reply.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    }
  });
});

describe("how the client tells who it is", () => {
  const grant = "grant_type=client_credentials";

  test("in the Authorization header, each part form-encoded", async () => {
    const plain = basic(client.clientId, client.clientSecret);
    const encoded = basic(
      client.clientId.replace(/./, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
      client.clientSecret,
    );
    expect((await askTokens(sandbox, grant, { authorization: plain })).status).toBe(200);
    expect((await askTokens(sandbox, grant, { authorization: encoded })).status).toBe(200);
    expect((await askTokens(sandbox, `${grant}&client_id=${client.clientId}`, { authorization: plain })).status).toBe(
      200,
    );
  });

  test("not both in the body and in the header", async () => {
    const authorization = basic(client.clientId, client.clientSecret);
    const reply = await askTokens(sandbox, { grant_type: "client_credentials", ...credentials }, { authorization });
    expect(reply).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  });
});

describe("invalid_request", () => {
  test.each<[string, string, Record<string, string>]>([
    ["GET", "GET", {}],
    ["PUT", "PUT", { "content-type": "application/x-www-form-urlencoded" }],
    ["a JSON body", "POST", { "content-type": "application/json" }],
    ["no content type", "POST", {}],
  ])("%s", async (_name, method, headers) => {
    const body = new URLSearchParams({ grant_type: "client_credentials", ...credentials }).toString();
    const reply = await callUrl(`${sandbox.rest}/oauth/token`, {
      method,
      headers,
      ...(method === "GET" ? {} : { body }),
    });
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({
      error: "invalid_request",
      error_description: "Invalid HTTP request for token endpoint",
    });
  });

  test.each(["grant_type", "client_id", "client_secret"])("%s twice", async (name) => {
    const body = new URLSearchParams({ grant_type: "client_credentials", ...credentials });
    body.append(name, body.get(name) ?? "");
    expect(await askTokens(sandbox, body.toString())).toMatchObject({
      status: 400,
      json: { error: "invalid_request" },
    });
  });

  test.each(["grant_type", "client_id"])("%s left out or empty", async (name) => {
    const rest = without({ grant_type: "client_credentials", ...credentials }, name);
    expect(await askTokens(sandbox, rest)).toMatchObject({ status: 400, json: { error: "invalid_request" } });
    expect(await askTokens(sandbox, { ...rest, [name]: "" })).toMatchObject({ json: { error: "invalid_request" } });
  });

  test("parameters in the query string do not count", async () => {
    const query = new URLSearchParams({ grant_type: "client_credentials", ...credentials }).toString();
    const reply = await callUrl(`${sandbox.rest}/oauth/token?${query}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(reply).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  });

  test.each(["code", "redirect_uri", "code_verifier"])("%s left out, which does not burn the code", async (name) => {
    const whole = await exchange();
    expect(await askTokens(sandbox, without(whole, name))).toMatchObject({
      status: 400,
      json: { error: "invalid_request" },
    });
    expect((await askTokens(sandbox, whole)).status).toBe(200);
  });

  test("refresh_token left out", async () => {
    const reply = await askTokens(sandbox, { grant_type: "refresh_token", ...credentials });
    expect(reply).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  });
});

describe("invalid_client", () => {
  test.each<[string, () => Promise<Record<string, string>>]>([
    ["unknown", () => Promise.resolve({ ...credentials, client_id: "0".repeat(32) })],
    ["wrong secret", () => Promise.resolve({ ...credentials, client_secret: "wrong" })],
    ["no secret", () => Promise.resolve({ client_id: credentials.client_id })],
    ["blocked", () => credentialsOf(sandbox, "oauth-blocked")],
    [
      "the secret of another client",
      async () => ({ ...credentials, client_id: (await clientOf(sandbox, "oauth-user")).clientId }),
    ],
  ])("%s: 400 when the body tells, 401 and a challenge when the header does", async (_name, written) => {
    const own = await written();
    const inBody = await askTokens(sandbox, { grant_type: "client_credentials", ...own });
    expect(inBody).toMatchObject({ status: 400, json: { error: "invalid_client" } });
    expect(inBody.headers["www-authenticate"]).toBeUndefined();
    const authorization = basic(own["client_id"] ?? "", own["client_secret"] ?? "");
    const inHeader = await askTokens(sandbox, "grant_type=client_credentials", { authorization });
    expect(inHeader).toMatchObject({ status: 401, json: { error: "invalid_client" } });
    expect(inHeader.headers["www-authenticate"]).toMatch(/^Basic /);
  });

  test.each(["Basic", "Basic %%%", `Basic ${Buffer.from("no colon").toString("base64")}`, basic("%zz", "x")])(
    "the header %s",
    async (authorization) => {
      const reply = await askTokens(sandbox, "grant_type=client_credentials&client_id=x", { authorization });
      expect(reply.json).toMatchObject({ error: "invalid_client" });
    },
  );
});

describe("unauthorized_client and unsupported_grant_type", () => {
  test("an unknown client is unauthorized_client where that is asked for (protocol 1.1)", async () => {
    const live = await startSandbox({ openQuestions: { unknownClient: "unauthorized_client" } });
    try {
      const asked = { grant_type: "client_credentials", client_id: "unknown", client_secret: "x" };
      const reply = await askTokens(live, asked);
      expect(reply).toMatchObject({
        status: 400,
        json: { error: "unauthorized_client", error_description: "Unknown AppConnector" },
      });
    } finally {
      await live.close();
    }
  });

  test.each([
    ["oauth-user", "client_credentials"],
    ["oauth-machine", "authorization_code"],
    ["oauth-machine", "refresh_token"],
  ])("%s may not use %s", async (name, grantType) => {
    const reply = await askTokens(sandbox, { grant_type: grantType, ...(await credentialsOf(sandbox, name)) });
    expect(reply).toMatchObject({ status: 400, json: { error: "unauthorized_client" } });
  });

  test.each(["password", "implicit", "Client_Credentials", "__proto__"])("grant_type %s", async (grantType) => {
    const reply = await askTokens(sandbox, { grant_type: grantType, ...credentials });
    expect(reply).toMatchObject({ status: 400, json: { error: "unsupported_grant_type" } });
  });
});

test("a reset forgets codes and tokens; the client stays who it is", async () => {
  const own = await startSandbox();
  try {
    const asked = await exchangeOf(own, await codeFor(own));
    await callUrl(`${own.control}/reset`, { method: "POST" });
    expect(await askTokens(own, asked)).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
    expect(await clientOf(own)).toEqual(client);
  } finally {
    await own.close();
  }
});
