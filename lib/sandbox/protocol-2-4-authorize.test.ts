import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callUrl } from "./calls";
import { askTokens, authorize, clientOf, exchangeOf, order, REDIRECT_URI, sentTo, submit } from "./oauth/oauth-calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.4: the authorize endpoint and the page on which a person signs in.
let now: number;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => new Date(now), redirectUris: [REDIRECT_URI, "http://127.0.0.1/cb?a=1"] });
});
beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
});
afterAll(() => sandbox.close());

describe("the page", () => {
  test("lists the users and a way back, with labels and without script", async () => {
    const { status, text, headers } = await authorize(sandbox);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(text.match(/<label><input type="radio" name="user"/g)).toHaveLength(4);
    expect(text).toContain("Anneke Jansen (12345.JANSEN)");
    expect(text).toContain('<button name="decision" value="cancel" formnovalidate>Cancel</button>');
    expect(text).not.toMatch(/<script|\son[a-z]+=/i);
  });

  test.each([
    ["nl-nl", "nl", "Annuleren"],
    ["en-us", "en", "Cancel"],
    ["fr-fr", "nl", "Annuleren"],
  ])("speaks by Accept-Language: %s", async (language, lang, cancel) => {
    const { text } = await authorize(sandbox, {}, { language });
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text).toContain(cancel);
  });

  test("is shut to frames, scripts and other sites, and its policy allows the way to the client", async () => {
    const { headers } = await authorize(sandbox);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:3000;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers["access-control-allow-origin"]).toBe(new URL(sandbox.rest).origin);
    expect(headers["cache-control"]).toContain("no-store");
  });

  test("what is told to it is escaped, or not shown at all", async () => {
    const { text } = await authorize(sandbox, { state: '"><script>alert(1)</script>', nonsense: "<b>" });
    expect(text).not.toContain("<script");
    expect(text).not.toContain("<b>");
  });
});

describe("what a person decides", () => {
  test("signing in leads back with a code and the state, and the code gives tokens of that user", async () => {
    const reply = await submit(sandbox, await authorize(sandbox), { user: "12345.BAKKER" });
    expect(reply).toMatchObject({ status: 302, text: "" });
    expect(String(reply.headers.location).split("?")[0]).toBe(REDIRECT_URI);
    const { code = "", state } = sentTo(reply);
    expect(state).toBe("a state");
    const { json } = await askTokens(sandbox, await exchangeOf(sandbox, code));
    const authorization = `Bearer ${(json as { access_token: string }).access_token}`;
    const metainfo = await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } });
    expect(metainfo.json).toMatchObject({ info: { group: "Sandbox groep (12345.BAKKER)" } });
  });

  test("without a state none comes back", async () => {
    expect(Object.keys(sentTo(await submit(sandbox, await authorize(sandbox, { state: null }))))).toEqual(["code"]);
  });

  test("cancelling is access_denied", async () => {
    const reply = await submit(sandbox, await authorize(sandbox), { decision: "cancel" });
    expect(sentTo(reply)).toMatchObject({ error: "access_denied", state: "a state" });
  });

  test("somebody outside the group of the app connector is access_denied", async () => {
    const reply = await submit(sandbox, await authorize(sandbox), { user: "12345.GAST" });
    expect(sentTo(reply)).toMatchObject({ error: "access_denied", state: "a state" });
  });

  test("within 10 minutes, and not later", async () => {
    const inTime = await authorize(sandbox);
    const late = await authorize(sandbox);
    now += 599_999;
    expect(sentTo(await submit(sandbox, inTime))).toHaveProperty("code");
    now += 1;
    expect(sentTo(await submit(sandbox, late))).toMatchObject({ error: "access_denied", state: "a state" });
  });

  test("a page works once; an unknown form or user leads nowhere", async () => {
    const page = await authorize(sandbox);
    expect((await submit(sandbox, page, { user: "12345.NOBODY" })).status).toBe(400);
    expect((await submit(sandbox, page)).status).toBe(302);
    for (const reply of [
      await submit(sandbox, page),
      await submit(sandbox, page, { form: "made up" }),
      await submit(sandbox, await authorize(sandbox), { decision: "cancel", form: "" }),
    ]) {
      expect(reply.status).toBe(400);
      expect(reply.headers.location).toBeUndefined();
      expect(reply.text).toContain("Start again");
    }
  });
});

describe("nobody is sent anywhere before client and redirect_uri are known to be good", () => {
  test.each<[string, Record<string, string | null>]>([
    ["no client_id", { client_id: null }],
    ["an unknown client_id", { client_id: "unknown" }],
    ["no redirect_uri", { redirect_uri: null }],
    ["another path", { redirect_uri: "http://localhost:3000/oauth/Callback" }],
    ["a path with more", { redirect_uri: `${REDIRECT_URI}/` }],
    ["another port", { redirect_uri: "http://localhost:3001/oauth/callback" }],
    ["a query", { redirect_uri: `${REDIRECT_URI}?a=1` }],
    ["another query", { redirect_uri: "http://127.0.0.1/cb?a=2" }],
    ["the default port written out", { redirect_uri: "http://127.0.0.1:80/cb?a=1" }],
    ["a fragment", { redirect_uri: `${REDIRECT_URI}#x` }],
    ["another scheme", { redirect_uri: "https://localhost:3000/oauth/callback" }],
    ["a user", { redirect_uri: "http://localhost:3000@evil.example/oauth/callback" }],
    ["a longer host", { redirect_uri: "http://localhost:3000.evil.example/oauth/callback" }],
    ["a letter that only looks the same in lower case", { redirect_uri: "http://127.0.0.1/cb?a=1\u212a" }],
  ])("%s", async (_name, changed) => {
    const reply = await authorize(sandbox, changed);
    expect(reply.status).toBe(400);
    expect(reply.headers.location).toBeUndefined();
    expect(reply.text).toContain('<p role="alert">');
  });

  test("a blocked client", async () => {
    expect((await authorize(sandbox, {}, { appConnector: "oauth-blocked" })).status).toBe(400);
  });

  test.each(["client_id", "redirect_uri"])("%s twice", async (name) => {
    const query = new URLSearchParams({ client_id: (await clientOf(sandbox)).clientId, redirect_uri: REDIRECT_URI });
    query.append(name, query.get(name) ?? "");
    expect((await callUrl(`${sandbox.rest}/oauth/authorize?${query.toString()}`)).status).toBe(400);
  });
});

describe("after that, errors go to the client", () => {
  test.each<[string, Record<string, string | null>, string]>([
    ["no response_type", { response_type: null }, "invalid_request"],
    ["another response_type", { response_type: "token" }, "unsupported_response_type"],
    ["no code_challenge", { code_challenge: null }, "invalid_request"],
    ["a code_challenge of another length", { code_challenge: "short" }, "invalid_request"],
    ["no code_challenge_method", { code_challenge_method: null }, "invalid_request"],
    ["code_challenge_method plain", { code_challenge_method: "plain" }, "invalid_request"],
  ])("%s", async (_name, changed, error) => {
    const reply = await authorize(sandbox, changed);
    expect(reply.status).toBe(302);
    expect(sentTo(reply)).toMatchObject({ error, error_description: expect.any(String), state: "a state" });
  });

  test("a parameter twice; of two states none comes back", async () => {
    const { clientId } = await clientOf(sandbox);
    const query = new URLSearchParams({ client_id: clientId, redirect_uri: REDIRECT_URI, state: "1" });
    query.append("state", "2");
    const reply = await callUrl(`${sandbox.rest}/oauth/authorize?${query.toString()}`);
    expect(sentTo(reply)).toEqual({ error: "invalid_request", error_description: expect.any(String) });
  });

  test("a client for client credentials alone is unauthorized_client", async () => {
    await order(sandbox, "redirect-uris", { appConnector: "oauth-machine", redirectUri: REDIRECT_URI });
    const reply = await authorize(sandbox, {}, { appConnector: "oauth-machine" });
    expect(sentTo(reply)).toMatchObject({ error: "unauthorized_client", state: "a state" });
  });
});

describe("registered redirect URIs", () => {
  test.each(["HTTP://LOCALHOST:3000/oauth/callback", "http://127.0.0.1/cb?a=1"])("%s is one of them", async (uri) => {
    const reply = await submit(sandbox, await authorize(sandbox, { redirect_uri: uri }));
    // Exactly as the client wrote it, with its own query kept.
    expect(reply.headers.location).toMatch(
      uri.includes("?") ? /^http:\/\/127\.0\.0\.1\/cb\?a=1&code=/ : /^HTTP:\/\/LOCALHOST/,
    );
  });

  test("more can be registered over the control API, also of a program's own scheme or an IPv6 address", async () => {
    for (const [uri, source] of [
      ["http://[::1]:8123/cb", "http:"],
      ["nl.example.app:/done", "nl.example.app:"],
    ] as const) {
      const registered = await order(sandbox, "redirect-uris", { appConnector: "oauth", redirectUri: uri });
      expect(registered).toMatchObject({ status: 201, json: { redirectUris: expect.arrayContaining([uri]) } });
      const page = await authorize(sandbox, { redirect_uri: uri });
      expect(page.headers["content-security-policy"]).toContain(`form-action 'self' ${source};`);
      expect(String((await submit(sandbox, page)).headers.location).startsWith(`${uri}?code=`)).toBe(true);
    }
  });

  test.each([
    [{ appConnector: "oauth", redirectUri: "javascript:alert(1)" }],
    [{ appConnector: "oauth", redirectUri: `${REDIRECT_URI}#x` }],
    [{ appConnector: "oauth", redirectUri: "/relative" }],
    [{ appConnector: "oauth", redirectUri: "http://localhost/\r\nx" }],
    [{ appConnector: "full", redirectUri: REDIRECT_URI }],
    [{ appConnector: "oauth" }],
    ["nothing"],
  ])("but not %j", async (body) => {
    const reply = await order(sandbox, "redirect-uris", body);
    expect(reply).toMatchObject({ status: 400, json: { problems: [expect.any(String)] } });
  });
});

test.each([
  ["DELETE", "authorize", 405],
  ["GET", "revoke", 404],
  ["GET", "authorize/more", 404],
  ["GET", "", 404],
])("%s oauth/%s answers %i", async (method, path, status) => {
  expect((await callUrl(`${sandbox.rest}/oauth/${path}`, { method })).status).toBe(status);
});
