import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProfitError } from "@/lib/profit/errors";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { memoryWorld } from "@/lib/testing/memory-context";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { addConnection } from "./add-connection";
import { findConnection } from "./find-connection";
import { listGrants, setGrant } from "./grants";
import { listConnections } from "./list-connections";
import { findDependants, removeConnection } from "./remove-connection";
import { renameConnection } from "./rename-connection";
import { replaceSecret } from "./replace-secret";
import { testConnection } from "./test-connection";
import { testDraft } from "./test-draft";

/** What the control API tells of an app connector, as far as needed here. */
type AppConnector = { name: string; token: string; xmlToken: string; authorization: string };

let sandbox: Sandbox;
let appConnectors: Map<string, AppConnector>;
let world: ReturnType<typeof memoryWorld>;
let admin: ServiceContext;

const STRANGE_TOKEN = "0123456789ABCDEF".repeat(4);

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  const answer = (await (await fetch(sandbox.control)).json()) as { appConnectors: AppConnector[] };
  appConnectors = new Map(answer.appConnectors.map((one) => [one.name, one]));
});
afterAll(() => sandbox.close());

beforeEach(() => {
  world = memoryWorld({ hosts: [new URL(sandbox.rest).host] });
  admin = world.contextOf("admin");
  return () => world.close();
});

function draftOf(name: string, changes: { address?: string; secret?: string } = {}) {
  const secret = appConnectors.get(name)?.token ?? STRANGE_TOKEN;
  return { address: sandbox.rest, environmentType: "other" as const, environmentCode: null, secret, ...changes };
}

const add = (name: string, changes: Parameters<typeof draftOf>[1] & { isUntested?: boolean } = {}) =>
  addConnection(admin, { name, isUntested: false, ...draftOf(name, changes) });

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
    return await testDraft(own.contextOf("admin"), draftOf("full", { address: server.address })).catch(
      (error: unknown) => error,
    );
  } finally {
    await own.close();
    server.close();
  }
}

describe("testing", () => {
  test("tells app connector, group, environment, expiry, version, counts and round trip", async () => {
    const report = await testDraft(admin, draftOf("full"));
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
    const full = appConnectors.get("full");
    for (const secret of [full?.token.toLowerCase(), full?.xmlToken, full?.authorization]) {
      await expect(testDraft(admin, draftOf("full", { secret: secret ?? "" }))).resolves.toMatchObject({
        appConnector: "Sandbox full",
      });
    }
  });

  test("does without a version when the app connector may not tell it", async () => {
    await expect(testDraft(admin, draftOf("support"))).resolves.toMatchObject({ profitVersion: null });
  });

  test.each(["expired", "blocked", "nobody's"])("a token that is %s is refused, in the history too", async (name) => {
    await expect(testDraft(admin, draftOf(name))).rejects.toThrow(ProfitError);
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
    const draft = draftOf("full", { address: "https://12345.rest.afas.online/ProfitRestServices" });
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
    const draft = draftOf("full", { address: server.address });
    await expect(testDraft(own.contextOf("admin"), draft)).rejects.toMatchObject({ code: "UNREACHABLE" });
    await own.close();
  });
});

describe("adding", () => {
  test("stores the canonical token, and answers without it", async () => {
    const connection = await add("full");
    const full = appConnectors.get("full");
    expect(world.connections.get(connection.id)?.secret).toBe(full?.xmlToken);
    expect(JSON.stringify([connection, world.history])).not.toContain(full?.token.slice(0, 16));
    expect(connection.lastReport).not.toBeNull();
    expect(world.history.map(({ action }) => action)).toEqual(["connection.test", "connection.add"]);
  });

  test("what is refused is not stored, unless asked for", async () => {
    await expect(add("expired")).rejects.toThrow(ProfitError);
    expect(world.connections.size).toBe(0);
    await expect(add("expired", { isUntested: true })).resolves.toMatchObject({ lastReport: null });
  });

  test("a text without a token is refused, and not repeated", async () => {
    const error = await add("full", { secret: "hunter2-and-no-token", isUntested: true }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "INVALID_INPUT", params: { fields: "secret" } });
    expect((error as Error).message).not.toContain("hunter2");
  });

  test("AFAS Online's host decides the type, number and bases: production cannot be called test", async () => {
    const connection = await addConnection(admin, {
      ...draftOf("full", { address: "https://12345.soap.afas.online/profitservices" }),
      ...{ name: "Eigen", environmentType: "test", environmentCode: "O12345AA", isUntested: true },
    });
    expect(connection).toMatchObject({
      environmentType: "production",
      environmentNumber: "12345",
      environmentCode: "O12345AA",
      restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices",
    });
    await renameConnection(admin, { connectionId: connection.id, name: "Anders", environmentType: "test" });
    expect(await findConnection(admin, connection.id)).toMatchObject({ name: "Anders", environmentType: "production" });
  });
});

describe("replacing the secret", () => {
  test("keeps the old one when Profit refuses the new", async () => {
    const { id } = await add("full");
    const secret = appConnectors.get("expired")?.token ?? "";
    await expect(replaceSecret(admin, { connectionId: id, secret, isUntested: false })).rejects.toThrow(ProfitError);
    expect(world.connections.get(id)?.secret).toBe(appConnectors.get("full")?.xmlToken);
  });

  test("stores the new one with its own report", async () => {
    const { id } = await add("full");
    const secret = appConnectors.get("limited")?.authorization ?? "";
    const report = await replaceSecret(admin, { connectionId: id, secret, isUntested: false });
    expect(report).toMatchObject({ appConnector: "Sandbox limited" });
    expect(world.connections.get(id)?.secret).toBe(appConnectors.get("limited")?.xmlToken);
    expect(world.history.at(-1)).toMatchObject({ action: "connection.replaceSecret", connectionId: id });
  });
});

describe("removing", () => {
  test("names what depends on it, and asks for the name of production", async () => {
    const { id } = await addConnection(admin, {
      ...draftOf("full"),
      ...{ name: "Live", environmentType: "production", isUntested: false },
    });
    await setGrant(admin, { connectionId: id, personId: world.contextOf("support").actor.id, isGranted: true });
    expect(await findDependants(admin, id)).toEqual({ grants: 1, historyRows: 2 });
    const refused = removeConnection(admin, { connectionId: id, confirmation: "live" });
    await expect(refused).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await removeConnection(admin, { connectionId: id, confirmation: " Live " });
    expect(world.connections.size).toBe(0);
    expect(world.history.at(-1)).toMatchObject({ action: "connection.remove", subject: "Live" });
  });

  test("anything else goes without", async () => {
    const { id } = await add("full");
    await removeConnection(admin, { connectionId: id, confirmation: "" });
    expect(await listConnections(admin)).toEqual([]);
  });
});

describe("who may", () => {
  test("another person's connection looks like none", async () => {
    const { id } = await add("full");
    const consultant = world.contextOf("consultant");
    expect(await listConnections(consultant)).toEqual([]);
    for (const connectionId of [id, crypto.randomUUID()]) {
      const refusals = [findConnection(consultant, connectionId), testConnection(consultant, { connectionId })];
      for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("a grant opens it, and taking the grant back closes it", async () => {
    const { id } = await add("full");
    const consultant = world.contextOf("consultant");
    await setGrant(admin, { connectionId: id, personId: consultant.actor.id, isGranted: true });
    expect(await listConnections(consultant)).toHaveLength(1);
    await expect(testConnection(consultant, { connectionId: id })).resolves.toMatchObject({ tokenExpiry: "0" });
    expect(await listGrants(admin, id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ personId: consultant.actor.id, isGranted: true })]),
    );
    await setGrant(admin, { connectionId: id, personId: consultant.actor.id, isGranted: false });
    expect(await listConnections(consultant)).toEqual([]);
  });

  test.each(["consultant", "support"] as const)("a %s changes nothing, granted or not", async (role) => {
    const { id } = await add("full");
    const ctx = world.contextOf(role);
    await setGrant(admin, { connectionId: id, personId: ctx.actor.id, isGranted: true });
    const before = JSON.stringify([...world.connections]);
    const tries: (() => Promise<unknown>)[] = [
      () => testDraft(ctx, draftOf("full")),
      () => addConnection(ctx, { name: "x", isUntested: true, ...draftOf("full") }),
      () => renameConnection(ctx, { connectionId: id, name: "x", environmentType: "test" }),
      () => replaceSecret(ctx, { connectionId: id, secret: STRANGE_TOKEN, isUntested: true }),
      () => findDependants(ctx, id),
      () => removeConnection(ctx, { connectionId: id, confirmation: "" }),
      () => listGrants(ctx, id),
      () => setGrant(ctx, { connectionId: id, personId: ctx.actor.id, isGranted: true }),
    ];
    for (const attempt of tries) {
      const error = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ServiceError);
      expect(error).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(JSON.stringify([...world.connections])).toBe(before);
  });
});
