import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl, type Reply } from "./calls";
import { askTokens, codeFor, credentialsOf, exchangeOf, type Tokens } from "./oauth/oauth-calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.4: codes and refresh tokens, and the row invalid_grant of the table of errors.
const DAY_MS = 86_400_000;
let now: number;
let sandbox: Sandbox;
let credentials: { client_id: string; client_secret: string };
beforeAll(async () => {
  now = Date.parse("2026-11-23T12:00:00Z");
  sandbox = await startSandbox({ clock: () => new Date(now) });
  credentials = await credentialsOf(sandbox);
});
beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
});
afterAll(() => sandbox.close());

const tokensOf = (reply: Reply) => {
  expect(reply.status).toBe(200);
  return reply.json as Tokens;
};
const metainfo = (authorization: string) => callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } });
/** A code for the client oauth, and all that its exchange needs. */
const exchange = async () => exchangeOf(sandbox, await codeFor(sandbox));
const refused = { status: 400, json: { error: "invalid_grant" } };

describe("codes", () => {
  test("a code works once, and gives a refresh token", async () => {
    const asked = await exchange();
    const tokens = tokensOf(await askTokens(sandbox, asked));
    expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: 3_600, refresh_token: expect.any(String) });
    expect(await askTokens(sandbox, asked)).toMatchObject(refused);
    const { json } = await metainfo(`Bearer ${tokens.access_token}`);
    expect(json).toMatchObject({ info: { group: "Sandbox groep (12345.JANSEN)" } });
  });

  test.each([
    ["redirect_uri", "http://localhost:3000/oauth/callback/"],
    ["redirect_uri", "HTTP://localhost:3000/oauth/callback"],
    ["code_verifier", "another-verifier-of-enough-length-for-everybody-0123456"],
    ["code_verifier", "short"],
  ])("a wrong %s (%s) burns the code", async (name, value) => {
    const asked = await exchange();
    expect(await askTokens(sandbox, { ...asked, [name]: value })).toMatchObject(refused);
    expect(await askTokens(sandbox, asked)).toMatchObject(refused);
  });

  test("a code of another client is refused, and stays good for its own", async () => {
    const asked = await exchange();
    const other = await credentialsOf(sandbox, "oauth-user");
    expect(await askTokens(sandbox, { ...asked, ...other })).toMatchObject(refused);
    expect((await askTokens(sandbox, asked)).status).toBe(200);
  });

  test("a code is over after 10 minutes", async () => {
    const asked = await exchange();
    now += 600_000;
    expect(await askTokens(sandbox, asked)).toMatchObject(refused);
  });

  test("of two exchanges at once exactly one wins", async () => {
    const asked = await exchange();
    const replies = await Promise.all([askTokens(sandbox, asked), askTokens(sandbox, asked)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe("refresh tokens", () => {
  const first = async () => tokensOf(await askTokens(sandbox, await exchange())).refresh_token ?? "";
  const refresh = (token: string, own: Record<string, string> = credentials) =>
    askTokens(sandbox, { grant_type: "refresh_token", refresh_token: token, ...own });

  test("rotate: each works once, and the answer has the same fields", async () => {
    const token = await first();
    const next = tokensOf(await refresh(token));
    expect(Object.keys(next).sort()).toEqual(["access_token", "expires_in", "refresh_token", "token_type"]);
    expect(next.refresh_token).not.toBe(token);
    expect(await refresh(token)).toMatchObject(refused);
    expect((await refresh(next.refresh_token ?? "")).status).toBe(200);
  });

  test("of two refreshes at once exactly one wins", async () => {
    const token = await first();
    const replies = await Promise.all([refresh(token), refresh(token), refresh(token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  test("the chain ends 30 days after the first, however often it was refreshed", async () => {
    let token = await first();
    now += 29 * DAY_MS;
    token = tokensOf(await refresh(token)).refresh_token ?? "";
    now += DAY_MS - 1;
    token = tokensOf(await refresh(token)).refresh_token ?? "";
    now += 1;
    expect(await refresh(token)).toMatchObject(refused);
  });

  test("one of another client, or of nobody, is refused and not used up", async () => {
    const token = await first();
    expect(await refresh(token, await credentialsOf(sandbox, "oauth-user"))).toMatchObject(refused);
    expect(await refresh("nobody")).toMatchObject(refused);
    expect((await refresh(token)).status).toBe(200);
  });
});
