import { afterEach, expect, test, vi } from "vitest";
import { runJob } from "@/lib/services/jobs/engine/run-job";
import type { AnyJobKind } from "@/lib/services/jobs/job-kind";
import type { JobsPort } from "@/lib/services/jobs/port";
import { prepareTestDatabase } from "@/lib/testing/database";
import { jobTrial } from "@/lib/testing/job-trial";
import { expectWhole, foundJob, removeFolders, someJob } from "@/lib/testing/made-up-job";
import { madeUpKind } from "@/lib/testing/made-up-kind";
import { askDatabase } from "../database";
import { dispatchJob, startJobQueue, stopJobQueue } from "./job-queue";
import { jobsStore } from "./jobs-store";

prepareTestDatabase();

// The store may not import the services: that it still fits the port shows here, when this compiles.
const store: JobsPort = jobsStore;
const LONG = { timeout: 20_000, interval: 50 };

afterEach(async () => {
  await stopJobQueue();
  await removeFolders();
});

function start(kind: AnyJobKind): Promise<void> {
  const { engine } = jobTrial({ kinds: [kind] });
  return startJobQueue((jobId, ticket, leaving) => runJob(engine, jobId, ticket, leaving));
}

test("a job runs when the queue is there, and one that was begun before is found", async () => {
  const { kind } = madeUpKind();
  const before = await someJob(30);
  await start(kind);
  const after = await someJob(30);
  await vi.waitFor(async () => {
    expect((await foundJob(before.jobId)).state).toBe("done");
    expect((await foundJob(after.jobId)).state).toBe("done");
  }, LONG);
  await expectWhole(before.jobId, 30);
  await expectWhole(after.jobId, 30);
}, 30_000);

test("a console that stops lets go of its job, and the next one goes on with it", async () => {
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const first = madeUpKind(async (number, _, signal) => {
    if (number < 20) return { state: "done" };
    hold();
    signal.throwIfAborted();
    await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    return { state: "done" };
  });
  await start(first.kind);
  const { jobId } = await someJob(50);
  await held;
  await stopJobQueue();
  expect((await foundJob(jobId)).state).toBe("queued");
  const second = madeUpKind();
  await start(second.kind);
  await vi.waitFor(async () => expect((await foundJob(jobId)).state).toBe("done"), LONG);
  await expectWhole(jobId, 50);
  const done = first.fetched.filter((number) => number < 20);
  expect(second.fetched.filter((number) => done.includes(number))).toEqual([]);
}, 40_000);

test("an old ticket begins nothing", async () => {
  const { jobId } = await someJob(3);
  const { rows } = await askDatabase("select ticket from jobs where id = $1", [jobId]);
  const [old] = rows as { ticket: string }[];
  await dispatchJob(jobId);
  expect(await store.ledger.beginRun(jobId, old?.ticket ?? "")).toBeNull();
  expect((await foundJob(jobId)).run).toBe(0);
});
