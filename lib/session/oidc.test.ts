import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { setNextAuthAddress } from "@/lib/config/next-auth-address";
import { settings } from "@/lib/config/settings";
import { peopleStore } from "@/lib/store/people/people-store";
import { Browser, startAuthServer } from "@/lib/testing/auth-server";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { type Claims, startOidcProvider } from "@/lib/testing/oidc-provider";
import { authOptionsFor } from "./auth-options";

prepareTestDatabase();

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(spoil: { signature?: boolean } = {}) {
  const provider = await startOidcProvider(spoil);
  const { issuer, clientId, clientSecret } = provider;
  const visitor = { address: "", userAgent: "Test", now: () => new Date(), sessionId: null };
  const auth = await startAuthServer(() =>
    authOptionsFor(
      { isHttps: false, authSecret: settings().authSecret, oidc: { issuer, clientId, clientSecret } },
      visitor,
    ),
  );
  running.push(provider, auth);
  setNextAuthAddress(new URL(auth.origin));

  /** Goes to the provider, says yes there, and comes back; resolves to where the console then sends the browser. */
  async function signIn(claims: Claims, browser = new Browser()) {
    const authorization = await browser.signIn(auth.origin, { callbackUrl: "/people" }, "signin/oidc");
    const back = provider.consent(authorization, claims);
    const answer = await browser.visit(back);
    return { authorization, back, browser, to: answer.headers.get("location") ?? "" };
  }
  return { auth, signIn };
}

test("asks with code, PKCE, state and nonce, and signs in who was added", async () => {
  const { auth, signIn } = await start();
  const person = await somePerson();
  const { authorization, browser, to } = await signIn({
    sub: randomUUID(),
    email: person.email.toUpperCase(),
    email_verified: true,
  });
  expect(Object.fromEntries(authorization.searchParams)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: `${auth.origin}/api/auth/callback/oidc`,
    state: expect.stringMatching(/.{20}/) as string,
    nonce: expect.stringMatching(/.{20}/) as string,
  });
  expect(to).toBe("/people");
  expect(browser.cookie("schakel-session")).toBeDefined();
  expect(await peopleStore.sessionsOf(person.id)).toHaveLength(1);
});

test("afterwards the provider's id counts, whatever the address has become", async () => {
  const { signIn } = await start();
  const [person, heir] = [await somePerson(), await somePerson()];
  const sub = randomUUID();
  await signIn({ sub, email: person.email });
  await signIn({ sub, email: "getrouwd@example.nl" });
  expect(await peopleStore.sessionsOf(person.id)).toHaveLength(2);
  // Somebody else who is given the old address does not get the account along.
  expect((await signIn({ sub: randomUUID(), email: person.email })).to).toContain("NoAccount");
  expect(await peopleStore.sessionsOf(heir.id)).toEqual([]);
});

test("nobody comes in whom no administrator added, or who is disabled, or with an unproven address", async () => {
  const { signIn } = await start();
  await somePerson({ role: "admin", password: "vier losse woorden hier" });
  const [person, disabled, linked] = [await somePerson(), await somePerson(), await somePerson()];
  await peopleStore.setDisabled(disabled.id, true);
  const sub = randomUUID();
  await signIn({ sub, email: linked.email });
  await peopleStore.setDisabled(linked.id, true);

  for (const claims of [
    { sub: randomUUID(), email: "niemand@example.nl", email_verified: true },
    { sub: randomUUID(), email: disabled.email, email_verified: true },
    { sub, email: linked.email, email_verified: true },
    { sub: randomUUID(), email: person.email, email_verified: false },
    { sub: randomUUID(), email: person.email, email_verified: "false" },
    { sub: randomUUID() },
  ]) {
    const { to, browser } = await signIn(claims);
    expect(to).toBe("/sign-in?error=NoAccount");
    expect(browser.cookie("schakel-session")).toBeUndefined();
  }
  expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
});

test.each<[string, { signature?: boolean }, Claims]>([
  ["signed with another key", { signature: true }, {}],
  ["of another issuer", {}, { iss: "https://elders.example" }],
  ["for another client", {}, { aud: "iemand-anders" }],
  ["of another sign-in", {}, { nonce: "een andere" }],
  ["that has expired", {}, { iat: 1_700_000_000, exp: 1_700_000_300 }],
])("a token %s opens nothing", async (_, spoil, claims) => {
  const { signIn } = await start(spoil);
  const person = await somePerson();
  const { to, browser } = await signIn({ sub: randomUUID(), email: person.email, email_verified: true, ...claims });
  expect(to).toContain("error=OAuthCallback");
  expect(browser.cookie("schakel-session")).toBeUndefined();
  expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
});

test("an answer that another browser started, or that is used again, opens nothing", async () => {
  const { auth, signIn } = await start();
  const person = await somePerson();
  const { back, browser } = await signIn({ sub: randomUUID(), email: person.email });
  for (const other of [new Browser(), browser]) {
    const answer = await other.visit(back);
    expect(answer.headers.get("location")).toContain(`${auth.origin}/api/auth/error`);
  }
  expect(await peopleStore.sessionsOf(person.id)).toHaveLength(1);
});
