import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changesResponse } from "@/lib/http/changes-response";
import { problemResponse } from "@/lib/http/problem-response";
import { changesStore } from "@/lib/store/changes/changes-store";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { savedQueryStore } from "@/lib/store/saved-queries/saved-query-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import type { ServiceContext } from "../context";
import { findMark, takeMark } from "./find-mark";

prepareTestDatabase();

let trial: ProfitTrial;
/** Of the sandbox: what is written gets this moment, with its fraction. */
let now = new Date("2026-11-27T13:03:12.100Z");
beforeAll(async () => {
  trial = await startProfitTrial({ clock: () => now });
});
afterAll(() => trial.close());

const connectorId = "Profit_Subjects";
let connectionId = "";
let anna: ServiceContext;
let queryId = "";
beforeEach(async () => {
  const stored = await someConnection();
  connectionId = stored.id;
  anna = await contextOf();
  const saved = await savedQueryStore.insert({
    ...{ connectionId, connectorId, ownerId: anna.actor.id, visibility: "shared", folder: "", name: "Mutaties" },
    ...{ description: "", page: "", parameters: [], sinceFieldId: "ModifiedDate" },
  });
  queryId = saved?.id ?? "";
});

async function contextOf(isGranted = true): Promise<ServiceContext> {
  const person = await somePerson();
  const connection = {
    ...(await trial.ctx.connections.findFor(trial.ctx.actor, trial.connectionId)),
    id: connectionId,
  };
  return {
    ...trial.ctx,
    actor: { ...trial.ctx.actor, id: person.id, name: person.name },
    connections: {
      ...trial.ctx.connections,
      findFor: (_: unknown, id: string) => Promise.resolve(isGranted && id === connectionId ? connection : null),
    } as unknown as ServiceContext["connections"],
    history: historyStoreFor(person),
    queries: savedQueryStore,
    changes: changesStore,
  };
}

type Changed = { status: number; runId: string; ids: number[]; rows: Record<string, unknown>[] };

async function changes(ctx: ServiceContext, from = "mark", more = ""): Promise<Changed> {
  const runId = randomUUID();
  const params = new URLSearchParams(`query=${queryId}&reading=${runId}&from=${from}${more}`);
  const answer = await changesResponse(ctx, { connectionId, connectorId }, params).catch(problemResponse);
  const rows = (await answer.json()) as Record<string, unknown>[];
  return {
    status: answer.status,
    runId,
    rows,
    ids: answer.status === 200 ? rows.map((row) => Number(row["SubjectId"])) : [],
  };
}

/** Writes to the sandbox as a link would, at this moment of its clock (UTC; the Dutch clock is an hour on). */
async function touch(at: string, subjectId: number, Ds: string): Promise<void> {
  now = new Date(at);
  const { restBaseUrl, authorization, fetch } = await trial.ctx.profit.endpointOf("", "nl");
  const body = JSON.stringify({ KnSubject: { Element: { "@SbId": subjectId, Fields: { Ds } } } });
  const url = new URL("connectors/KnSubject", restBaseUrl);
  const headers = { authorization, "content-type": "application/json" };
  const answer = await fetch?.(url, { method: "PUT", headers, body });
  if (!answer?.ok) throw new Error(await answer?.text());
}

test("a query remembers how far it was read: between runs only what changed comes, within a second too", async () => {
  const first = await changes(anna);
  expect(first.status).toBe(200);
  expect(first.ids.length).toBeGreaterThan(50);
  expect(new Set(first.ids).size).toBe(first.ids.length);
  const [a = 0, b = 0, c = 0] = first.ids;
  await touch("2026-11-27T13:03:12.400Z", a, "een");
  await touch("2026-11-27T13:03:12.600Z", b, "twee");
  // Not taken as read: the next run brings all of it again.
  expect((await changes(anna)).ids.toSorted()).toEqual(first.ids.toSorted());
  const again = await changes(anna);
  await takeMark(anna, { queryId, runId: again.runId });
  expect(await findMark(anna, { queryId })).toEqual({
    sinceFieldId: "ModifiedDate",
    // Stored 14:03:12.6, shown rounded.
    newest: "2026-11-27T14:03:13",
    windowStart: "2026-11-27T14:03:12",
    isOtherQuestion: false,
  });
  expect((await changes(anna)).ids).toEqual([]);
  await touch("2026-11-27T13:03:12.700Z", c, "drie");
  await touch("2026-11-27T13:03:13.200Z", b, "vier");
  const second = await changes(anna);
  expect(second.ids).toEqual([c, b]);
  await takeMark(anna, { queryId, runId: second.runId });
  expect((await changes(anna)).ids).toEqual([]);
});

test("from a chosen moment, and with the query's own filter", async () => {
  const [a = 0, b = 0] = (await changes(anna, "start")).ids;
  await touch("2026-11-28T09:00:00.000Z", a, "vijf");
  await touch("2026-11-28T09:00:05.000Z", b, "zes");
  expect((await changes(anna, "2026-11-28T10:00:00")).ids).toEqual([a, b]);
  expect((await changes(anna, "2026-11-28T10:00:01")).ids).toEqual([b]);
  const filter = encodeURIComponent(JSON.stringify([[["SubjectId", "equal", String(a)]]]));
  expect((await changes(anna, "2026-11-28T10:00:00", `&filter=${filter}`)).ids).toEqual([a]);
});

test("a run that was not read to its end, or was overtaken, is not taken as read", async () => {
  const [one, two] = [await changes(anna), await changes(anna)];
  await expect(takeMark(anna, { queryId, runId: one.runId })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(takeMark(anna, { queryId, runId: randomUUID() })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await findMark(anna, { queryId })).newest).toBeNull();
  await takeMark(anna, { queryId, runId: two.runId });
  await expect(takeMark(anna, { queryId, runId: two.runId })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("trouble half-way breaks the transfer off and leaves the mark where it was", async () => {
  await trial.fault({ kind: "status", status: 500, message: "Nee" }, { connector: connectorId }, 1);
  expect(await changes(anna)).toMatchObject({ status: 422 });
  expect((await findMark(anna, { queryId })).newest).toBeNull();
});

test("everybody has a mark of their own, and strangers have none", async () => {
  const { runId } = await changes(anna);
  await takeMark(anna, { queryId, runId });
  const [bram, stranger] = [await contextOf(), await contextOf(false)];
  expect((await findMark(bram, { queryId })).newest).toBeNull();
  await expect(takeMark(bram, { queryId, runId })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(findMark(stranger, { queryId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(takeMark(stranger, { queryId, runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await changes(stranger)).toMatchObject({ status: 404 });
});

test("a query that asks something else by now says so", async () => {
  const { runId } = await changes(anna);
  await takeMark(anna, { queryId, runId });
  await savedQueryStore.update(
    queryId,
    1,
    { page: `filter=${encodeURIComponent('[[["Type","equal","1"]]]')}` },
    anna.actor,
  );
  expect(await findMark(anna, { queryId })).toMatchObject({ isOtherQuestion: true });
});

test.each([
  ["from=morgen", "from"],
  ["reading=1", "reading"],
  ["query=x", "query"],
])("%s is refused by its name", async (bad, parameter) => {
  const params = new URLSearchParams(`query=${queryId}&reading=${randomUUID()}&from=mark`);
  const [name = "", value = ""] = bad.split("=");
  params.set(name, value);
  const answer = await changesResponse(anna, { connectionId, connectorId }, params).catch(problemResponse);
  expect([answer.status, await answer.json()]).toEqual([
    400,
    expect.objectContaining({ params: expect.objectContaining({ parameter }) }),
  ]);
});
