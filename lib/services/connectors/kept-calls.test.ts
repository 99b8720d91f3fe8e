import { afterEach, expect, test } from "vitest";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { exportInThread } from "./export-in-worker";
import { ExportThreads } from "./export-threads";
import { exportPages } from "./export-pages";
import { exportRows } from "./export-rows";
import { readRows } from "./read-rows";

let trial: ProfitTrial;
afterEach(() => trial.close());

async function start(): Promise<void> {
  trial = await startProfitTrial({ rows: 100 });
  trial.ctx.runId = "tab.1";
}

const read = (connectorId = "Sandbox_Bulk", take = 5) =>
  readRows(trial.ctx, {
    connectionId: trial.connectionId,
    connectorId,
    query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take },
    output: { format: "json", csv: { delimiter: ",", header: "ids", isNeutralised: true, hasByteOrderMark: false } },
  });

/** What the history was given of the last deed. */
const kept = (action = "rows.read") =>
  trial.history.filter((line) => line.action === action).flatMap((line) => line.wire?.() ?? []);

test("a page's line has its call, as part of the run, and so has the metainfo before it", async () => {
  await start();
  await read();
  expect(kept()).toMatchObject([
    {
      ...{ run: "tab.1", attempt: 1, method: "GET", error: null },
      url: expect.stringContaining("/connectors/Sandbox_Bulk?skip=0&take=5") as string,
      answer: { status: 200, body: { text: expect.stringContaining('"rows":[{') as string, isShortened: false } },
    },
  ]);
  expect(kept("connectors.describe")).toMatchObject([
    { run: "tab.1", url: expect.stringContaining("/metainfo/get/Sandbox_Bulk") as string },
  ]);
});

test("a read that is asked again leaves each of its tries", async () => {
  await start();
  await read();
  await trial.fault({ kind: "status", status: 503, retryAfter: 1 }, { path: "connectors/" }, 1);
  await read();
  expect(kept().slice(1)).toMatchObject([
    { attempt: 1, answer: { status: 503, body: { text: expect.stringContaining("retry_after") as string } } },
    { attempt: 2, answer: { status: 200 } },
  ]);
});

test("a refusal, a broken answer and an answer that is no page are kept as they came", async () => {
  await start();
  await read();
  await trial.fault({ kind: "status", status: 500, message: "Nee" }, { path: "connectors/" }, 1);
  await expect(read()).rejects.toMatchObject({ code: "REFUSED" });
  expect(kept().at(-1)).toMatchObject({
    answer: { status: 500, body: { text: expect.stringContaining("Nee") as string } },
    error: null,
  });
  await trial.fault({ kind: "malformed", as: "html" }, { path: "connectors/" }, 1);
  await expect(read()).rejects.toMatchObject({ code: "NOT_PROFIT" });
  expect(kept().at(-1)?.answer?.body?.text).toMatch(/<html/i);
});

test("of a sensitive field no value is kept, whoever asked", async () => {
  await start();
  const answer = await read("Medewerkers", 3);
  const [call] = kept();
  const text = call?.answer?.body?.text ?? "";
  const { rows } = JSON.parse(text) as { rows: Record<string, unknown>[] };
  expect(answer.maskedFields.length).toBeGreaterThan(0);
  for (const id of answer.maskedFields)
    expect(rows.map((row) => row[id]).filter((value) => value !== "***" && value !== null)).toEqual([]);
  expect(rows.some((row) => Object.values(row).some((value) => value !== "***"))).toBe(true);
});

const inThread = exportInThread(new ExportThreads({ execArgv: ["--import", "tsx"] }));

test.each([
  ["here", exportPages],
  ["in a thread of its own", inThread],
])("an export that runs %s leaves its calls with its one line, without values of sensitive fields", async (_, run) => {
  await start();
  const answer = await exportRows(
    trial.ctx,
    {
      connectionId: trial.connectionId,
      connectorId: "Medewerkers",
      query: { fields: [], filter: { groups: [] }, orderBy: [], skip: 0 },
      output: { format: "csv", csv: DEFAULT_CSV },
      pageSize: 100,
    },
    run,
  );
  for await (const chunk of answer.chunks) expect(chunk).toBeDefined();
  const calls = kept("rows.export");
  expect(calls.length).toBeGreaterThan(1);
  expect(calls[0]).toMatchObject({ run: "tab.1", attempt: 1, answer: { status: 200 } });
  const text = JSON.stringify(calls);
  expect(text).toContain("AfasToken ***");
  expect(answer.maskedFields).toContain("BSN");
  expect(calls[0]?.answer?.body?.text).toContain('"BSN":"***"');
});
