import { afterEach, describe, expect, test } from "vitest";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { exportInThread, type RunExport } from "./export-in-worker";
import { ExportThreads } from "./export-threads";
import { exportPages } from "./export-pages";
import { type ExportRowsInput, exportRows } from "./export-rows";

let trial: ProfitTrial;
afterEach(() => trial.close());

const start = async (options: Parameters<typeof startProfitTrial>[0] = { rows: 1_050 }) =>
  (trial = await startProfitTrial(options));

const input = (
  change: Partial<ExportRowsInput> = {},
  query: Partial<ExportRowsInput["query"]> = {},
): ExportRowsInput => ({
  connectionId: trial.connectionId,
  connectorId: "Sandbox_Bulk",
  query: { fields: ["Id"], filter: { groups: [] }, orderBy: [], skip: 0, ...query },
  output: { format: "csv", csv: { ...DEFAULT_CSV, header: "none" } },
  pageSize: 100,
  ...change,
});

/** From source, as tests run: the bundler makes the thread's file in the built app. */
const inThread = exportInThread(new ExportThreads({ execArgv: ["--import", "tsx"] }));

async function collect(run: RunExport, change?: Partial<ExportRowsInput>, query?: Partial<ExportRowsInput["query"]>) {
  const answer = await exportRows(trial.ctx, input(change, query), run);
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.chunks) chunks.push(chunk);
  return { ...answer, text: Buffer.concat(chunks).toString() };
}

/** All ids, sorted here: what a right export of one column must be. */
async function wholeInOrder(): Promise<string> {
  const { restBaseUrl, authorization } = await trial.ctx.profit.endpointOf("", "nl");
  const url = new URL("connectors/Sandbox_Bulk?skip=-1&take=-1", restBaseUrl);
  const { rows } = (await (await fetch(url, { headers: { authorization } })).json()) as { rows: { Id: number }[] };
  const ids = rows.map(({ Id }) => Id).toSorted((a, b) => a - b);
  return ids.map((id) => `${id}\r\n`).join("");
}

describe.each<[string, RunExport]>([
  ["in a thread of its own", inThread],
  ["in this one", exportPages],
])("an export %s", (_, run) => {
  test("has every row once and in order, up to five calls at a time, and leaves one line", async () => {
    await start();
    const { text, orderBy, pageSize } = await collect(run);
    expect(text.split("\r\n").slice(0, -1)).toHaveLength(1_050);
    expect(new Set(text.split("\r\n")).size).toBe(1_051);
    expect(text).toBe(await wholeInOrder());
    expect({ orderBy, pageSize }).toEqual({ orderBy: [{ fieldId: "Id", direction: "asc" }], pageSize: 100 });
    expect(trial.mostAtOnce()).toBeLessThanOrEqual(5);
    expect(trial.mostAtOnce()).toBeGreaterThan(1);
    expect(trial.slotsHeld()).toBe(0);
    const lines = trial.history.filter(({ action }) => action === "rows.export");
    expect(lines).toMatchObject([
      { outcome: "ok", rows: 1_050, status: 200, connectorId: "Sandbox_Bulk", detail: { note: /equal neighbours: 0/ } },
    ]);
  });

  test("that meets trouble half-way fails: never a short file that looks whole", async () => {
    await start();
    const answer = await exportRows(trial.ctx, input(), run);
    await trial.fault({ kind: "status", status: 500, message: "Onverwachte fout" }, { path: "connectors/" }, 1);
    const read = async () => {
      for await (const chunk of answer.chunks) void chunk;
    };
    await expect(read()).rejects.toMatchObject({ code: "REFUSED", message: "Onverwachte fout" });
    expect(trial.history.at(-1)).toMatchObject({ action: "rows.export", outcome: "refused" });
    expect(trial.slotsHeld()).toBe(0);
  });

  test("survives calls without an answer", async () => {
    await start();
    const answer = await exportRows(trial.ctx, input(), run);
    await trial.fault({ kind: "reset" }, { path: "connectors/" }, 2);
    await trial.fault({ kind: "truncate", bytes: 2_000 }, { path: "connectors/" }, 1);
    await trial.fault({ kind: "status", status: 503, retryAfter: 0 }, { path: "connectors/" }, 1);
    let text = "";
    for await (const chunk of answer.chunks) text += Buffer.from(chunk).toString();
    expect(text.split("\r\n")).toHaveLength(1_051);
    expect(trial.history.at(-1)).toMatchObject({ outcome: "ok", rows: 1_050, detail: { note: /repeated: 4/ } });
  });

  test("that is refused is refused before the first byte", async () => {
    await start();
    await trial.fault({ kind: "status", status: 401 }, { path: "connectors/" }, 9);
    await expect(exportRows(trial.ctx, input(), run)).rejects.toMatchObject({ code: "TOKEN_REJECTED" });
    expect(await trial.asked("Sandbox_Bulk")).toHaveLength(1);
    expect(trial.slotsHeld()).toBe(0);
  });

  test("stops asking when the reader leaves, also in the middle of a wait", async () => {
    await start({ rows: 100_000 });
    const answer = await exportRows(trial.ctx, input(), run);
    for (let piece = 0; piece < 3; piece++) await answer.chunks.next();
    await trial.fault({ kind: "delay", ms: 60_000 }, { path: "connectors/" }, 99);
    const drain = (async () => {
      for await (const chunk of answer.chunks) void chunk;
    })();
    setTimeout(() => answer.stop(), 100);
    await expect(drain).rejects.toThrow("The reader left");
    expect(trial.history.at(-1)).toMatchObject({ action: "rows.export", outcome: "stopped" });
    expect(trial.slotsHeld()).toBe(0);
    const asked = (await trial.asked("Sandbox_Bulk")).length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await trial.asked("Sandbox_Bulk")).toHaveLength(asked);
    expect(asked).toBeLessThan(60);
  });

  test("that is not read waits instead of filling the memory", async () => {
    await start({ rows: 100_000 });
    const answer = await exportRows(
      trial.ctx,
      input({ query: { ...input().query, fields: [] }, pageSize: 5_000 }),
      run,
    );
    await answer.chunks.next();
    await new Promise((resolve) => setTimeout(resolve, 400));
    // The one being written and seven ahead, two of which may be here already.
    expect((await trial.asked("Sandbox_Bulk")).length).toBeLessThanOrEqual(9);
    answer.stop();
    await answer.chunks.return();
  });
});

test.each([0, 1, 99, 100, 101, 500, 1_000])("%i rows in pages of 100 are as many in the file", async (rows) => {
  await start({ rows: Math.max(rows, 1) });
  const filter =
    rows === 0 ? { groups: [[{ fieldId: "Id", operator: "less" as const, value: "-1" }]] } : { groups: [] };
  const { text } = await collect(exportPages, {}, { filter });
  expect(text.split("\r\n").length - 1).toBe(rows);
  const json = await collect(exportPages, { output: { format: "json", csv: DEFAULT_CSV } }, { filter });
  expect(JSON.parse(json.text)).toHaveLength(rows);
});

test("a short page with rows behind it is not the end: they are asked for", async () => {
  await start();
  const answer = await exportRows(trial.ctx, input(), exportPages);
  const { restBaseUrl, authorization } = await trial.ctx.profit.endpointOf("", "nl");
  // The second page begins with the last row of the first, and is cut off after 40 rows.
  const second = new URL("connectors/Sandbox_Bulk?orderbyfieldids=Id&skip=99&take=40", restBaseUrl);
  const { rows } = (await (await fetch(second, { headers: { authorization } })).json()) as { rows: unknown[] };
  const body = JSON.stringify({ skip: 99, take: 100, rows });
  await trial.fault({ kind: "status", status: 200, body }, { path: "connectors/" }, 1);
  let text = "";
  for await (const chunk of answer.chunks) text += Buffer.from(chunk).toString();
  expect(rows).toHaveLength(40);
  expect(text).toBe(await wholeInOrder());
});

test("a chosen order keeps its place, and the key stands behind it", async () => {
  await start({ rows: 300 });
  const { orderBy } = await collect(exportPages, {}, { orderBy: [{ fieldId: "Modified", direction: "desc" }] });
  expect(orderBy).toEqual([
    { fieldId: "Modified", direction: "desc" },
    { fieldId: "Id", direction: "asc" },
  ]);
});

test("reading can begin further on", async () => {
  await start({ rows: 300 });
  const whole = (await collect(exportPages)).text;
  const { text } = await collect(exportPages, {}, { skip: 120 });
  expect(whole.endsWith(text)).toBe(true);
  expect(text.split("\r\n")).toHaveLength(181);
});
