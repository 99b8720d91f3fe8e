import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf, callUrl, type Described } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 2.1: the classic token, and 2.3: what a failed one gets.
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  ({ token } = await callerOf(sandbox));
});
afterAll(() => sandbox.close());

const base64 = (text: string) => Buffer.from(text).toString("base64");
const xml = (hex: string) => `<token><version>1</version><data>${hex}</data></token>`;
const statusOf = async (authorization: string | undefined, at: Sandbox = sandbox) =>
  (await callUrl(`${at.rest}/metainfo`, { headers: authorization === undefined ? {} : { authorization } })).status;

test("the token has the form that Profit's have, and follows from the seed", async () => {
  expect(token).toMatch(/^[0-9A-F]{64}$/);
  const again = await startSandbox();
  const other = await startSandbox({ seed: "another" });
  try {
    expect((await callerOf(again)).token).toBe(token);
    expect((await callerOf(other)).token).not.toBe(token);
  } finally {
    await again.close();
    await other.close();
  }
});

describe("who gets in", () => {
  test.each<[string, (hex: string) => string | undefined, number]>([
    ["base64 of the XML", (hex) => `AfasToken ${base64(xml(hex))}`, 200],
    ["with the line break that the OTP answer ends with", (hex) => `AfasToken ${base64(`${xml(hex)}\r\n`)}`, 200],
    ["scheme in another case", (hex) => `afastoken ${base64(xml(hex))}`, 200],
    ["no header", () => undefined, 401],
    ["empty header", () => "", 401],
    ["scheme alone", () => "AfasToken", 401],
    ["another scheme", (hex) => `Basic ${base64(xml(hex))}`, 401],
    ["bare hex", (hex) => `AfasToken ${hex}`, 401],
    ["base64 of bare hex", (hex) => `AfasToken ${base64(hex)}`, 401],
    ["small hex", (hex) => `AfasToken ${base64(xml(hex.toLowerCase()))}`, 401],
    ["unknown token", (hex) => `AfasToken ${base64(xml(hex.replace(/./, (sign) => (sign === "0" ? "1" : "0"))))}`, 401],
    ["version 2", (hex) => `AfasToken ${base64(xml(hex).replace("<version>1", "<version>2"))}`, 401],
    ["cut off", (hex) => `AfasToken ${base64(xml(hex).slice(0, -3))}`, 401],
  ])("%s", async (_name, header, status) => {
    expect(await statusOf(header(token))).toBe(status);
  });
});

test.each([
  [6, 200],
  [7, 500],
  [8, 500],
  [9, 500],
] as const)("a plain-text token on Profit %i answers %i", async (profitVersion, status) => {
  const versioned = await startSandbox({ profitVersion });
  try {
    expect(await statusOf(`AfasToken ${xml(token)}`, versioned)).toBe(status);
  } finally {
    await versioned.close();
  }
});

test.each([
  ["blocked", 401],
  ["expired", 401],
  ["address-blocked", 403],
])("the %s app connector answers %i without a body", async (name, status) => {
  const { authorization } = await callerOf(sandbox, name);
  const reply = await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } });
  expect(reply).toMatchObject({ status, text: "" });
  expect(reply.headers["content-length"]).toBe("0");
});

describe("a token with an end, as existing ones get when classic tokens are phased out", () => {
  test.each([
    ["on its last day", "2027-02-15T22:59:59Z", 200],
    ["when that day is over on the Dutch clock", "2027-02-15T23:00:00Z", 401],
  ])("%s", async (_name, moment, status) => {
    const then = await startSandbox({ clock: () => new Date(moment) });
    try {
      const { authorization } = await callerOf(then, "expiring");
      const reply = await callUrl(`${then.rest}/metainfo`, { headers: { authorization } });
      expect(reply.status).toBe(status);
      if (status === 200) expect(reply.json).toMatchObject({ info: { tokenExpiry: "2027-02-15T00:00:00Z" } });
    } finally {
      await then.close();
    }
  });
});

test("a Bearer token nobody issued is told so", async () => {
  const reply = await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization: "Bearer eyJx.y.z" } });
  expect(reply.status).toBe(401);
  expect(reply.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
});

test("the oauth app connector has a client and no classic token", async () => {
  const { json } = await callUrl(sandbox.control);
  const { appConnectors } = json as { appConnectors: (Described & { oauth: unknown })[] };
  expect(appConnectors.find(({ name }) => name === "oauth")).toMatchObject({
    token: null,
    xmlToken: null,
    authorization: null,
    oauth: { clientId: expect.stringMatching(/^[0-9A-F]{32}$/), flows: ["client_credentials", "authorization_code"] },
  });
});
