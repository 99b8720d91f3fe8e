import { afterEach, expect, test } from "vitest";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { describeGetConnector } from "./describe-get-connector";
import { indexFields } from "./index-fields";
import { listGetConnectors } from "./list-get-connectors";
import { readRows, type ReadRowsInput } from "./read-rows";

let trial: ProfitTrial;
afterEach(() => trial.close());

const start = async (options: Parameters<typeof startProfitTrial>[0] = { rows: 1_000 }) =>
  (trial = await startProfitTrial(options));

const input = (query: Partial<ReadRowsInput["query"]> = {}): ReadRowsInput => ({
  connectionId: trial.connectionId,
  connectorId: "Sandbox_Bulk",
  query: {
    fields: [],
    filter: { groups: [] },
    orderBy: [{ fieldId: "Id", direction: "asc" }],
    skip: 0,
    take: 100,
    ...query,
  },
  output: { format: "json", csv: DEFAULT_CSV },
});

async function rows(query: Partial<ReadRowsInput["query"]> = {}): Promise<Record<string, unknown>[]> {
  const answer = await readRows(trial.ctx, input(query));
  return JSON.parse(Buffer.concat(answer.chunks).toString()) as Record<string, unknown>[];
}

const errorOf = (query: Partial<ReadRowsInput["query"]> = {}) =>
  readRows(trial.ctx, input(query)).catch((error: unknown) => error);

test("answers the asked page, and writes the call down", async () => {
  await start();
  const answer = await readRows(trial.ctx, input({ skip: 10, take: 5 }));
  const page = JSON.parse(Buffer.concat(answer.chunks).toString()) as Record<string, unknown>[];
  expect(page).toHaveLength(5);
  expect(Object.keys(page[0] ?? {})).toHaveLength(20);
  expect(answer).toMatchObject({ rows: 5, duplicates: 0, profit: { status: 200 } });
  expect(trial.history.at(-1)).toMatchObject({
    kind: "call",
    action: "rows.read",
    outcome: "ok",
    status: 200,
    rows: 5,
    connectorId: "Sandbox_Bulk",
    answerBytes: answer.profit.bytes,
    detail: { query: "orderbyfieldids=Id&skip=10&take=5" },
  });
  expect(trial.slotsHeld()).toBe(0);
});

test("chosen fields come in the chosen order, and dates without their Z", async () => {
  await start();
  const [row] = await rows({ fields: ["Modified", "Id"], take: 1 });
  expect(Object.keys(row ?? {})).toEqual(["Modified", "Id"]);
  expect(row?.["Modified"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
});

test("metainfo is asked once and then remembered", async () => {
  await start();
  await rows();
  await rows({ skip: 100 });
  await describeGetConnector(trial.ctx, { connectionId: trial.connectionId, connectorId: "Sandbox_Bulk" });
  expect((await trial.asked()).filter((path) => path.includes("metainfo"))).toHaveLength(1);
});

test("Profit 6, which writes -.5 and one member a line, gives the rows that Profit 8 gives", async () => {
  await start({ rows: 300, profitVersion: 6 });
  const old = await rows({ take: 300 });
  await trial.close();
  await start({ rows: 300, profitVersion: 8 });
  expect(old).toEqual(await rows({ take: 300 }));
});

test.each([
  [
    "a refusal",
    { kind: "status", status: 500, message: "Connector-veld 'X' niet gevonden" },
    { code: "REFUSED", message: "Connector-veld 'X' niet gevonden" },
  ],
  ["a wrong token", { kind: "status", status: 401 }, { code: "TOKEN_REJECTED" }],
  ["a blocked address", { kind: "status", status: 403 }, { code: "ADDRESS_BLOCKED" }],
  [
    "long maintenance",
    { kind: "status", status: 503, retryAfter: 7200 },
    { code: "UNAVAILABLE", retryAfterSeconds: 7200 },
  ],
  [
    "a redirect",
    { kind: "status", status: 302, headers: { location: "https://example.com/" } },
    { code: "REDIRECTED" },
  ],
  ["HTML", { kind: "malformed", as: "html" }, { code: "NOT_PROFIT", fault: "html" }],
  ["nothing", { kind: "malformed", as: "empty" }, { code: "BAD_ANSWER", fault: "empty" }],
  ["no JSON", { kind: "malformed", as: "json" }, { code: "BAD_ANSWER" }],
  ["another shape", { kind: "malformed", as: "shape" }, { code: "BAD_ANSWER", fault: "wrongShape" }],
  ["far too much", { kind: "malformed", as: "huge", bytes: 300_000_000 }, { code: "TOO_LARGE", fault: "tooLarge" }],
])("%s is an error of its own, asked once", async (_, fault, expected) => {
  await start();
  await rows({ take: 1 });
  await trial.fault(fault, { path: "connectors/" }, 9);
  expect(await errorOf()).toMatchObject(expected);
  expect(await trial.asked("Sandbox_Bulk")).toHaveLength(2);
  expect(trial.history.at(-1)).toMatchObject({ action: "rows.read", detail: { errorCode: expected.code } });
  expect(trial.slotsHeld()).toBe(0);
});

test.each([
  ["more rows than asked", { skip: 0, take: 2, rows: [{ Id: 1 }, { Id: 2 }, { Id: 3 }] }, "tooManyRows"],
  ["another page", { skip: 5, take: 2, rows: [] }, "wrongPage"],
  ["fewer fields than the metainfo", { skip: 0, take: 2, rows: [{ Id: 1 }] }, "missingFields"],
  ["rows that differ", { skip: 0, take: 2, rows: [{ Id: 1 }, { Id: 1, B: 2 }] }, "wrongShape"],
])("%s is not taken for rows", async (_, body, fault) => {
  await start();
  await trial.fault({ kind: "status", status: 200, body: JSON.stringify(body) }, { path: "connectors/Sandbox" }, 9);
  expect(await errorOf({ take: 2 })).toMatchObject({ code: "BAD_ANSWER", fault });
});

test.each([
  ["no answer", { kind: "reset" }],
  ["half an answer", { kind: "truncate", bytes: 300 }],
  ["a short 503", { kind: "status", status: 503, retryAfter: 0 }],
])("%s is asked again, and each try is written down", async (_, fault) => {
  await start();
  await rows({ take: 1 });
  await trial.fault(fault, { path: "connectors/" }, 1);
  expect(await rows({ take: 3 })).toHaveLength(3);
  expect(trial.history.slice(-2)).toMatchObject([{ outcome: "failed" }, { outcome: "ok", rows: 3 }]);
});

test("a connector that always breaks off ends as such", async () => {
  await start();
  await rows({ take: 1 });
  await trial.fault({ kind: "truncate", bytes: 300 }, { path: "connectors/" }, 9);
  expect(await errorOf()).toMatchObject({ code: "BAD_ANSWER", fault: "brokeOff" });
  expect(await trial.asked("Sandbox_Bulk")).toHaveLength(4);
});

test("who leaves stops the call; the history says so", async () => {
  await start();
  await rows({ take: 1 });
  await trial.fault({ kind: "delay", ms: 60_000 }, { path: "connectors/" }, 9);
  const stop = new AbortController();
  const reading = readRows({ ...trial.ctx, signal: stop.signal }, input());
  setTimeout(() => stop.abort(new Error("left")), 50);
  await expect(reading).rejects.toThrow("left");
  expect(trial.history.at(-1)).toMatchObject({ action: "rows.read", outcome: "stopped" });
  expect(trial.slotsHeld()).toBe(0);
});

test("an unknown field of a shared link is named; a page that is an export is refused", async () => {
  await start();
  expect(await errorOf({ fields: ["Id", "Weg"] })).toMatchObject({
    code: "INVALID_INPUT",
    params: { parameter: "fields", text: "Weg" },
  });
  expect(await errorOf({ take: 100_000 })).toMatchObject({
    code: "INVALID_INPUT",
    params: { parameter: "take", most: 75_000 },
  });
});

test("an absent connection and another person's are one answer", async () => {
  await start();
  const absent = { ...input(), connectionId: "9b2cf2d4-32fb-4f6f-b3a5-8c8a7a3bb1d5" };
  await expect(readRows(trial.ctx, absent)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listGetConnectors(trial.ctx, absent)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(indexFields(trial.ctx, absent)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await trial.asked()).toEqual([]);
});

test("the index holds every field of every connector, five calls at a time, and skips what Profit will not describe", async () => {
  await start();
  const { connectors } = await listGetConnectors(trial.ctx, { connectionId: trial.connectionId });
  await trial.fault(
    { kind: "status", status: 500, message: "geblokkeerd" },
    { path: `metainfo/get/${connectors[0]?.id}` },
    9,
  );
  const index = await indexFields(trial.ctx, { connectionId: trial.connectionId });
  expect(index.undescribed).toEqual([connectors[0]?.id]);
  expect(index.connectors.map(({ connectorId }) => connectorId)).toEqual(connectors.slice(1).map(({ id }) => id));
  expect(index.connectors.find(({ connectorId }) => connectorId === "Sandbox_Bulk")?.fields).toHaveLength(20);
  expect(trial.mostAtOnce()).toBeLessThanOrEqual(5);
  const calls = (await trial.asked()).length;
  await indexFields(trial.ctx, { connectionId: trial.connectionId });
  expect((await trial.asked()).length - calls).toBe(1);
});

test("a wrong token ends the index instead of an empty catalogue", async () => {
  await start();
  await trial.fault({ kind: "status", status: 401 }, { path: "metainfo/get/" }, 99);
  await expect(indexFields(trial.ctx, { connectionId: trial.connectionId })).rejects.toMatchObject({
    code: "TOKEN_REJECTED",
  });
});
