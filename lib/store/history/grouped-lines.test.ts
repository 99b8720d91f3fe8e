import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { GroupedLines } from "./grouped-lines";
import type { HistoryEntry } from "./history-line";
import { historyStoreFor } from "./history-store";

prepareTestDatabase();

const QUESTION = { search: "", kind: null, outcome: null, connectionId: null, before: null, limit: 500 };
const CALL = { kind: "call", action: "rows.read", outcome: "ok" } as const;

async function someLines(entries: readonly HistoryEntry[]) {
  const person = await somePerson();
  const lines = new GroupedLines(person);
  await Promise.all(entries.map((entry) => lines.record(entry)));
  await lines.flush();
  const store = historyStoreFor(person);
  return { store, person, kept: (await store.list(person, QUESTION)).toReversed() };
}

test("lines that are written together are those that would have been written one by one", async () => {
  const connection = await someConnection();
  const entries = Array.from({ length: 450 }, (_, number) => ({
    ...{ ...CALL, connectionId: connection.id, rows: number, durationMs: 1.4 },
    ...(number % 2 === 0 && { detail: { note: `nota ${number}` } }),
  }));
  const { store, person, kept } = await someLines(entries);
  expect(kept.map(({ rows }) => rows)).toEqual(entries.map(({ rows }) => rows));
  expect(kept[0]).toMatchObject({ connectionName: connection.name, personName: person.name, durationMs: 1 });
  for (const line of [kept[0], kept[1], kept[448]]) {
    const opened = await store.find(person, line?.id ?? "");
    expect(opened?.detail?.note).toBe((line?.rows ?? 0) % 2 === 0 ? `nota ${line?.rows}` : undefined);
  }
});

test("a line of a connection that is gone is kept all the same", async () => {
  const { kept } = await someLines([{ ...CALL, connectionId: randomUUID() }, { ...CALL, connectionId: "none" }, CALL]);
  expect(kept.map(({ connectionName }) => connectionName)).toEqual([null, null, null]);
});
