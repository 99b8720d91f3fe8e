import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { historyStoreFor } from "./history-store";
import type { WireCall } from "./wire-pack";

prepareTestDatabase();

function someCall(run: string, change: Partial<WireCall> = {}): WireCall {
  const body = { text: '{"rows":[{"Naam":"Bakker"}]}', sizeBytes: 28, wireBytes: 28, isShortened: false };
  return {
    ...{ at: "2026-11-28T03:00:00.000Z", run, attempt: 1, method: "GET", url: "https://12345.rest.afas.online/x" },
    request: { headers: [["accept", "application/json"]], body: null },
    answer: { status: 200, headers: [["content-type", "application/json"]], body },
    timings: { connectMs: null, isReused: true, waitMs: 5, downloadMs: 1, totalMs: 6 },
    error: null,
    ...change,
  };
}

const line = { kind: "call", action: "rows.read", outcome: "ok" } as const;
const asked = async (person: { id: string; name: string }, connectionId: string, run: string) =>
  historyStoreFor(person).callsOfRun({ run, connectionId, withinSeconds: 60 });

test("the calls of a run come back as they were, oldest first, and no others", async () => {
  const [person, connection] = [await somePerson(), await someConnection()];
  const history = historyStoreFor(person);
  const later = someCall("a.1", { at: "2026-11-28T03:00:01.000Z" });
  await history.record({ ...line, connectionId: connection.id, wire: () => [later] });
  await history.record({ ...line, connectionId: connection.id, wire: () => [someCall("a.1")] });
  await history.record({ ...line, connectionId: connection.id, wire: () => [someCall("a.2")] });
  await history.record({ ...line, connectionId: connection.id, detail: { query: "skip=0" } });
  expect(await asked(person, connection.id, "a.1")).toEqual([someCall("a.1"), later]);
});

test("another person, another connection and what is no id find nothing, an administrator's role or not", async () => {
  const [anna, bram] = [await somePerson(), await somePerson({ role: "admin" })];
  const [one, other] = [await someConnection(), await someConnection()];
  await historyStoreFor(anna).record({ ...line, connectionId: one.id, wire: () => [someCall("a.1")] });
  expect(await asked(bram, one.id, "a.1")).toEqual([]);
  expect(await asked(anna, other.id, "a.1")).toEqual([]);
  expect(await asked(anna, "x", "a.1")).toEqual([]);
  expect(await asked({ id: "x", name: "x" }, one.id, "a.1")).toEqual([]);
  expect(await asked(anna, one.id, "a.1")).toHaveLength(1);
});

test("what went over the line lies sealed in the table, and is part of the line's detail", async () => {
  const [person, connection] = [await somePerson(), await someConnection()];
  const history = historyStoreFor(person);
  await history.record({
    ...{ ...line, connectionId: connection.id, detail: { query: "skip=0" } },
    wire: () => [someCall("a.1")],
  });
  const raw = await database().execute(sql`select h::text as row from history h`);
  expect(JSON.stringify(raw.rows)).not.toMatch(/Bakker|12345\.rest/);
  const everything = { search: "", kind: null, outcome: null, connectionId: connection.id, before: null, limit: 10 };
  const [found] = await history.list(person, everything);
  expect(await history.find(person, found?.id ?? "")).toMatchObject({
    detail: { query: "skip=0", wire: [someCall("a.1")] },
  });
});

test("a page of rows takes a fraction of its room", async () => {
  const [person, connection] = [await somePerson(), await someConnection()];
  const row = { DebtorId: "10001", DebtorName: "Bakker", City: "Leusden", Modified: "2026-03-29T08:15:02Z" };
  const text = JSON.stringify({ rows: Array.from({ length: 320 }, (_, index) => ({ ...row, DebtorId: `${index}` })) });
  const answer = { status: 200, headers: [], body: { text, sizeBytes: 1, wireBytes: 1, isShortened: false } };
  await historyStoreFor(person).record({
    ...{ ...line, connectionId: connection.id },
    wire: () => [someCall("a.1", { answer })],
  });
  const { rows } = await database().execute(
    sql`select length(detail_sealed) as length from history where person_id = ${person.id}`,
  );
  expect(Number(rows[0]?.["length"])).toBeLessThan(text.length / 4);
});

test("a line is kept also when what hangs on it cannot be told", async () => {
  const person = await somePerson();
  const history = historyStoreFor(person);
  await history.record({
    ...{ ...line, subject: "kept all the same" },
    wire: () => {
      throw new Error("no calls");
    },
  });
  const everything = { search: "kept all", kind: null, outcome: null, connectionId: null, before: null, limit: 10 };
  expect(await history.list(person, everything)).toHaveLength(1);
});
