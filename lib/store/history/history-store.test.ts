import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { database } from "../database";
import { historyStoreFor } from "./history-store";
import { sweepHistoryDetails } from "./sweep-history";

prepareTestDatabase();

const everything = { search: "", kind: null, outcome: null, connectionId: null, before: null, limit: 100 } as const;
const call = { kind: "call", action: "rows.read", outcome: "ok" } as const;

test("a line keeps what was told, and leaves out what was not", async () => {
  const person = await somePerson({ name: "Bram" });
  const connection = await someConnection({ name: "Proef" });
  const history = historyStoreFor(person);
  await history.record({
    ...call,
    ...{ connectionId: connection.id, connectorId: "Profit_Debtor", method: "GET", status: 200, durationMs: 12.6 },
    ...{ answerBytes: 5_000_000_000, rows: 0, logReference: "A".repeat(32) },
  });
  const [line] = await history.list(person, everything);
  expect(line).toEqual({
    id: expect.stringMatching(/^\d+$/),
    at: expect.any(Date),
    ...{ ...call, personName: "Bram", connectionName: "Proef", connectionId: connection.id },
    ...{ connectorId: "Profit_Debtor", method: "GET", status: 200, durationMs: 13 },
    ...{ answerBytes: 5_000_000_000, rows: 0, logReference: "A".repeat(32) },
  });
});

test("another person's lines are neither listed nor found; an administrator sees all", async () => {
  const [anna, bram] = [await somePerson(), await somePerson()];
  await historyStoreFor(anna).record({ ...call, subject: "van Anna" });
  const history = historyStoreFor(bram);
  const [line] = await history.list(anna, everything);
  const id = line?.id ?? "";
  expect(await history.find(anna, id)).toMatchObject({ subject: "van Anna" });
  expect(await history.list(bram, everything)).toEqual([]);
  expect(await history.find(bram, id)).toBeNull();
  expect(await history.find({ id: "x", role: "support" }, id)).toBeNull();
  expect(await history.find({ id: bram.id, role: "admin" }, id)).toMatchObject({ subject: "van Anna" });
});

test.each(["", "x", "-1", "1e3", "9".repeat(30), "1; drop table history"])("%j as an id finds nothing", async (id) => {
  const history = historyStoreFor(await somePerson());
  expect(await history.find({ id: "", role: "admin" }, id)).toBeNull();
  expect(await history.list({ id: "", role: "admin" }, { ...everything, before: id })).toEqual([]);
  expect(await history.list({ id: "", role: "admin" }, { ...everything, connectionId: id })).toEqual([]);
});

test("goes on from where the page before ended", async () => {
  const person = await somePerson();
  const history = historyStoreFor(person);
  for (let number = 1; number <= 5; number++) await history.record({ ...call, subject: `regel ${number}` });
  const first = await history.list(person, { ...everything, limit: 2 });
  const second = await history.list(person, { ...everything, limit: 2, before: first.at(-1)?.id ?? "" });
  const last = await history.list(person, { ...everything, limit: 2, before: second.at(-1)?.id ?? "" });
  expect([first, second, last].map((page) => page.map((line) => line.subject))).toEqual([
    ["regel 5", "regel 4"],
    ["regel 3", "regel 2"],
    ["regel 1"],
  ]);
});

test("every word of a search must be somewhere in the line, and means itself", async () => {
  const person = await somePerson({ name: "Anna Dé" });
  const history = historyStoreFor(person);
  await history.record({ ...call, connectorId: "Profit_Debtor", subject: "100% zeker" });
  await history.record({ ...call, connectorId: "Profit_Article", outcome: "refused" });
  await history.record({ kind: "act", action: "person.add", outcome: "ok", subject: "dirk@example.nl" });
  const found = async (question: object) =>
    (await history.list(person, { ...everything, ...question })).map((line) => line.connectorId ?? line.subject);
  expect(await found({ search: "profit_" })).toEqual(["Profit_Article", "Profit_Debtor"]);
  expect(await found({ search: "anna debtor" })).toEqual(["Profit_Debtor"]);
  expect(await found({ search: "100%" })).toEqual(["Profit_Debtor"]);
  expect(await found({ search: "100_" })).toEqual([]);
  expect(await found({ search: "DÉ" })).toHaveLength(3);
  expect(await found({ kind: "act" })).toEqual(["dirk@example.nl"]);
  expect(await found({ outcome: "refused" })).toEqual(["Profit_Article"]);
});

test("details are sealed in the table, open for who may see the line, and are emptied after their time", async () => {
  const person = await somePerson();
  const history = historyStoreFor(person);
  const detail = { query: "filterfieldids=BSN&filtervalues=123456782", message: "Onbekend veld" };
  await history.record({ ...call, detail });
  const [line] = await history.list(person, everything);
  expect(await history.find(person, line?.id ?? "")).toMatchObject({ detail });
  const raw = await database().execute(sql`select h::text as row from history h where id = ${line?.id}`);
  expect(JSON.stringify(raw.rows)).not.toMatch(/BSN|123456782|Onbekend/);

  expect(await sweepHistoryDetails()).toBe(0);
  await database().execute(
    sql`update history set detail_expires_at = now() - interval '1 second' where id = ${line?.id}`,
  );
  expect(await sweepHistoryDetails()).toBe(1);
  expect(await history.find(person, line?.id ?? "")).toMatchObject({ detail: null, action: "rows.read" });
});

test("details moved to another line do not open", async () => {
  const person = await somePerson();
  const history = historyStoreFor(person);
  await history.record({ ...call, detail: { note: "een" } });
  await history.record({ ...call, detail: { note: "twee" } });
  const [two, one] = await history.list(person, everything);
  await database().execute(
    sql`update history set detail_sealed = (select detail_sealed from history where id = ${one?.id}) where id = ${two?.id}`,
  );
  await expect(history.find(person, two?.id ?? "")).rejects.toThrow(/does not open/);
});

test("a line about a connection that is gone is kept, and a lost line is never thrown", async () => {
  const person = await somePerson();
  const history = historyStoreFor(person);
  await history.record({ ...call, connectionId: crypto.randomUUID(), subject: "verdwenen" });
  expect(await history.list(person, everything)).toMatchObject([{ subject: "verdwenen", connectionName: null }]);
  await historyStoreFor({ id: crypto.randomUUID(), name: "Niemand" }).record(call);
});
