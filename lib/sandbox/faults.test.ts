// cspell:ignore conector profitcountries
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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

test("matches by service and action too, and every condition must hold", async () => {
  await order({ match: { service: "Metainfo", action: "DESCRIBE" }, fault: { kind: "status", status: 403 } });
  await order({
    match: { service: "connectors", action: "read", path: "/nope" },
    fault: { kind: "status", status: 401 },
  });
  expect((await countries()).status).toBe(200);
  expect((await full.get("metainfo")).status).toBe(403);
  expect((await full.get("connectors/Nope")).status).toBe(401);
});

describe("at random", () => {
  const statuses = async (calls: number) => {
    const seen = [];
    for (let index = 0; index < calls; index++) seen.push((await countries()).status);
    return seen;
  };
  const seldom = { fault: { kind: "status", status: 503 }, rate: 0.3 };

  test("strikes its share of the calls, the same ones for the same seed", async () => {
    const runs = [];
    for (const seed of ["one", "one", "two"]) {
      await callUrl(`${sandbox.control}/faults`, { method: "DELETE" });
      await order({ ...seldom, seed });
      runs.push(await statuses(100));
    }
    const struck = runs.map((run) => run.filter((status) => status === 503).length);
    expect(Math.min(...struck)).toBeGreaterThan(15);
    expect(Math.max(...struck)).toBeLessThan(45);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  test("is gone after so many strikes, when they were counted", async () => {
    await order({ ...seldom, times: 2 });
    expect((await statuses(60)).filter((status) => status === 503)).toHaveLength(2);
  });

  test("leaves the calls that it spares to the next order", async () => {
    await order({ ...seldom, seed: "one" });
    await order({ fault: { kind: "status", status: 401 }, times: 1_000 });
    expect(new Set(await statuses(40))).toEqual(new Set([401, 503]));
  });
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

test("the right body under a wrong Content-Type", async () => {
  const { text } = await countries();
  await order({ fault: { kind: "malformed", as: "contentType" } });
  expect(await countries()).toMatchObject({
    status: 200,
    text,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
  await order({ fault: { kind: "malformed", as: "contentType", contentType: "text/plain" } });
  expect(await countries()).toMatchObject({ text, headers: { "content-type": "text/plain" } });
});

test("numbers as up to Profit 6 on a later version, and nothing else is touched", async () => {
  const query = "connectors/Awkward_Numbers?skip=-1&take=-1";
  const { text } = await full.get(query);
  expect(text).toContain(":-0.5");
  await order({ fault: { kind: "malformed", as: "numbers" } });
  const old = (await full.get(query)).text;
  expect(old).toMatch(/:-?\.5[,}]/);
  expect(old).not.toMatch(/:-?0\.\d/);
  expect(() => JSON.parse(old) as unknown).toThrow();
  expect(JSON.parse(old.replace(/:(-?)\.(?=\d)/g, ":$10."))).toEqual(JSON.parse(text));
});

test.each([
  [{ kind: "reset", when: "after" }, "full", 0],
  [{ kind: "status", status: 502, when: "after" }, "full", 502],
  [{ kind: "malformed", as: "html" }, "full", 200],
  [{ kind: "reset" }, null, 0],
  [{ kind: "status", status: 502 }, null, 502],
])("%o: the call of app connector %s was done", async (fault, appConnector, status) => {
  await callUrl(`${sandbox.control}/reset`, { method: "POST" });
  await order({ fault });
  await countries().catch(() => undefined);
  // Only a call that was done knows its app connector.
  const { json } = await callUrl(`${sandbox.control}/requests`);
  expect(json).toMatchObject([{ appConnector, fault: fault.kind, status }]);
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
  '{"fault":{"kind":"reset"},"rate":0}',
  '{"fault":{"kind":"reset"},"rate":1.1}',
  '{"fault":{"kind":"reset","when":"during"}}',
  '{"fault":{"kind":"reset"},"match":{"conector":"X"}}',
  '{"fault":{"kind":"malformed","as":"contentType","contentType":"a\\r\\nb"}}',
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
