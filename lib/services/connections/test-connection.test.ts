import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProfitError } from "@/lib/profit/errors";
import {
  type ConnectionTrial,
  connectionTrial,
  type DraftChanges,
  STRANGE_TOKEN,
} from "@/lib/testing/connection-trial";
import { memoryWorld } from "@/lib/testing/memory-context";
import type { ServiceContext } from "../context";
import { addConnection } from "./add-connection";
import { findConnection } from "./find-connection";
import { testConnection } from "./test-connection";
import { testDraft } from "./test-draft";

let trial: ConnectionTrial;
let world: ReturnType<typeof memoryWorld>;
let admin: ServiceContext;

beforeAll(async () => {
  trial = await connectionTrial();
});
afterAll(() => trial.sandbox.close());

beforeEach(() => {
  world = memoryWorld({ hosts: trial.hosts });
  admin = world.contextOf("admin");
  return () => world.close();
});

const add = (name: string, changes: DraftChanges & { isUntested?: boolean } = {}) =>
  addConnection(admin, { name, isUntested: false, ...trial.draftOf(name, changes) });

/** A server that answers every request alike. */
async function serving(answer: RequestListener): Promise<{ address: string; close: () => void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/ProfitRestServices`, close: () => server.close() };
}

/** Runs a draft's test against such a server, its host allowed, and resolves to what was thrown. */
async function refusalOf(answer: RequestListener): Promise<unknown> {
  const server = await serving(answer);
  const own = memoryWorld({ hosts: [new URL(server.address).host] });
  try {
    return await testDraft(own.contextOf("admin"), trial.draftOf("full", { address: server.address })).catch(
      (error: unknown) => error,
    );
  } finally {
    await own.close();
    server.close();
  }
}

describe("testing", () => {
  test("tells app connector, group, environment, expiry, version, counts and round trip", async () => {
    const report = await testDraft(admin, trial.draftOf("full"));
    expect(report).toMatchObject({
      appConnector: "Sandbox full",
      group: expect.stringContaining("("),
      environmentCode: expect.stringMatching(/^[OTA]\d{5}[A-Z]{2}$/),
      tokenExpiry: "0",
      profitVersion: expect.stringMatching(/\d/),
    });
    expect(report.getConnectors).toBeGreaterThan(0);
    expect(report.roundTripMs).toBeGreaterThanOrEqual(0);
  });

  test("takes the token in any form", async () => {
    const full = trial.appConnectors.get("full");
    for (const secret of [full?.token.toLowerCase(), full?.xmlToken, full?.authorization]) {
      await expect(testDraft(admin, trial.draftOf("full", { secret: secret ?? "" }))).resolves.toMatchObject({
        appConnector: "Sandbox full",
      });
    }
  });

  test("does without a version when the app connector may not tell it", async () => {
    await expect(testDraft(admin, trial.draftOf("support"))).resolves.toMatchObject({ profitVersion: null });
  });

  test.each(["expired", "blocked", "nobody's"])("a token that is %s is refused, in the history too", async (name) => {
    await expect(testDraft(admin, trial.draftOf(name))).rejects.toThrow(ProfitError);
    expect(world.history).toMatchObject([{ action: "connection.test", outcome: "refused" }]);
  });

  test("keeps the report of a stored connection, and the history says so", async () => {
    const { id } = await add("full", { isUntested: true });
    expect((await findConnection(admin, id)).lastReport).toBeNull();
    const report = await testConnection(admin, { connectionId: id });
    expect((await findConnection(admin, id)).lastReport).toEqual(report);
    expect(world.history.at(-1)).toMatchObject({ kind: "call", outcome: "ok", connectionId: id, status: 200 });
  });

  test("gives its place back, also after a refusal", async () => {
    const { id } = await add("expired", { isUntested: true });
    let taken = 0;
    admin.profit.takeSlot = async () => {
      taken += 1;
      return () => (taken -= 1);
    };
    await expect(testConnection(admin, { connectionId: id })).rejects.toThrow(ProfitError);
    expect(taken).toBe(0);
  });
});

describe("addresses that are no Profit", () => {
  test.each([
    ["https://example.com/ProfitRestServices", "HOST_NOT_ALLOWED"],
    ["http://12345.rest.example.com/ProfitRestServices", "HOST_NOT_ALLOWED"],
    ["http://127.0.0.1:1/ProfitRestServices", "HOST_NOT_ALLOWED"],
    ["http://169.254.169.254/ProfitRestServices", "HOST_NOT_ALLOWED"],
    ["https://12345.afasonlineconnector.nl/profitservices", "INVALID_INPUT"],
    ["https://example.com/", "INVALID_INPUT"],
    ["not an address", "INVALID_INPUT"],
    [`https://example.com/${STRANGE_TOKEN}/ProfitRestServices`, "INVALID_INPUT"],
  ])("%s is not called: %s", async (address, code) => {
    await expect(add("full", { address, isUntested: true })).rejects.toMatchObject({ code });
    expect(world.connections.size).toBe(0);
  });

  test("a host of AFAS Online that resolves to a private address gets nothing", async () => {
    const own = memoryWorld({ hosts: [], resolve: async () => [{ address: "10.0.0.7", family: 4 }] });
    const draft = trial.draftOf("full", { address: "https://12345.rest.afas.online/ProfitRestServices" });
    await expect(testDraft(own.contextOf("admin"), draft)).rejects.toMatchObject({ code: "HOST_NOT_ALLOWED" });
    await own.close();
  });

  test("a redirect is not followed: the token would travel along", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serving((request, response) => {
      seen.push(request.headers.authorization);
      response.end("{}");
    });
    const refusal = await refusalOf((_request, response) => {
      response.writeHead(302, { location: elsewhere.address }).end();
    });
    elsewhere.close();
    expect(refusal).toMatchObject({ code: "REDIRECTED" });
    expect(seen).toEqual([]);
  });

  test.each([
    ["a web page", "NOT_PROFIT", "<!doctype html><title>Welkom</title>"],
    ["nothing", "BAD_ANSWER", ""],
    ["no JSON", "BAD_ANSWER", "hello"],
    ["half an answer", "BAD_ANSWER", '{"getConnectors":[{"id":"A"'],
    ["another shape", "BAD_ANSWER", '{"getConnectors":"many"}'],
  ])("%s is explained as %s", async (_what, code, body) => {
    const refusal = await refusalOf((_request, response) => void response.end(body));
    expect(refusal).toBeInstanceOf(ProfitError);
    expect(refusal).toMatchObject({ code });
  });

  test("nobody listens", async () => {
    const server = await serving(() => undefined);
    server.close();
    const own = memoryWorld({ hosts: [new URL(server.address).host] });
    const draft = trial.draftOf("full", { address: server.address });
    await expect(testDraft(own.contextOf("admin"), draft)).rejects.toMatchObject({ code: "UNREACHABLE" });
    await own.close();
  });
});
