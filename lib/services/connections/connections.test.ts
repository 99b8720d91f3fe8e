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

describe("adding", () => {
  test("stores the canonical token, and answers without it", async () => {
    const connection = await add("full");
    const full = trial.appConnectors.get("full");
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
      ...trial.draftOf("full", { address: "https://12345.soap.afas.online/profitservices" }),
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
    const secret = trial.appConnectors.get("expired")?.token ?? "";
    await expect(replaceSecret(admin, { connectionId: id, secret, isUntested: false })).rejects.toThrow(ProfitError);
    expect(world.connections.get(id)?.secret).toBe(trial.appConnectors.get("full")?.xmlToken);
  });

  test("stores the new one with its own report", async () => {
    const { id } = await add("full");
    const secret = trial.appConnectors.get("limited")?.authorization ?? "";
    const report = await replaceSecret(admin, { connectionId: id, secret, isUntested: false });
    expect(report).toMatchObject({ appConnector: "Sandbox limited" });
    expect(world.connections.get(id)?.secret).toBe(trial.appConnectors.get("limited")?.xmlToken);
    expect(world.history.at(-1)).toMatchObject({ action: "connection.replaceSecret", connectionId: id });
  });
});

describe("removing", () => {
  test("names what depends on it, and asks for the name of production", async () => {
    const { id } = await addConnection(admin, {
      ...trial.draftOf("full"),
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
      () => testDraft(ctx, trial.draftOf("full")),
      () => addConnection(ctx, { name: "x", isUntested: true, ...trial.draftOf("full") }),
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
