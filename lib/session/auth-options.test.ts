import { randomUUID } from "node:crypto";
import { decode } from "next-auth/jwt";
import { afterEach, describe, expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { peopleStore } from "@/lib/store/people/people-store";
import { findLiveSession } from "@/lib/store/sessions/session-store";
import { type AuthServer, Browser, startAuthServer } from "@/lib/testing/auth-server";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { authOptionsFor } from "./auth-options";
import { readSessionToken } from "./current-person";
import { sessionCookie } from "./session-cookie";
import { SessionToken } from "./session-token";

prepareTestDatabase();

const PASSWORD = "vier losse woorden hier";
const WRONG = "vier andere woorden hier";
let server: AuthServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function startConsole(given: { isHttps?: boolean; address?: string; now?: () => Date } = {}): Promise<string> {
  const { isHttps = false, address = `test ${randomUUID()}`, now = () => new Date() } = given;
  const { authSecret } = settings();
  server = await startAuthServer((cookies) => {
    const token = cookies[sessionCookie(isHttps).name];
    // The route reads the session that the browser still holds; here the same, but for a promise.
    const previous = token ? sessionIds.get(token) : undefined;
    return authOptionsFor(
      { isHttps, authSecret, oidc: null },
      { address, userAgent: "Test", now, sessionId: previous ?? null },
    );
  });
  return server.origin;
}

/** Session ids by cookie, filled by `sessionOf`. */
const sessionIds = new Map<string, string>();

async function sessionOf(browser: Browser, isHttps = false): Promise<SessionToken> {
  const cookie = browser.cookie(sessionCookie(isHttps).name) ?? "";
  const token = SessionToken.parse(await decode({ token: cookie, secret: settings().authSecret }));
  sessionIds.set(cookie, token.sid);
  return token;
}

describe("the session cookie", () => {
  test.each([
    { isHttps: true, name: "__Host-schakel-session" },
    { isHttps: false, name: "schakel-session" },
  ])("is $name when https is $isHttps", async ({ isHttps, name }) => {
    const person = await somePerson({ password: PASSWORD });
    const browser = new Browser();
    const origin = await startConsole({ isHttps });
    const answer = await browser.signIn(origin, { email: person.email, password: PASSWORD });
    expect(answer.pathname).toBe("/");
    const line = browser.received.find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
    const flags = line
      .split("; ")
      .slice(1)
      .map((flag) => flag.toLowerCase());
    expect(flags).toEqual(expect.arrayContaining(["path=/", "httponly", "samesite=lax"]));
    expect(flags.includes("secure")).toBe(isHttps);
    expect(line.toLowerCase()).not.toContain("domain=");
    // Every other cookie of the library is kept from scripts, and from plain http, in the same way.
    for (const cookie of browser.received) {
      expect(cookie).toContain("HttpOnly");
      expect(/; Secure/i.test(cookie)).toBe(isHttps);
    }
  });

  test("says whose session it is and nothing else, and cannot be read without the key", async () => {
    const person = await somePerson({ password: PASSWORD, name: "Geheime Naam" });
    const browser = new Browser();
    await browser.signIn(await startConsole(), { email: person.email, password: PASSWORD });
    const token = await sessionOf(browser);
    expect(token.sub).toBe(person.id);
    const cookie = browser.cookie("schakel-session") ?? "";
    expect(Object.keys((await decode({ token: cookie, secret: settings().authSecret })) ?? {}).sort()).toEqual([
      "exp",
      "iat",
      "jti",
      "sid",
      "sub",
    ]);
    expect(await readSessionToken(cookie)).toEqual(token);
    expect(await readSessionToken(`${cookie.slice(0, -4)}AAAA`)).toBeNull();
    expect(await readSessionToken("rubbish")).toBeNull();
  });
});

test("an attempt without the token against forged requests is not even looked at", async () => {
  const person = await somePerson({ password: PASSWORD });
  const origin = await startConsole();
  const answer = await new Browser().visit(`${origin}/api/auth/callback/password`, {
    email: person.email,
    password: PASSWORD,
    json: "true",
  });
  expect(((await answer.json()) as { url: string }).url).toContain("csrf=true");
  expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
});

test("every sign-in starts a new session and ends the one that the browser held", async () => {
  const person = await somePerson({ password: PASSWORD });
  const origin = await startConsole();
  const browser = new Browser();
  await browser.signIn(origin, { email: person.email, password: PASSWORD });
  const first = await sessionOf(browser);
  await browser.signIn(origin, { email: person.email, password: PASSWORD });
  const second = await sessionOf(browser);
  expect(second.sid).not.toBe(first.sid);
  expect(await findLiveSession(first.sid, new Date())).toBeNull();
  expect((await findLiveSession(second.sid, new Date()))?.person.id).toBe(person.id);
});

test("a wrong password, an unknown address, a disabled person and one without a password get the same answer", async () => {
  const known = await somePerson({ password: PASSWORD });
  const disabled = await somePerson({ password: PASSWORD });
  await somePerson({ role: "admin", password: PASSWORD });
  await peopleStore.setDisabled(disabled.id, true);
  const invited = await somePerson();
  const origin = await startConsole();
  const answers = [];
  for (const [email, password] of [
    [known.email, WRONG],
    ["niemand@example.nl", PASSWORD],
    [disabled.email, PASSWORD],
    [invited.email, ""],
  ] as const) {
    const browser = new Browser();
    const answer = await browser.signIn(origin, { email, password });
    answers.push(answer.search);
    expect(browser.cookie("schakel-session")).toBeUndefined();
  }
  expect(new Set(answers)).toEqual(new Set(["?error=CredentialsSignin&provider=password"]));
});

test("the e-mail address may be typed in any case", async () => {
  const person = await somePerson({ password: PASSWORD });
  const answer = await new Browser().signIn(await startConsole(), {
    email: ` ${person.email.toUpperCase()} `,
    password: PASSWORD,
  });
  expect(answer.pathname).toBe("/");
});

test("after ten failures the right password is refused too, with the time to come back", async () => {
  const person = await somePerson({ password: PASSWORD });
  let now = new Date("2026-11-23T12:00:00Z");
  const origin = await startConsole({ now: () => now });
  const attempt = (password: string) => new Browser().signIn(origin, { email: person.email, password });
  for (let count = 0; count < 10; count++) {
    expect((await attempt(WRONG)).searchParams.get("error")).toBe("CredentialsSignin");
  }
  expect((await attempt(PASSWORD)).searchParams.get("error")).toBe("Wait 2026-11-23T12:15:00.000Z");
  now = new Date("2026-11-23T12:15:01Z");
  expect((await attempt(PASSWORD)).pathname).toBe("/");
});

test("where to go afterwards stays on this site", async () => {
  const person = await somePerson({ password: PASSWORD });
  const origin = await startConsole();
  for (const [callbackUrl, path] of [
    ["/history?search=x", "/history?search=x"],
    ["https://evil.example/x", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
  ] as const) {
    const answer = await new Browser().signIn(origin, { email: person.email, password: PASSWORD, callbackUrl });
    expect(`${answer.origin}${answer.pathname}${answer.search}`).toBe(`${origin}${path}`);
  }
});

test("trouble of our own keeps its words to itself", async () => {
  const person = await somePerson({ password: PASSWORD });
  const origin = await startConsole({ address: "a\0b" }); // the database takes no NUL: any query with it fails
  const answer = await new Browser().signIn(origin, { email: person.email, password: PASSWORD });
  expect(answer.search).toBe("?error=Internal");
});

test("control characters in an address are nobody's, and no trouble", async () => {
  const origin = await startConsole();
  const answer = await new Browser().signIn(origin, { email: "a\0@example.nl", password: "x\0y" });
  expect(answer.searchParams.get("error")).toBe("CredentialsSignin");
});
