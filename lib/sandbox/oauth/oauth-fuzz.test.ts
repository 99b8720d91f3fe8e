// cspell:ignore oneof NTLMSSP getconnector
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callUrl } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { askTokens, clientOf, REDIRECT_URI } from "./oauth-calls";

// Whatever is sent to the open services, they answer with a status of theirs. console.error fails these tests.
let sandbox: Sandbox;
let clientId: string;
beforeAll(async () => {
  sandbox = await startSandbox({ profitVersion: 9 });
  ({ clientId } = await clientOf(sandbox));
});
afterAll(() => sandbox.close());

const RUNS = { numRuns: 200 };
const name = fc.oneof(
  fc.constantFrom(
    ...["grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier", "refresh_token", "state"],
    ...[
      "client_assertion",
      "client_assertion_type",
      "response_type",
      "code_challenge",
      "code_challenge_method",
      "form",
    ],
  ),
  fc.string(),
);
const value = fc.oneof(
  fc.constantFrom("client_credentials", "authorization_code", "refresh_token", "code", "S256", "__proto__", ""),
  fc.constant("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
  fc.base64String().map((text) => `${text}.${text}.${text}`),
  fc.string({ unit: "binary" }),
);
const written = fc.array(fc.tuple(name, value), { maxLength: 8 });
const formOf = (pairs: [string, string][]) =>
  new URLSearchParams(pairs.map(([key, own]) => [key.toWellFormed(), own.toWellFormed()])).toString();
const header = fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, ""));

test("any form at the token endpoint, with any Authorization and DPoP header", async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.boolean(), header, header, async (pairs, isKnown, authorization, dpop) => {
      const known: [string, string][] = isKnown ? [["client_id", clientId]] : [];
      const headers = { authorization: `Basic ${Buffer.from(authorization).toString("base64")}`, dpop };
      const { status, json } = await askTokens(sandbox, formOf([...known, ...pairs]), headers);
      expect(status).toBe(400);
      expect(json).toHaveProperty("error");
    }),
    RUNS,
  );
});

test("any query and any form at the authorize endpoint", async () => {
  const url = `${sandbox.rest}/oauth/authorize`;
  const target = (): [string, string][] => [
    ["client_id", clientId],
    ["redirect_uri", REDIRECT_URI],
  ];
  await fc.assert(
    fc.asyncProperty(written, fc.boolean(), async (pairs, isKnown) => {
      const query = formOf([...(isKnown ? target() : []), ...pairs]);
      expect([200, 302, 400, 404]).toContain((await callUrl(`${url}?${query}`)).status);
      const type = { "content-type": "application/x-www-form-urlencoded" };
      expect((await callUrl(url, { method: "POST", headers: type, body: query })).status).toBe(400);
    }),
    RUNS,
  );
});

test("any JSON at the one-time passwords", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
      const request = await callUrl(`${sandbox.rest}/OtpRequest`, { method: "POST", body });
      expect([201, 400]).toContain(request.status);
      const validation = await callUrl(`${sandbox.rest}/OtpValidation`, { method: "POST", body });
      expect([204, 400]).toContain(validation.status);
    }),
    RUNS,
  );
});

test("any message of NTLM", async () => {
  const start = Buffer.from("NTLMSSP\0");
  const message = fc.tuple(fc.constantFrom(0, 1, 2, 3), fc.uint8Array({ maxLength: 80 }));
  await fc.assert(
    fc.asyncProperty(message, async ([type, bytes]) => {
      const authorization = `NTLM ${Buffer.concat([start, Buffer.from([type, 0, 0, 0]), bytes]).toString("base64")}`;
      const reply = await callUrl(`${sandbox.soap}/getconnector.asmx`, { method: "POST", headers: { authorization } });
      expect(reply.status).toBe(401);
    }),
    RUNS,
  );
});
