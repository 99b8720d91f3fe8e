import { expect, test } from "vitest";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { memoryWorld } from "@/lib/testing/memory-context";
import type { ServiceContext } from "../context";
import type { Role } from "../roles";
import { ListHistoryInput, listHistory } from "./list-history";
import { openHistoryEntry } from "./open-history-entry";

prepareTestDatabase();

/** The history of the database, everything else in memory. */
async function contextOf(role: Role = "consultant"): Promise<ServiceContext> {
  const person = await somePerson({ role });
  const ctx = memoryWorld({ hosts: [] }).contextOf(role, person.id);
  return { ...ctx, history: historyStoreFor({ id: person.id, name: person.name }) };
}

const ask = (ctx: ServiceContext, question: Partial<ListHistoryInput> = {}) =>
  listHistory(ctx, ListHistoryInput.parse(question));
const read = { kind: "call", action: "rows.read", outcome: "ok", connectorId: "Profit_Debtor" } as const;

test("pages through to the end, each line once", async () => {
  const ctx = await contextOf();
  for (let number = 1; number <= 5; number++) await ctx.history.record({ ...read, rows: number });
  const seen: (number | undefined)[] = [];
  let before: string | null = null;
  do {
    const page = await ask(ctx, { before, limit: 2 });
    seen.push(...page.rows.map(({ rows }) => rows));
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual([5, 4, 3, 2, 1]);
});

test("a page that is exactly full is known to be the last", async () => {
  const ctx = await contextOf();
  await ctx.history.record(read);
  await ctx.history.record(read);
  expect((await ask(ctx, { limit: 2 })).next).toBeNull();
});

test("another person's entry is refused, in the same words as one that never was", async () => {
  const [anna, bert] = [await contextOf(), await contextOf()];
  await anna.history.record({ ...read, detail: { query: "filterfieldids=Name" } });
  const id = (await ask(anna)).rows[0]?.id ?? "";
  expect((await openHistoryEntry(anna, { id })).detail).toEqual({ query: "filterfieldids=Name" });
  expect((await ask(bert)).rows).toEqual([]);
  const refusals = await Promise.all(
    [id, "999999999"].map((wanted) => openHistoryEntry(bert, { id: wanted }).catch((error: unknown) => error)),
  );
  expect(refusals).toEqual([
    expect.objectContaining({ code: "NOT_FOUND", message: "History entry not found" }),
    expect.objectContaining({ code: "NOT_FOUND", message: "History entry not found" }),
  ]);
});

test("an administrator sees and opens what others did", async () => {
  const [anna, admin] = [await contextOf(), await contextOf("admin")];
  await anna.history.record({ ...read, subject: "van Anna", detail: { page: "take=5" } });
  const [row] = (await ask(admin, { search: "van Anna" })).rows;
  expect(row).toMatchObject({ subject: "van Anna" });
  expect(row).not.toHaveProperty("detail");
  expect((await openHistoryEntry(admin, { id: row?.id ?? "" })).detail).toEqual({ page: "take=5" });
});

test.each([{ before: "1; drop table history" }, { connectionId: "x" }, { limit: 0 }, { limit: 101 }, { kind: "all" }])(
  "%j is no question",
  (question) => {
    expect(ListHistoryInput.safeParse(question).success).toBe(false);
  },
);
