import { appendFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { ProfitError } from "@/lib/profit/errors";
import { jobFiles } from "@/lib/store/jobs/job-files";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { jobTrial } from "@/lib/testing/job-trial";
import { everyLine, expectWhole, folderOf, foundJob, readOf, removeFolders, someJob } from "@/lib/testing/made-up-job";
import { contentOf, type Definition, madeUpKind, type Payload, sumOf } from "@/lib/testing/made-up-kind";
import { JobTrouble } from "../job-failure";
import { asAnyKind, type FinishedLine, type JobKind } from "../job-kind";

prepareTestDatabase();
afterEach(removeFolders);

test("every line becomes a file with a name of its own, and the index tells of all of them", async () => {
  const { kind, fetched } = madeUpKind();
  const { jobId } = await someJob(123);
  const trial = jobTrial({ kinds: [kind] });
  expect(await trial.run(jobId)).toBe("done");
  expect(trial.troubles).toEqual([]);
  await expectWhole(jobId, 123);
  expect(fetched).toHaveLength(123);
  const job = await foundJob(jobId);
  const bytes = (await everyLine(jobId)).reduce((sum, { size }) => sum + (size ?? 0), 0);
  expect(job).toMatchObject({ state: "done", total: 123, done: 123, failed: 0, missing: 0, bytes, isPlanned: true });
  const index = (await readOf(jobId, "index.csv")).toString().trim().split("\n");
  expect(index).toHaveLength(123);
  expect(index[4]).toBe(`4;done;letters/letter (5).txt;${sumOf(contentOf(4))}`);
  expect(job.extras).toEqual([expect.objectContaining({ path: "index.csv" })]);
  expect(job.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
});

test("no more than eight lines run at once; their calls wait for the five places of the connection", async () => {
  let [now, most] = [0, 0];
  const { kind } = madeUpKind(async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    return { state: "done" };
  });
  const { jobId } = await someJob(60);
  expect(await jobTrial({ kinds: [kind] }).run(jobId)).toBe("done");
  expect(most).toBe(8);
});

test("a job that was paused half-way goes on, and fetches nothing twice", async () => {
  const { kind, fetched, planned } = madeUpKind(async (number, _, signal) => {
    if (number === 37 && fetched.filter((one) => one === 37).length === 1) {
      await jobsStore.ledger.move(job.jobId, ["running"], "paused");
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    }
    return { state: "done" };
  });
  const job = await someJob(150);
  const trial = jobTrial({ kinds: [kind] });
  expect(await trial.run(job.jobId)).toBe("paused");
  expect((await foundJob(job.jobId)).state).toBe("paused");
  expect(await jobsStore.ledger.move(job.jobId, ["paused"], "queued")).toBe(true);
  expect(await trial.run(job.jobId)).toBe("done");
  await expectWhole(job.jobId, 150);
  const twice = fetched.filter((number, index) => fetched.indexOf(number) !== index);
  // The one that was under way when the pause came is no finished file.
  expect(twice).toEqual([37]);
  expect(planned[0]).toBeNull();
});

test.each([
  ["is to pause, and is resumed", "queued", ["paused"], "queued"],
  ["is to pause, and is stopped", "stopped", ["paused"], "stopped"],
  ["leaves with its console, and is paused", "paused", ["running"], "paused"],
  ["leaves with its console, and is stopped", "stopped", ["running"], "stopping"],
] as const)("a run that %s meanwhile ends as %s", async (_, end, from, to) => {
  const { ledger } = jobsStore;
  const leaving = new AbortController();
  const { kind } = madeUpKind(async (number, __, signal) => {
    if (number !== 7) return { state: "done" };
    const heard = new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    if (from[0] === "paused") await ledger.move(job.jobId, ["running"], "paused");
    else leaving.abort();
    // From here on the run is on its way out, and hears no more of what a person wants.
    await heard;
    expect(await ledger.move(job.jobId, from, to)).toBe(true);
    return { state: "done" };
  });
  const job = await someJob(20);
  await jobTrial({ kinds: [kind] }).run(job.jobId, leaving.signal);
  expect((await foundJob(job.jobId)).state).toBe(end);
});

test("a failed line says why, and is tried again when a person asks", async () => {
  let isBroken = true;
  const { kind } = madeUpKind(async (number) => {
    if (number === 3) return { state: "missing", why: new ProfitError("NOT_FOUND", "gone") };
    if (isBroken && number % 10 === 5) throw new ProfitError("REFUSED", "Geen rechten", { status: 500 });
    return { state: "done" };
  });
  const { jobId } = await someJob(40);
  const trial = jobTrial({ kinds: [kind] });
  expect(await trial.run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ state: "done", done: 35, failed: 4, missing: 1 });
  expect(await jobsStore.ledger.failuresByCode(jobId)).toEqual([{ code: "REFUSED", count: 4 }]);
  const [line] = await jobsStore.ledger.shownLines(jobId, { state: "failed", after: -1, limit: 10 });
  expect(JSON.parse(line?.failure ?? "")).toMatchObject({ from: "profit", code: "REFUSED", message: "Geen rechten" });
  isBroken = false;
  expect(await jobsStore.ledger.retryFailed(jobId)).toBe(4);
  expect(await jobsStore.ledger.move(jobId, ["done"], "queued")).toBe(true);
  expect(await trial.run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ done: 39, failed: 0, missing: 1 });
  expect((await readOf(jobId, "index.csv")).toString()).not.toContain("failed");
});

test("a full disk pauses the job with a clear reason, and leaves nothing half", async () => {
  const { kind } = madeUpKind();
  const { jobId } = await someJob(50);
  let room = 20;
  const create: typeof jobFiles.create = async (...place) => {
    const file = await jobFiles.create(...place);
    const end = file.end.bind(file);
    file.end = async () => {
      if (--room < 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      return end();
    };
    return file;
  };
  const full = jobTrial({ kinds: [kind], ports: { files: { ...jobFiles, create } } });
  expect(await full.run(jobId)).toBe("paused");
  const job = await foundJob(jobId);
  expect(JSON.parse(job.failure ?? "")).toEqual({ from: "job", code: "DISK_FULL", params: {} });
  expect(job).toMatchObject({ state: "paused", done: 20, failed: 0 });
  expect(await readdir(join(folderOf(jobId), "unfinished"))).toEqual([]);
  await jobsStore.ledger.move(jobId, ["paused"], "queued");
  expect(await jobTrial({ kinds: [kind] }).run(jobId)).toBe("done");
  await expectWhole(jobId, 50);
});

test("a token that is refused pauses the job instead of failing every line", async () => {
  const { kind, fetched } = madeUpKind(async (number) => {
    if (number >= 10) throw new ProfitError("TOKEN_REJECTED", "401", { status: 401 });
    return { state: "done" };
  });
  const { jobId } = await someJob(500);
  expect(await jobTrial({ kinds: [kind] }).run(jobId)).toBe("paused");
  expect(fetched.length).toBeLessThan(20);
  expect(JSON.parse((await foundJob(jobId)).failure ?? "")).toMatchObject({ code: "TOKEN_REJECTED" });
});

test("when Profit is away the job waits and goes on by itself", async () => {
  let isAway = true;
  const { kind } = madeUpKind(async (number) => {
    if (isAway && number > 20) throw new ProfitError("UNAVAILABLE", "503", { status: 503 });
    return { state: "done" };
  });
  const { jobId } = await someJob(60);
  const awayTimes = { linesInRow: 3, firstWaitMs: 20, longestWaitMs: 20, untilMs: 60_000 };
  const running = jobTrial({ kinds: [kind], awayTimes }).run(jobId);
  await vi.waitFor(async () => {
    const codes = (await jobsStore.ledger.logOf(jobId)).map(({ code }) => code);
    expect(codes).toContain("back");
  });
  isAway = false;
  expect(await running).toBe("done");
  await expectWhole(jobId, 60);
});

test("when Profit stays away it is a person's turn", async () => {
  const { kind } = madeUpKind(async () => {
    throw new ProfitError("UNREACHABLE", "nobody there");
  });
  const { jobId } = await someJob(30);
  const awayTimes = { linesInRow: 3, firstWaitMs: 5, longestWaitMs: 5, untilMs: 20 };
  expect(await jobTrial({ kinds: [kind], awayTimes }).run(jobId)).toBe("paused");
  expect(JSON.parse((await foundJob(jobId)).failure ?? "")).toMatchObject({ code: "PROFIT_AWAY" });
  expect(await foundJob(jobId)).toMatchObject({ done: 0, failed: 0 });
});

test("one file that is never answered fails, and holds nobody up", async () => {
  const { kind } = madeUpKind(async (number) => {
    if (number === 7) throw new ProfitError("TIMEOUT", "silence");
    return { state: "done" };
  });
  const { jobId } = await someJob(30);
  expect(await jobTrial({ kinds: [kind] }).run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ done: 29, failed: 1 });
});

test("rights are looked at when the job runs: a person who is gone, or lost the connection, pauses it", async () => {
  const { kind } = madeUpKind();
  const trial = jobTrial({ kinds: [kind] });
  const disabled = await someJob(5);
  await somePerson({ role: "admin", password: "a long enough password" });
  expect(await peopleStore.setDisabled(disabled.person.id, true)).toBe(true);
  expect(await trial.run(disabled.jobId)).toBe("paused");
  expect(JSON.parse((await foundJob(disabled.jobId)).failure ?? "")).toMatchObject({ code: "PERSON_GONE" });

  const demoted = await someJob(5);
  expect(await peopleStore.setRole(demoted.person.id, "support")).toBe(true);
  expect(await trial.run(demoted.jobId)).toBe("paused");
  expect(JSON.parse((await foundJob(demoted.jobId)).failure ?? "")).toMatchObject({ code: "NO_RIGHTS" });
});

test("a file that was changed on the disk meanwhile is fetched again, an untouched one is not", async () => {
  const { kind, fetched } = madeUpKind(async (number) => {
    if (number === 39 && fetched.length < 41) throw new JobTrouble("EMPTY_FILE");
    return { state: "done" };
  });
  const { jobId } = await someJob(40);
  const trial = jobTrial({ kinds: [kind] });
  await trial.run(jobId);
  const at = (path: string) => join(folderOf(jobId), "files", "letters", path);
  await appendFile(at("letter (3).txt"), "x");
  await writeFile(at("letter (4).txt"), Buffer.alloc(contentOf(3).length));
  await rm(at("letter (5).txt"));
  // Only its time is another: its contents are what they were.
  await utimes(at("letter (6).txt"), 1, 1);
  fetched.length = 0;
  await jobsStore.ledger.retryFailed(jobId);
  await jobsStore.ledger.move(jobId, ["done"], "queued");
  expect(await trial.run(jobId)).toBe("done");
  expect(fetched.sort((a, b) => a - b)).toEqual([2, 3, 4, 39]);
});

test("a run that was taken over writes nothing more", async () => {
  const { promise: taken, resolve: takeOver } = Promise.withResolvers<void>();
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const slow = madeUpKind(async (number) => {
    if (number === 12) {
      hold();
      await taken;
    }
    return { state: "done" };
  });
  const { jobId } = await someJob(40);
  const first = jobTrial({ kinds: [slow.kind] }).run(jobId);
  await held;
  const quick = madeUpKind();
  expect(await jobTrial({ kinds: [quick.kind] }).run(jobId)).toBe("done");
  const before = await foundJob(jobId);
  takeOver();
  expect(await first).toBe("lost");
  expect(await foundJob(jobId)).toEqual(before);
  await expectWhole(jobId, 40);
});

test("lines without a file are told of, and what is there twice is fetched once", async () => {
  const seen: FinishedLine<Payload>[] = [];
  const base = madeUpKind();
  const kind: JobKind<Definition, Payload> = {
    ...(base.kind as unknown as JobKind<Definition, Payload>),
    async plan(_, __, emit) {
      await emit(
        [
          { payload: { number: 0 }, path: null },
          { payload: { number: 1 }, fetchKey: "same", path: "Brief.txt" },
          { payload: { number: 2 }, fetchKey: "same", path: "Other.txt" },
          { payload: { number: 3 }, fetchKey: "own", path: "BRIEF.TXT" },
        ],
        1,
      );
      await emit([{ payload: { number: 4 }, fetchKey: "same", path: "Third.txt" }], 2);
    },
    async finish(_, result) {
      for await (const line of result.lines()) seen.push(line);
    },
  };
  const { jobId } = await someJob(0);
  expect(await jobTrial({ kinds: [asAnyKind(kind)] }).run(jobId)).toBe("done");
  expect(base.fetched.sort()).toEqual([1, 3]);
  expect(await foundJob(jobId)).toMatchObject({ lines: 5, total: 2, done: 2, duplicates: 2, noted: 1 });
  expect(seen.map(({ state, path, duplicateOf }) => ({ state, path, duplicateOf }))).toEqual([
    { state: "noted", path: null, duplicateOf: null },
    { state: "done", path: "Brief.txt", duplicateOf: null },
    { state: "duplicate", path: "Brief.txt", duplicateOf: 1 },
    { state: "done", path: "BRIEF (2).TXT", duplicateOf: null },
    { state: "duplicate", path: "Brief.txt", duplicateOf: 1 },
  ]);
  expect(seen[2]?.sha256).toBe(sumOf(contentOf(1)));
});

test("a path out of the folder is not written to", async () => {
  const { kind } = madeUpKind();
  const { jobId } = await someJob(1, "../../outside");
  await jobTrial({ kinds: [kind] }).run(jobId);
  expect(await foundJob(jobId)).toMatchObject({ done: 0, failed: 1 });
});
