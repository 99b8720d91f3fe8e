import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { exportInThread } from "./export-in-worker";
import { exportRows } from "./export-rows";
import { ExportThreads } from "./export-threads";

let trial: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial({ rows: 1_050 });
});
afterAll(() => trial.close());

/** Threads from source, and which of them were used. */
class WatchedThreads extends ExportThreads {
  readonly used: Worker[] = [];

  constructor() {
    super({ execArgv: ["--import", "tsx"] });
  }

  override take(): Worker {
    const thread = super.take();
    this.used.push(thread);
    return thread;
  }
}

/** Ids of the rows, from `skip` on. */
async function exported(threads: ExportThreads, skip = 0, leaveAfter = Infinity): Promise<string[]> {
  const query = { fields: ["Id"], filter: { groups: [] }, orderBy: [], skip };
  const { chunks } = await exportRows(
    trial.ctx,
    {
      connectionId: trial.connectionId,
      connectorId: "Sandbox_Bulk",
      query,
      output: { format: "csv", csv: { ...DEFAULT_CSV, header: "none" } },
      pageSize: 100,
    },
    exportInThread(threads),
  );
  let text = "";
  let pieces = 0;
  for await (const chunk of chunks) {
    text += Buffer.from(chunk).toString();
    if (pieces++ >= leaveAfter) break;
  }
  return text.split("\r\n").slice(0, -1);
}

test("exports one after another run in one thread, and each has its own rows", async () => {
  const threads = new WatchedThreads();
  const all = await exported(threads);
  expect(all).toHaveLength(1_050);
  expect(await exported(threads, 1_000)).toEqual(all.slice(1_000));
  expect(await exported(threads)).toEqual(all);
  expect(new Set(threads.used).size).toBe(1);
  expect(trial.slotsHeld()).toBe(0);
});

test("exports at the same time have a thread each", async () => {
  const threads = new WatchedThreads();
  const [one, other] = await Promise.all([exported(threads), exported(threads, 500)]);
  expect([one.length, other.length]).toEqual([1_050, 550]);
  expect(new Set(threads.used).size).toBe(2);
});

test("an export that is left, and one that fails, end their thread", async () => {
  const threads = new WatchedThreads();
  await exported(threads, 0, 0);
  await trial.fault({ kind: "status", status: 401 }, { path: "connectors/" }, 1);
  await expect(exported(threads)).rejects.toMatchObject({ code: "TOKEN_REJECTED" });
  expect(await exported(threads)).toHaveLength(1_050);
  expect(new Set(threads.used).size).toBe(3);
});

test("a thread that dies while it waits is not missed", async () => {
  const threads = new WatchedThreads();
  await exported(threads);
  await threads.used[0]?.terminate();
  expect(await exported(threads, 1_000)).toHaveLength(50);
  expect(new Set(threads.used).size).toBe(2);
});
