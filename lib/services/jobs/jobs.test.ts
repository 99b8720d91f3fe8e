import { existsSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { settings } from "@/lib/config/settings";
import { database } from "@/lib/store/database";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { sweepJobs } from "@/lib/store/jobs/sweep-jobs";
import { peopleStore } from "@/lib/store/people/people-store";
import { rotateSecrets } from "@/lib/store/rotate-secrets";
import { jobs } from "@/lib/store/schema/jobs";
import { keyRingOf } from "@/lib/vault/key-ring";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { jobTrial } from "@/lib/testing/job-trial";
import { folderOf, foundJob, removeFolders, someJob } from "@/lib/testing/made-up-job";
import { madeUpKind } from "@/lib/testing/made-up-kind";
import { contextOf } from "@/lib/testing/service-context";
import { beginJob } from "./begin-job";
import { findJob } from "./find-job";
import { openJobFile, openJobFiles } from "./job-files-out";
import { countJobs, listJobs } from "./list-jobs";
import { listJobLines, openJob } from "./open-job";
import { pauseJob, removeJob, resumeJob, retryFailed, stopJob } from "./steer-job";
import { JobTrouble } from "./job-failure";

prepareTestDatabase();
afterEach(removeFolders);

const NOT_THERE = { code: "NOT_FOUND" };

test("nobody but the owner and administrators sees or steers a job, or gets its files", async () => {
  const { jobId, connection } = await someJob(3);
  await jobTrial({ kinds: [madeUpKind().kind] }).run(jobId);
  const stranger = await somePerson({ role: "consultant" });
  await peopleStore.setGrant(stranger.id, connection.id, true, true);
  const ctx = await contextOf(stranger);
  for (const act of [findJob, openJob, pauseJob, resumeJob, stopJob, retryFailed, removeJob, openJobFiles]) {
    await expect(act(ctx, { jobId }), act.name).rejects.toMatchObject(NOT_THERE);
  }
  await expect(openJobFile(ctx, { jobId, ordinal: 0 })).rejects.toMatchObject(NOT_THERE);
  await expect(listJobLines(ctx, { jobId, state: null, after: -1, limit: 10 })).rejects.toMatchObject(NOT_THERE);
  expect(await listJobs(ctx, { ofEverybody: true })).toEqual({ jobs: [], underWay: 0 });
  const admin = await contextOf(await somePerson({ role: "admin" }));
  expect((await openJob(admin, { jobId })).job).toMatchObject({ id: jobId, isOwn: false, done: 3 });
  expect((await listJobs(admin, { ofEverybody: true })).jobs.map(({ id }) => id)).toContain(jobId);
  expect((await listJobs(admin, { ofEverybody: false })).jobs).toEqual([]);
});

test("who lost the connection has lost what was fetched from it", async () => {
  const { jobId, connection } = await someJob(1);
  const person = await somePerson({ role: "support" });
  await peopleStore.setGrant(person.id, connection.id, true);
  const ctx = await contextOf(person);
  await database().update(jobs).set({ ownerId: person.id }).where(eq(jobs.id, jobId));
  expect((await findJob(ctx, { jobId })).id).toBe(jobId);
  expect((await listJobs(ctx, { ofEverybody: false })).jobs).toHaveLength(1);
  await peopleStore.setGrant(person.id, connection.id, false);
  await expect(openJobFiles(ctx, { jobId })).rejects.toMatchObject(NOT_THERE);
  expect((await listJobs(ctx, { ofEverybody: false })).jobs).toEqual([]);
});

test("a job begins for a granted connection, in a folder that the server may write into", async () => {
  const { connection, ctx } = await someJob(1);
  const stranger = await contextOf(await somePerson({ role: "consultant" }));
  const order = { connectionId: connection.id, definition: {}, title: {} };
  await expect(beginJob(stranger, { name: "made-up" }, order)).rejects.toMatchObject(NOT_THERE);
  await expect(beginJob(ctx, { name: "made-up" }, { ...order, target: "/etc" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("a job is paused, goes on and is stopped from the states in which that means something", async () => {
  const { jobId, ctx } = await someJob(2);
  expect(await countJobs(ctx)).toEqual({ underWay: 1 });
  await expect(resumeJob(ctx, { jobId })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await pauseJob(ctx, { jobId })).state).toBe("paused");
  expect(await countJobs(ctx)).toEqual({ underWay: 0 });
  const trial = jobTrial({ kinds: [madeUpKind().kind] });
  expect(await trial.run(jobId)).toBeNull();
  expect((await resumeJob(ctx, { jobId })).state).toBe("queued");
  expect((await stopJob(ctx, { jobId })).state).toBe("stopped");
  await expect(pauseJob(ctx, { jobId })).rejects.toMatchObject({ code: "CONFLICT" });
  await resumeJob(ctx, { jobId });
  expect(await trial.run(jobId)).toBe("done");
  await expect(stopJob(ctx, { jobId })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(retryFailed(ctx, { jobId })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a run that is told to stop ends, and keeps what it has", async () => {
  const { jobId, ctx } = await someJob(200);
  const { kind } = madeUpKind(async (number, _, signal) => {
    if (number < 40) return { state: "done" };
    if (number === 40) await stopJob(ctx, { jobId });
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    return { state: "done" };
  });
  expect(await jobTrial({ kinds: [kind] }).run(jobId)).toBe("stopping");
  const job = await foundJob(jobId);
  expect(job).toMatchObject({ state: "stopped", done: 40 });
  expect(job.expiresAt).not.toBeNull();
});

test("failures are told with their reasons, and tried again", async () => {
  let isBroken = true;
  const { kind } = madeUpKind(async (number) => {
    if (isBroken && number === 2) throw new JobTrouble("EMPTY_FILE");
    return { state: "done" };
  });
  const { jobId, ctx } = await someJob(5);
  const trial = jobTrial({ kinds: [kind] });
  await trial.run(jobId);
  const opened = await openJob(ctx, { jobId });
  expect(opened.failures).toEqual([{ code: "EMPTY_FILE", count: 1 }]);
  expect(opened.log.map(({ code }) => code)).toEqual(["done", "begins"]);
  const [line] = await listJobLines(ctx, { jobId, state: "failed", after: -1, limit: 10 });
  expect(line).toMatchObject({ ordinal: 2, path: "letters/letter (3).txt", attempts: 1 });
  expect(line?.failure).toMatchObject({ code: "EMPTY_FILE" });
  isBroken = false;
  expect((await retryFailed(ctx, { jobId })).state).toBe("queued");
  expect(await trial.run(jobId)).toBe("done");
  expect(await foundJob(jobId)).toMatchObject({ done: 5, failed: 0 });
});

test("results go with their bytes when their time is over, or by hand; what they are no job of goes too", async () => {
  const [old, young, gone, owned] = [await someJob(2), await someJob(2), await someJob(2), await someJob(2)];
  const trial = jobTrial({ kinds: [madeUpKind().kind] });
  for (const { jobId } of [old, young, gone, owned]) await trial.run(jobId);
  await database()
    .update(jobs)
    .set({ expiresAt: sql`now() - interval '1 minute'` })
    .where(eq(jobs.id, old.jobId));
  await jobsStore.ledger.remove(gone.jobId);
  expect(await sweepJobs()).toBe(1);
  expect(existsSync(folderOf(old.jobId))).toBe(false);
  expect(existsSync(folderOf(gone.jobId))).toBe(false);
  expect(await jobsStore.ledger.find(old.jobId)).toBeNull();
  expect(existsSync(folderOf(young.jobId))).toBe(true);
  await removeJob(owned.ctx, { jobId: owned.jobId });
  expect(existsSync(folderOf(owned.jobId))).toBe(false);
  expect(await jobsStore.ledger.find(owned.jobId)).toBeNull();
});

test("a job that somebody lets go on while its results are thrown away stays, and fetches them again", async () => {
  const { kind, fetched } = madeUpKind();
  const { jobId } = await someJob(4);
  const trial = jobTrial({ kinds: [kind] });
  await trial.run(jobId);
  await database()
    .update(jobs)
    .set({ expiresAt: sql`now() - interval '1 minute'` })
    .where(eq(jobs.id, jobId));
  const { removeAll } = jobsStore.files;
  vi.spyOn(jobsStore.files, "removeAll").mockImplementationOnce(async (folder) => {
    await removeAll(folder);
    expect(await jobsStore.ledger.move(jobId, ["done"], "queued")).toBe(true);
  });
  await sweepJobs();
  expect(await trial.run(jobId)).toBe("done");
  expect(fetched).toHaveLength(8);
  expect(existsSync(folderOf(jobId))).toBe(true);
});

test("what a job is about is sealed, and is sealed anew with a new key", async () => {
  const { kind } = madeUpKind(async () => {
    throw new JobTrouble("NO_FILE", { note: "een geheim" });
  });
  const { jobId } = await someJob(2, "geheime map");
  await jobTrial({ kinds: [kind] }).run(jobId);
  const { rows } = await database().execute(sql`select j.*, to_jsonb(i) as line from jobs j
    join job_items i on i.job_id = j.id where j.id = ${jobId}`);
  const text = JSON.stringify(rows.map((row) => ({ ...row, line: { ...(row["line"] as object), path: null } })));
  expect(text).not.toContain("geheim");
  const newKey = { id: "new_key", key: Buffer.alloc(32, 7) };
  const before = await rotateSecrets(keyRingOf([newKey, ...settings().vaultKeys]));
  expect(before.unopened).toEqual([]);
  expect(before.resealed).toBeGreaterThanOrEqual(6);
  const left = await database().execute(sql`select 1 from job_items where job_id = ${jobId}
    and (payload_sealed not like 'v1.new%' or failure_sealed not like 'v1.new%')`);
  expect(left.rows).toEqual([]);
});
