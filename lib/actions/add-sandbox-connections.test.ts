import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { openConnection } from "@/lib/store/connections/open-connection";
import { database } from "@/lib/store/database";
import { connections } from "@/lib/store/schema/connections";
import { sandboxConnections } from "@/lib/store/schema/sandbox-connections";
import { prepareTestDatabase } from "@/lib/testing/database";
import { addSandboxConnections } from "./add-sandbox-connections";

prepareTestDatabase();

const anAdmin = { id: crypto.randomUUID(), role: "admin" };
const NAMES = ["full", "read-only", "support", "limited", "expired", "blocked"];
const all = (kept: string) => Object.fromEntries(NAMES.map((name) => [name, kept]));

let sandbox: Sandbox;
beforeEach(async () => {
  await database().delete(connections);
  await database().delete(sandboxConnections);
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

const addAll = () => addSandboxConnections({ control: new URL(sandbox.control), patienceMs: 5_000 });

describe("the sandbox's app connectors", () => {
  test("become connections whose secret opens, the whole one first", async () => {
    expect(await addAll()).toEqual(all("added"));
    const list = await connectionStore.listFor(anAdmin);
    expect(list).toHaveLength(NAMES.length);
    list.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    expect(list[0]).toMatchObject({
      name: "Sandbox full",
      environmentType: "sandbox",
      origin: "sandbox",
      restBaseUrl: sandbox.rest,
      soapBaseUrl: sandbox.soap,
    });
    const opened = await openConnection(list[0]?.id ?? "");
    expect(opened?.secret).toMatch(/^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>$/);
  });

  test("are not added twice, also not by two consoles that start together", async () => {
    const [first, second] = await Promise.all([addAll(), addAll()]);
    for (const name of NAMES) expect([first[name], second[name]].toSorted()).toEqual(["added", "unchanged"]);
    expect(await addAll()).toEqual(all("unchanged"));
    expect(await connectionStore.listFor(anAdmin)).toHaveLength(NAMES.length);
  });

  test("stay away once removed", async () => {
    await addAll();
    const [removed] = await connectionStore.listFor(anAdmin);
    await connectionStore.remove(removed?.id ?? "");
    expect(await addAll()).toEqual({ ...all("unchanged"), blocked: "removed" });
    expect(await connectionStore.listFor(anAdmin)).toHaveLength(NAMES.length - 1);
  });

  test("follow the sandbox to another port, and keep the name a person gave", async () => {
    await addAll();
    const [renamed] = await connectionStore.listFor(anAdmin);
    await connectionStore.rename(renamed?.id ?? "", { name: "Aaa proef", environmentType: "sandbox" });
    await sandbox.close();
    const elsewhere = await startSandbox({ port: 0 });
    expect(await addSandboxConnections({ control: new URL(elsewhere.control) })).toEqual(all("updated"));
    const [followed] = await connectionStore.listFor(anAdmin);
    expect(followed).toMatchObject({ id: renamed?.id, name: "Aaa proef", restBaseUrl: elsewhere.rest });
    await elsewhere.close();
  });

  test("are waited for when the sandbox starts later", async () => {
    const control = new URL(sandbox.control);
    await sandbox.close();
    const adding = addSandboxConnections({ control, patienceMs: 10_000 });
    sandbox = await startSandbox({ port: Number(control.port) });
    expect(await adding).toEqual(all("added"));
  });

  test("are given up without an error when no sandbox comes", async () => {
    await sandbox.close();
    expect(await addSandboxConnections({ control: new URL(sandbox.control), patienceMs: 300 })).toEqual({});
    expect(await addSandboxConnections({ control: null })).toEqual({});
  });
});
