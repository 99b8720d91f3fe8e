import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import type { ChangesPort, KeptMark } from "@/lib/services/changes/port";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { keyRingOf } from "@/lib/vault/key-ring";
import { open } from "@/lib/vault/seal";
import { database } from "../database";
import { rotateSecrets } from "../rotate-secrets";
import { savedQueryStore } from "../saved-queries/saved-query-store";
import { changesStore } from "./changes-store";

prepareTestDatabase();

// The store may not import the services: that it still fits the port shows here, when this compiles.
const store: ChangesPort = changesStore;

const kept: KeptMark = {
  mark: { newest: "2026-11-27T14:03:12", delivered: [["2026-11-27T14:03:12", "SecretRowKey", 2]] },
  pending: null,
  question: "",
  pendingQuestion: "",
};

test("a mark is one person's for one query, and sealed", async () => {
  const [anna, bram, connection] = [await somePerson(), await somePerson(), await someConnection()];
  const query = await savedQueryStore.insert({
    ...{ connectionId: connection.id, connectorId: "X", ownerId: anna.id, visibility: "shared", folder: "", name: "N" },
    ...{ description: "", page: "", parameters: [], sinceFieldId: "M" },
  });
  const reader = { personId: anna.id, queryId: query?.id ?? "" };
  expect(await store.markOf(reader)).toBeNull();
  await store.keepMark(reader, { ...kept, mark: null });
  await store.keepMark(reader, kept);
  expect(await store.markOf(reader)).toMatchObject(kept);
  expect(await store.markOf({ ...reader, personId: bram.id })).toBeNull();
  expect(await store.markOf({ ...reader, queryId: "x" })).toBeNull();
  const raw = await database().execute(sql`select mark_sealed from since_marks`);
  expect(JSON.stringify(raw.rows)).not.toMatch(/2026-11|SecretRowKey/);
});

test("a mark is sealed anew with the other secrets", async () => {
  const [anna, connection] = [await somePerson(), await someConnection()];
  const query = await savedQueryStore.insert({
    ...{ connectionId: connection.id, connectorId: "X", ownerId: anna.id, visibility: "shared", folder: "", name: "N" },
    ...{ description: "", page: "", parameters: [], sinceFieldId: "M" },
  });
  const reader = { personId: anna.id, queryId: query?.id ?? "" };
  await store.keepMark(reader, kept);
  const newKey = { id: "new_key", key: randomBytes(32) };
  expect((await rotateSecrets(keyRingOf([newKey, ...settings().vaultKeys]))).unopened).toEqual([]);
  const raw = await database().execute(sql`select mark_sealed from since_marks where query_id = ${reader.queryId}`);
  const place = `since_marks:${reader.queryId}:${reader.personId}:mark`;
  expect(open(keyRingOf([newKey]), String(raw.rows[0]?.["mark_sealed"]), place)).toContain("2026-11-27T14:03:12");
});
