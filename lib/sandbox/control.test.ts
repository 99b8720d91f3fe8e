import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf, type CallOptions, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ host: "0.0.0.0", clock: () => new Date("2026-11-23T12:00:00Z") });
});
afterAll(() => sandbox.close());

const control = (path: string, options?: CallOptions) => callUrl(`${sandbox.control}${path}`, options);

test("lists the app connectors with all that a caller needs", async () => {
  const { json } = await control("");
  const { appConnectors } = json as { appConnectors: Record<string, unknown>[] };
  expect(appConnectors.map(({ name }) => name)).toEqual([
    "full",
    "read-only",
    "support",
    "limited",
    "writer",
    "no-finance",
    "no-privacy",
    "no-specials",
    "blocked",
    "expired",
    "expiring",
    "address-blocked",
    "address-rules",
    "oauth",
    "oauth-machine",
    "oauth-user",
    "oauth-blocked",
  ]);
  const [full] = appConnectors;
  expect(full?.["xmlToken"]).toBe(`<token><version>1</version><data>${String(full?.["token"])}</data></token>`);
  expect(Buffer.from(String(full?.["authorization"]).slice("AfasToken ".length), "base64").toString()).toBe(
    full?.["xmlToken"],
  );
  expect(full?.["specialConnectors"]).toContain("AppConnectorVersion");
  for (const own of appConnectors) {
    const key = expect.stringMatching(/^[0-9A-F]{32}$/);
    const otp = own["token"] === null ? null : { apiKey: key, environmentKey: key, userId: "12345.SANDBOX" };
    expect(own).toMatchObject({ updateConnectors: expect.any(Array), otp });
  }
  const user = (name: string) => appConnectors.find((own) => own["name"] === name)?.["user"];
  expect(user("full")).toEqual({ mayNotUse: [], sees: {}, hasPrivacyRights: true });
  expect(user("limited")).toMatchObject({ sees: { UnitId: [1] } });
  expect(user("no-finance")).toMatchObject({ mayNotUse: expect.arrayContaining(["Profit_Transactions"]) });
  expect(user("no-privacy")).toMatchObject({ hasPrivacyRights: false });
});

test("keeps the latest calls, without credentials", async () => {
  await control("/reset", { method: "POST" });
  const full = await callerOf(sandbox);
  const { bytes } = await full.get("connectors/ProfitCountries?take=2");
  await full.get("metainfo/get/Nope");
  const { json, text } = await control("/requests");
  expect(json).toMatchObject([
    {
      at: "2026-11-23T12:00:00.000Z",
      method: "GET",
      path: "/ProfitRestServices/connectors/ProfitCountries",
      query: "?take=2",
      service: "connectors",
      connector: "ProfitCountries",
      action: "read",
      appConnector: "full",
      status: 200,
      ms: expect.any(Number),
      bytes: bytes.length,
    },
    { service: "metainfo", connector: "Nope", action: "describe", status: 500 },
  ]);
  expect(text).not.toContain(full.token);
  expect(text).not.toContain(full.authorization.slice(-20));
});

test("forgets the oldest call beyond a thousand", async () => {
  await control("/reset", { method: "POST" });
  for (let index = 0; index < 1_010; index++) await callUrl(`${sandbox.rest}/nowhere/${index}`);
  const requests = (await control("/requests")).json as { path: string }[];
  expect(requests).toHaveLength(1_000);
  expect(requests[0]?.path).toContain("/nowhere/10");
});

test("reset forgets calls and faults", async () => {
  await control("/faults", {
    method: "POST",
    body: JSON.stringify({ fault: { kind: "status", status: 503 }, times: 5 }),
  });
  await control("/reset", { method: "POST" });
  expect((await control("/requests")).json).toEqual([]);
  expect((await (await callerOf(sandbox)).get("metainfo")).status).toBe(200);
});

test("mails are none until a code is asked for", async () => {
  expect((await control("/mails")).json).toEqual([]);
});

test.each([
  ["GET", "/nope", 404],
  ["GET", "/requests/1", 404],
  ["POST", "/requests", 405],
  ["GET", "/faults", 405],
  ["DELETE", "", 405],
  ["GET", "/reset", 405],
])("%s %s answers %i in JSON", async (method, path, status) => {
  expect(await control(path, { method })).toMatchObject({ status, json: { message: expect.any(String) } });
});

describe("answers this machine only", () => {
  test.each<[string, Record<string, string>, number]>([
    ["localhost", { host: "localhost:3100" }, 200],
    ["another name for this address", { host: "127.0.0.2" }, 200],
    ["IPv6 loopback", { host: "[::1]:3100" }, 200],
    ["a name bound to this address afterwards", { host: "evil.example:3100" }, 403],
    ["a name that only starts well", { host: "localhost.evil.example" }, 403],
    ["a name that hides behind a user", { host: "localhost@evil.example" }, 403],
    ["an address elsewhere", { host: "192.168.1.10" }, 403],
    ["a page of another site", { host: "localhost", origin: "https://evil.example" }, 403],
    ["a page without an origin", { host: "localhost", origin: "null" }, 403],
    ["a page of this machine", { host: "localhost", origin: "http://localhost:3000" }, 200],
  ])("%s", async (_name, headers, status) => {
    const reply = await control("", { headers });
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.text).not.toContain("token");
    // No page elsewhere may read the tokens either.
    expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
  });

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((own) => own && !own.internal && own.family === "IPv4")?.address;

  test.skipIf(outside === undefined)("a caller from another address", async () => {
    const port = Number(new URL(sandbox.control).port);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        { host: outside, port, path: "/_sandbox", headers: { host: "localhost" }, agent: false },
        (answer) => {
          answer.resume().on("end", () => resolve(answer.statusCode));
        },
      );
      asked.on("error", reject).end();
    });
    expect(status).toBe(403);
  });

  test("a request without a Host header", async () => {
    const port = Number(new URL(sandbox.control).port);
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(port, "127.0.0.1", () => socket.write("GET /_sandbox HTTP/1.0\r\n\r\n"));
      socket.on("data", (piece) => (text += piece.toString())).on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});
