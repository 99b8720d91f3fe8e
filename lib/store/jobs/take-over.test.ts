import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { everyLine, expectWhole, folderOf, foundJob, removeFolders, someJob } from "@/lib/testing/made-up-job";
import {
  buildQueueConsole,
  endQueueConsoles,
  removeQueueConsole,
  startQueueConsole,
} from "@/lib/testing/queue-console-process";

prepareTestDatabase();
beforeAll(buildQueueConsole, 60_000);
afterEach(async () => {
  endQueueConsoles();
  await removeFolders();
});
afterAll(removeQueueConsole);

const COUNT = 400;
const LONG = { timeout: 60_000, interval: 50 };

test("when a console is killed another one goes on with its job, and fetches no finished file again", async () => {
  const { jobId } = await someJob(COUNT);
  const consoles = [await startQueueConsole(), await startQueueConsole()];
  const worker = await vi.waitFor(() => {
    const found = consoles.find(({ fetched }) => fetched.length > 60);
    if (!found) throw new Error("Nobody took the job");
    return found;
  }, LONG);
  await worker.kill();
  const lines = await everyLine(jobId);
  const finished = lines.flatMap(({ ordinal, path }) =>
    path !== null && existsSync(join(folderOf(jobId), "files", path)) ? [ordinal] : [],
  );
  expect(finished.length).toBeGreaterThan(40);
  await vi.waitFor(async () => expect((await foundJob(jobId)).state).toBe("done"), LONG);
  await expectWhole(jobId, COUNT);
  const [other] = consoles.filter((one) => one !== worker);
  expect(other?.fetched.filter((number) => finished.includes(number))).toEqual([]);
  expect(new Set([...worker.fetched, ...(other?.fetched ?? [])]).size).toBe(COUNT);
  expect(consoles.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
