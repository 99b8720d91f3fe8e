// cspell:ignore profitcountries
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Reply } from "./calls";
import { type Sandbox, startSandbox } from "./server";

let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterEach(() => callUrl(`${sandbox.control}/faults`, { method: "DELETE" }));
afterAll(() => sandbox.close());

const order = (body: unknown): Promise<Reply> =>
  callUrl(`${sandbox.control}/faults`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const countries = () => full.get("connectors/ProfitCountries?take=5");

test.each([
  [503, { "retry-after": "7200" }, { error: { code: "503", message: expect.any(String) }, retry_after: 7_200 }],
  [500, { "x-profit-error": expect.any(String) }, { externalMessage: expect.any(String), errorNumber: -2147180999 }],
  [401, { "content-length": "0" }, undefined],
  [403, { "content-length": "0" }, undefined],
  [413, { "content-length": "0" }, undefined],
])("status %i as Profit gives it", async (status, headers, json) => {
  await order({ fault: { kind: "status", status } });
  const reply = await countries();
  expect(reply).toMatchObject({ status, headers });
  if (json) expect(reply.json).toMatchObject(json);
  else expect(reply.text).toBe("");
});

test("a status with words, headers or a body of one's own", async () => {
  await order({ fault: { kind: "status", status: 500, message: "Maximale duur overschreden.", errorNumber: -1 } });
  expect((await countries()).json).toMatchObject({ externalMessage: "Maximale duur overschreden.", errorNumber: -1 });
  await order({ fault: { kind: "status", status: 302, headers: { location: "https://evil.example/" } } });
  expect(await countries()).toMatchObject({ status: 302, headers: { location: "https://evil.example/" } });
  await order({ fault: { kind: "status", status: 200, body: "hallo", headers: { "content-type": "text/plain" } } });
  expect(await countries()).toMatchObject({ status: 200, text: "hallo" });
});

test("strikes as often as ordered, in the order of ordering", async () => {
  await order({ fault: { kind: "status", status: 503, retryAfter: 1 }, times: 2 });
  await order({ fault: { kind: "status", status: 401 } });
  const statuses = [];
  for (let index = 0; index < 4; index++) statuses.push((await countries()).status);
  expect(statuses).toEqual([503, 503, 401, 200]);
});

test("matches by path, connector and method", async () => {
  await order({ match: { connector: "profitcountries", method: "get" }, fault: { kind: "status", status: 401 } });
  await order({ match: { path: "/METAINFO" }, fault: { kind: "status", status: 403 } });
  expect((await full.get("connectors/Profit_Journals")).status).toBe(200);
  expect((await countries()).status).toBe(401);
  expect((await countries()).status).toBe(200);
  expect((await full.get("metainfo")).status).toBe(403);
  await order({ match: { connector: "ProfitCountries" }, fault: { kind: "status", status: 403 } });
  expect((await full.get("metainfo/get/ProfitCountries")).status).toBe(403);
});

test("delay answers as always, only later", async () => {
  await order({ fault: { kind: "delay", ms: 80 } });
  const before = performance.now();
  const reply = await countries();
  expect(reply.status).toBe(200);
  // Timers may fire a little early; what matters is that it waited at all.
  expect(performance.now() - before).toBeGreaterThan(60);
});

test("a caller who leaves during a delay leaves nothing behind", async () => {
  await order({ fault: { kind: "delay", ms: 60_000 } });
  const second = await startSandbox();
  await callUrl(`${second.control}/faults`, {
    method: "POST",
    body: JSON.stringify({ fault: { kind: "delay", ms: 3_600_000 } }),
  });
  const cut = callUrl(`${second.rest}/metainfo`).catch((error: Error) => error.message);
  // Closing waits for nobody.
  while (((await callUrl(`${second.control}/requests`)).json as unknown[]).length === 0);
  await second.close();
  expect(await cut).toMatch(/socket hang up|ECONNRESET/);
});

test("reset breaks the connection before the first byte", async () => {
  await order({ fault: { kind: "reset" } });
  await expect(countries()).rejects.toThrow(/ECONNRESET|socket hang up/);
});

test("truncate breaks the connection after so many bytes", async () => {
  await order({ fault: { kind: "truncate", bytes: 40 } });
  await expect(countries()).rejects.toThrow(/aborted|ECONNRESET/);
  await order({ fault: { kind: "truncate", bytes: 0 } });
  await expect(countries()).rejects.toThrow(/aborted|ECONNRESET|socket hang up/);
  // Also when the body is shorter than that: it never looks whole.
  await order({ fault: { kind: "truncate", bytes: 1_000_000 } });
  await expect(countries()).rejects.toThrow(/aborted|ECONNRESET/);
  const requests = (await callUrl(`${sandbox.control}/requests`)).json as { bytes: number }[];
  expect(requests.slice(-3).map(({ bytes }) => bytes)).toEqual([40, 0, expect.any(Number)]);
});

test.each([
  ["json", "application/json; charset=utf-8", /^\{.*[^}]$/],
  ["html", "text/html; charset=utf-8", /<h1>/],
  ["empty", "application/json; charset=utf-8", /^$/],
  ["shape", "application/json; charset=utf-8", /"rows":"none"/],
])("malformed as %s", async (as, type, text) => {
  await order({ fault: { kind: "malformed", as } });
  const reply = await countries();
  expect(reply).toMatchObject({ status: 200, headers: { "content-type": type } });
  expect(reply.text).toMatch(text);
});

test("malformed as huge is well-formed and as long as ordered", async () => {
  await order({ fault: { kind: "malformed", as: "huge", bytes: 3_000_000 } });
  const reply = await countries();
  expect(reply.bytes.length).toBeGreaterThanOrEqual(3_000_000);
  expect((reply.json as { rows: unknown[] }).rows.length).toBeGreaterThan(2_000);
});

test("drip sends everything, in small pieces", async () => {
  const whole = (await countries()).text;
  await order({ fault: { kind: "drip", bytes: 50, everyMs: 1 } });
  expect((await countries()).text).toBe(whole);
});

test.each([
  "",
  "{",
  "[]",
  "null",
  "{}",
  '{"fault":{"kind":"explode"}}',
  '{"fault":{"kind":"status","status":9}}',
  '{"fault":{"kind":"status","status":200,"headers":{"a b":"c"}}}',
  '{"fault":{"kind":"status","status":200,"headers":{"a":"b\\r\\nc: d"}}}',
  '{"fault":{"kind":"delay","ms":-1}}',
  '{"fault":{"kind":"reset"},"times":0}',
  `{"fault":{"kind":"status","status":200,"body":"${"x".repeat(1_100_000)}"}}`,
])("an order like %.40s is refused with its problems", async (body) => {
  expect(await order(body)).toMatchObject({ status: 400, json: { problems: [expect.any(String)] } });
});

test("a port in use is a sentence", async () => {
  const other: Server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  try {
    await expect(startSandbox({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  } finally {
    other.close();
  }
});
