// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { requestOidcAddress, requestSignIn } from "./request-sign-in";

const CREDENTIALS = { email: "a@example.nl", password: "vier losse woorden hier" };

/** What the sign-in library answers to the attempt, after its token against forged requests. */
function answering(url: unknown, status = 200) {
  const calls = vi.fn(async (input: string, init?: RequestInit) =>
    input.endsWith("/csrf") ? Response.json({ csrfToken: "token" }) : Response.json({ url, init: !!init }, { status }),
  );
  vi.stubGlobal("fetch", calls);
  return calls;
}

test.each([
  ["/connections", 200, { kind: "ok" }],
  ["http://localhost:3000/api/auth/error?error=CredentialsSignin&provider=password", 401, { kind: "wrong" }],
  [
    "http://x/api/auth/error?error=Wait%202026-11-23T12%3A15%3A00.000Z",
    401,
    { kind: "wait", until: new Date("2026-11-23T12:15:00Z") },
  ],
  ["http://x/api/auth/error?error=Wait%20for%20ever", 401, { kind: "internal" }],
  ["http://x/api/auth/error?error=Internal", 401, { kind: "internal" }],
  ["http://x/api/auth/signin?csrf=true", 200, { kind: "internal" }],
  [undefined, 500, { kind: "internal" }],
])("an answer that leads to %s", async (url, status, outcome) => {
  answering(url, status);
  expect(await requestSignIn(CREDENTIALS)).toEqual(outcome);
});

test("the password travels in the body, with the token", async () => {
  const calls = answering("/");
  await requestSignIn(CREDENTIALS);
  const [input, init] = calls.mock.calls[1] ?? [];
  expect(input).toBe("/api/auth/callback/password");
  expect(Object.fromEntries(init?.body as URLSearchParams)).toEqual({
    ...CREDENTIALS,
    csrfToken: "token",
    json: "true",
  });
});

test("nobody answering is told apart from an answer that is no answer", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("fetch failed")));
  expect(await requestSignIn(CREDENTIALS)).toEqual({ kind: "unreachable" });
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));
  expect(await requestSignIn(CREDENTIALS)).toEqual({ kind: "internal" });
});

test("the provider's page is an address, and trouble on the way is not", async () => {
  answering("https://id.example/authorize?state=x");
  expect(await requestOidcAddress("/people")).toEqual(new URL("https://id.example/authorize?state=x"));
  answering("http://x/api/auth/error?error=OAuthSignin");
  expect(await requestOidcAddress("/people")).toBe("internal");
});
