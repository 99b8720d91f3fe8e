import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callerOf, callUrl } from "./calls";
import { askTokens, clientOf, credentialsOf, order, type Tokens } from "./oauth/oauth-calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.5: secrets that end, from Profit 9 on, what is answered to who has one, and who has one at all.
const DAY_MS = 86_400_000;
const START = Date.parse("2026-11-23T12:00:00Z");
const INVALID_CLIENT = { status: 400, json: { error: "invalid_client" } };

let now = START;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ profitVersion: 9, clock: () => new Date(now) });
});
beforeEach(() => {
  now = START;
});
afterAll(() => sandbox.close());

describe("secrets", () => {
  const withSecret = async (client_secret: string) =>
    askTokens(sandbox, { ...(await credentialsOf(sandbox)), grant_type: "client_credentials", client_secret });

  test("end after 180 days, and are renewed with overlap", async () => {
    const { clientSecret: first } = await clientOf(sandbox);
    const listed = (await clientOf(sandbox)) as unknown as { secrets: { createdAt: string; endsAt: string }[] };
    const [{ createdAt = "", endsAt = "" } = {}] = listed.secrets;
    expect(Date.parse(endsAt) - Date.parse(createdAt)).toBe(180 * DAY_MS);
    now = Date.parse(endsAt) - 1;
    const renewed = await order(sandbox, "client-secrets", { appConnector: "oauth" });
    const { clientSecret: second } = renewed.json as { clientSecret: string };
    expect(renewed).toMatchObject({
      status: 201,
      json: { secrets: [{ clientSecret: first }, { clientSecret: second }] },
    });
    expect((await withSecret(first)).status).toBe(200);
    expect((await withSecret(second)).status).toBe(200);
    now += 1;
    expect(await withSecret(first)).toMatchObject(INVALID_CLIENT);
    expect((await withSecret(second)).status).toBe(200);
  });

  test("a wrong one is 400 in the header too, without a challenge", async () => {
    const authorization = `Basic ${Buffer.from(`${(await clientOf(sandbox)).clientId}:wrong`).toString("base64")}`;
    const reply = await askTokens(sandbox, "grant_type=client_credentials", { authorization });
    expect(reply).toMatchObject(INVALID_CLIENT);
    expect(reply.headers["www-authenticate"]).toBeUndefined();
  });

  test("a client with a key has none to renew", async () => {
    expect((await order(sandbox, "client-secrets", { appConnector: "oauth-key" })).status).toBe(400);
  });
});

describe("the shape of the answer is an open question (protocol 9.16)", () => {
  test.each([
    [8, undefined, { expires_in: 3_600 }],
    [8, "string", { expires_in: "3600", refresh_token: null }],
    [9, undefined, { expires_in: "3600", refresh_token: null }],
    [9, "number", { expires_in: 3_600 }],
  ] as const)("Profit %i, expiresIn %s", async (profitVersion, expiresIn, shape) => {
    const own = await startSandbox({ profitVersion, openQuestions: expiresIn ? { expiresIn } : {} });
    try {
      const asked = { grant_type: "client_credentials", ...(await credentialsOf(own)) };
      const { json } = await askTokens(own, asked);
      expect(json).toEqual({ access_token: expect.any(String), token_type: "Bearer", ...shape });
    } finally {
      await own.close();
    }
  });
});

test("an app connector is of one kind: classic token, OAuth, or both (protocol 2.1)", async () => {
  const { json } = await callUrl(sandbox.control);
  const { appConnectors } = json as { appConnectors: { name: string; authenticationType: string }[] };
  const typeOf = (wanted: string) => appConnectors.find(({ name }) => name === wanted)?.authenticationType;
  expect([typeOf("full"), typeOf("hybrid"), typeOf("oauth")]).toEqual(["classic", "hybrid", "oauth"]);
  const asked = { grant_type: "client_credentials", ...(await credentialsOf(sandbox, "hybrid")) };
  const { access_token: token } = (await askTokens(sandbox, asked)).json as Tokens;
  const { authorization } = await callerOf(sandbox, "hybrid");
  for (const own of [`Bearer ${token}`, authorization]) {
    const reply = await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization: own } });
    expect(reply).toMatchObject({ status: 200, json: { info: { appName: "Sandbox hybrid" } } });
  }
});
