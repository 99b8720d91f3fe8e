// cspell:ignore appconnectorget appconnectorupdate subjectconnector
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Reply } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.0: what every REST answer has in common.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const refusalOf = ({ json }: Reply) =>
  json as { externalMessage: string; errorNumber: number; profitLogReference: string };

test.each(["metainfo", "connectors/Nope", "nowhere"])("%s carries the common headers", async (path) => {
  const { headers } = await full.get(path);
  expect(headers).toMatchObject({
    "cache-control": "no-store, no-cache",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "deny",
    "x-afas-proxy-version": "4.3.0.0",
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "Content-Type, Accept, Authorization, OnlineSessionId, Accept-Language",
    "access-control-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
    "access-control-max-age": "1728000",
  });
  expect(headers["x-afas-proxy-stats"]).toMatch(/^init\(\d+ms\), before response\(\d+ms\), complete\(\d+ms\)$/);
});

test("OPTIONS answers without a token", async () => {
  expect(await callUrl(`${sandbox.rest}/connectors/X`, { method: "OPTIONS" })).toMatchObject({ status: 200, text: "" });
});

test.each([
  ["gzip", true],
  ["deflate, gzip;q=0.5", true],
  ["*", true],
  [undefined, false],
  ["deflate, br", false],
  ["gzip;q=0", false],
  ["identity", false],
])("Accept-Encoding %s: gzip %s", async (accepted, zipped) => {
  const reply = await full.get("metainfo", accepted === undefined ? {} : { "accept-encoding": accepted });
  expect(reply.headers["content-encoding"]).toBe(zipped ? "gzip" : undefined);
  expect(reply.headers["transfer-encoding"]).toBe("chunked");
  const body = zipped ? gunzipSync(reply.bytes).toString("utf8") : reply.text;
  expect(JSON.parse(body)).toHaveProperty("getConnectors");
});

test.each([
  ["nl-nl", "niet ondersteund"],
  ["nl-be", "niet ondersteund"],
  ["en-us", "not supported"],
  ["en-en", "not supported"],
  ["EN-GB, nl;q=0.5", "not supported"],
  // Known to Profit, not to the sandbox: the language of the environment.
  ["fr-fr", "niet ondersteund"],
  ["de-de", "niet ondersteund"],
  ["fr-fr, en;q=0.8", "not supported"],
  ["*", "niet ondersteund"],
  [undefined, "niet ondersteund"],
])("Accept-Language %s speaks as expected", async (language, words) => {
  const reply = await full.get("connectors/Nope", language === undefined ? {} : { "accept-language": language });
  expect(refusalOf(reply).externalMessage).toContain(words);
});

test("a refusal is a 500 with three keys, and says the same in base64 in X-PROFIT-ERROR", async () => {
  const reply = await full.get("connectors/Nope", { "accept-language": "en-us" });
  expect(reply.status).toBe(500);
  expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(refusalOf(reply)).toEqual({
    externalMessage: "The connector 'Nope' is not supported by this app or the user is not authorised.",
    errorNumber: -2147180996,
    profitLogReference: expect.stringMatching(/^[0-9A-F]{32}$/),
  });
  const header = Buffer.from(String(reply.headers["x-profit-error"]), "base64").toString("utf8");
  expect(header).toBe(refusalOf(reply).externalMessage);
});

describe("the query string ends at 2049 characters, ? included", () => {
  test.each([
    [2_049, 200],
    [2_050, 404],
    [20_000, 404],
  ])("%i characters answer %i", async (length, status) => {
    const query = "?take=1&x=";
    const reply = await full.get(`connectors/Profit_Debtor${query}${"x".repeat(length - query.length)}`);
    expect(reply.status).toBe(status);
    if (status === 404) expect(reply).toMatchObject({ text: "" });
  });
});

test.each([
  ["", 404],
  ["nowhere", 404],
  ["connectors", 404],
  ["connectors/A/B", 404],
  ["connectors/A/B/C/D", 404],
  ["metainfo/get", 404],
  ["metainfo/other/X", 404],
  ["metainfo/get/X/Y", 404],
  ["profitversion/x", 404],
  ["constructor", 404],
  ["__proto__", 404],
  ["subjectconnector/1/2", 404],
])("GET /%s answers %i without a body", async (path, status) => {
  expect(await full.get(path)).toMatchObject({ status, text: "" });
});

test.each([
  ["DELETE", "metainfo", 405],
  ["POST", "profitversion", 405],
  ["HEAD", "metainfo", 405],
  ["PATCH", "connectors/Profit_Debtor", 405],
  // Nothing is no JSON.
  ["POST", "connectors/KnSubject", 400],
  ["PUT", "connectors/KnSubject", 400],
  ["DELETE", "connectors/KnSubject", 404],
  ["DELETE", "connectors/KnSubject/KnSubject/SbId/999999999", 500],
  // Whoever may not use the connector hears that first.
  ["POST", "connectors/KnNobody", 500],
])("%s %s answers %i", async (method, path, status) => {
  const { authorization } = full;
  expect((await callUrl(`${sandbox.rest}/${path}`, { method, headers: { authorization } })).status).toBe(status);
});

describe("a request over 75 MB answers 413", () => {
  const LIMIT = 75 * 1_024 * 1_024;
  const post = (headers: Record<string, string>, body?: string, url = `${sandbox.rest}/connectors/KnSubject`) =>
    callUrl(url, {
      method: "POST",
      headers: { authorization: full.authorization, ...headers },
      ...(body !== undefined && { body }),
    });

  test("announced, and not waited for", async () => {
    const headers = { "content-length": `${LIMIT + 1}` };
    expect(await post(headers)).toMatchObject({ status: 413, text: "" });
    const soap = `${sandbox.soap}/appconnectorupdate.asmx`;
    expect(await post(headers, undefined, soap)).toMatchObject({ status: 413, text: "" });
  });

  test.each([
    [LIMIT, 400],
    [LIMIT + 1, 413],
  ])("%i bytes that were not announced: %i", async (length, status) => {
    expect((await post({ "transfer-encoding": "chunked" }, "x".repeat(length))).status).toBe(status);
  });
});
