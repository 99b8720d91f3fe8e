import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { jobZipResponse } from "@/lib/http/job-zip-response";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { filesOfJob, folderOfJob, itemsBetween, listedFiles } from "@/lib/testing/dossier-trial";
import { jobTrial } from "@/lib/testing/job-trial";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { beginJob } from "../jobs/begin-job";
import { asAnyKind } from "../jobs/job-kind";
import { pauseJob, resumeJob } from "../jobs/steer-job";
import { dossierExportKind } from "./export-job";

// An export of the company's dossier by the engine of jobs: real HTTP, real database, real files.
prepareTestDatabase();

let trial: UpdateTrial;
beforeAll(async () => {
  trial = await startUpdateTrial();
});
afterEach(async () => {
  await fetch(`${trial.sandbox.control}/faults`, { method: "DELETE" });
  for (const jobId of jobs.splice(0)) await rm(folderOfJob(jobId), { recursive: true, force: true });
});
afterAll(() => trial.close());

const jobs: string[] = [];
const FIRST = 20_002;
const LAST = 20_030;
const numbers = (first = FIRST, last = LAST) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

async function begun(definition: ReturnType<typeof itemsBetween>) {
  const connection = await trial.connect();
  const ctx = await trial.ctxOf("consultant", connection.id);
  const { run, troubles } = jobTrial({ kinds: [asAnyKind(dossierExportKind)], profit: ctx.profit });
  const jobId = await beginJob(ctx, dossierExportKind, {
    connectionId: connection.id,
    definition,
    title: { types: 0 },
  });
  jobs.push(jobId);
  return { ctx, jobId, troubles, run: (leaving?: AbortSignal) => run(jobId, leaving) };
}

async function found(jobId: string) {
  const job = await jobsStore.ledger.find(jobId);
  if (!job) throw new Error("The job is gone");
  return job;
}

/** Files of the result, without what lies beside them. */
async function exported(jobId: string): Promise<Map<string, string>> {
  const files = await filesOfJob(jobId);
  for (const name of ["index.csv", "index.xlsx", "verslag.csv"]) expect(files.delete(name), name).toBe(true);
  return files;
}

const sums = (files: Iterable<string>) => [...files].toSorted();

test("every file of the items and their reactions is there as the sandbox has it, under a name that every system takes", async () => {
  const { ctx, jobId, run, troubles } = await begun(itemsBetween(FIRST, LAST));
  expect(await run()).toBe("done");
  expect(troubles).toEqual([]);
  const listed = await listedFiles(trial.sandbox.control, numbers());
  expect(listed.length).toBeGreaterThan(40);
  const files = await exported(jobId);
  expect(sums(files.values())).toEqual(sums(listed.map(({ sha256 }) => sha256)));
  const { total, done, missing, failed, bytes, noted } = await found(jobId);
  expect({ total, done, missing, failed }).toEqual({
    total: listed.length,
    done: listed.length,
    missing: 0,
    failed: 0,
  });
  expect(bytes).toBe(listed.reduce((sum, { size }) => sum + size, 0));
  expect(noted).toBeGreaterThan(0);
  // The history has all of them, a hundred in a line.
  const question = { search: "", kind: null, outcome: null, connectionId: null, before: null };
  const told = (await ctx.history.list(ctx.actor, { ...question, limit: 100 })).filter(
    ({ action }) => action === "dossierExport.files",
  );
  expect(told.reduce((sum, { rows = 0 }) => sum + rows, 0)).toBe(listed.length);
  expect(told.reduce((sum, { answerBytes = 0 }) => sum + answerBytes, 0)).toBe(bytes);
  for (const path of files.keys()) {
    expect(path.split("/")).toHaveLength(4);
    expect(path).not.toMatch(/[\0-\x1f<>:"\\|?*]|\.\.\/|[. ](\/|$)/);
  }
}, 120_000);

test("the ZIP has every file as the sandbox has it, to two readers", async () => {
  const { ctx, jobId, run } = await begun(itemsBetween(FIRST, LAST));
  expect(await run()).toBe("done");
  const response = await jobZipResponse(ctx, jobId);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes("/"));
  const listed = await listedFiles(trial.sandbox.control, numbers());
  const sumOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
  expect(sums(entries.map(([, content]) => sumOf(content)))).toEqual(sums(listed.map(({ sha256 }) => sha256)));

  const path = join(folderOfJob(jobId), "trial.zip");
  await writeFile(path, bytes);
  const tested = spawnSync("unzip", ["-t", path], { encoding: "utf8" });
  // A machine without the program has the other reader still.
  if (tested.error === undefined) expect(tested.status, tested.stdout.slice(-300)).toBe(0);
}, 120_000);

test("what is gone is missing, what is refused fails with the words, and a retry gets it", async () => {
  const { jobId, run, ctx } = await begun(itemsBetween(FIRST, LAST));
  const listed = await listedFiles(trial.sandbox.control, numbers());
  const [vanished, refused] = [listed[3], listed[7]];
  const strike = (path: string, status: number) =>
    trial.fault({ kind: "status", status, message: "Dit mag nu niet" }, { path }, 1);
  await strike(vanished?.fileId ?? "", 404);
  await strike(refused?.fileId ?? "", 500);
  expect(await run()).toBe("done");
  expect(await found(jobId)).toMatchObject({ missing: 1, failed: 1, done: listed.length - 2 });
  const index = await indexOf(jobId);
  expect(index.find((line) => line.includes(vanished?.fileId ?? ""))).toContain(";ontbreekt;");
  expect(index.find((line) => line.includes(refused?.fileId ?? ""))).toContain("REFUSED: Dit mag nu niet");

  await jobsStore.ledger.retryFailed(jobId);
  await jobsStore.ledger.move(jobId, ["done"], "queued");
  expect(await run()).toBe("done");
  expect(await found(jobId)).toMatchObject({ failed: 0, done: listed.length - 1 });
  expect((await indexOf(jobId)).find((line) => line.includes(refused?.fileId ?? ""))).toContain(";opgehaald;");
  expect(ctx.actor.role).toBe("consultant");
}, 120_000);

test("with faults all along everything arrives, and nothing twice as a finished file", async () => {
  const { jobId, run } = await begun(itemsBetween(FIRST, LAST));
  const some = (fault: Record<string, unknown>, seed: string) =>
    fetch(`${trial.sandbox.control}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { service: "subjectconnector" }, fault, rate: 0.1, seed }),
    });
  await some({ kind: "reset", when: "before" }, "a");
  await some({ kind: "truncate", bytes: 900 }, "b");
  await some({ kind: "status", status: 503, retryAfter: 0 }, "c");
  await some({ kind: "drip", bytes: 9_000, everyMs: 1 }, "d");
  expect(await run()).toBe("done");
  const listed = await listedFiles(trial.sandbox.control, numbers());
  expect(sums((await exported(jobId)).values())).toEqual(sums(listed.map(({ sha256 }) => sha256)));
}, 120_000);

test("a console that leaves in the middle hands over, and no finished file is fetched again", async () => {
  await fetch(`${trial.sandbox.control}/reset`, { method: "POST" });
  const { jobId, run } = await begun(itemsBetween(FIRST, LAST));
  let ending: string | null = null;
  let leaves = 0;
  while (ending !== "done") {
    const leaving = new AbortController();
    const watch = setInterval(async () => {
      if ((await calls()).length > (leaves + 1) * 12) leaving.abort();
    }, 5);
    ending = await run(leaving.signal);
    clearInterval(watch);
    if (ending === "away") leaves++;
    expect(["away", "done"]).toContain(ending);
  }
  expect(leaves).toBeGreaterThan(0);
  const listed = await listedFiles(trial.sandbox.control, numbers());
  expect(sums((await exported(jobId)).values())).toEqual(sums(listed.map(({ sha256 }) => sha256)));
  const whole = (await calls()).filter(({ status, isWhole }) => status === 200 && isWhole);
  expect(whole.length).toBeLessThanOrEqual(listed.length + leaves * 5);
}, 120_000);

test("a job that a person pauses waits where it was, and goes on from there", async () => {
  const { ctx, jobId, run } = await begun(itemsBetween(FIRST, LAST));
  await trial.fault({ kind: "delay", ms: 300 }, { service: "subjectconnector" }, 1_000);
  const running = run();
  while ((await found(jobId)).done < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await pauseJob(ctx, { jobId });
  expect(await running).toBe("paused");
  const paused = await found(jobId);
  expect(paused).toMatchObject({ state: "paused", failed: 0 });
  expect(paused.done).toBeLessThan(paused.total);
  await fetch(`${trial.sandbox.control}/faults`, { method: "DELETE" });
  await resumeJob(ctx, { jobId });
  expect(await run()).toBe("done");
  const listed = await listedFiles(trial.sandbox.control, numbers());
  expect(sums((await exported(jobId)).values())).toEqual(sums(listed.map(({ sha256 }) => sha256)));
}, 120_000);

test("who is no consultant, and who lost the connection, exports nothing", async () => {
  const connection = await trial.connect();
  const support = await trial.ctxOf("support", connection.id);
  const { run } = jobTrial({ kinds: [asAnyKind(dossierExportKind)], profit: support.profit });
  const order = { connectionId: connection.id, definition: itemsBetween(FIRST, FIRST), title: { types: 0 } };
  const jobId = await beginJob(support, dossierExportKind, order);
  jobs.push(jobId);
  expect(await run(jobId)).not.toBe("done");
  expect(await found(jobId)).toMatchObject({ done: 0, total: 0 });
  const stranger = await trial.ctxOf("consultant");
  await expect(beginJob(stranger, dossierExportKind, order)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who became support when all was planned fetches nothing more", async () => {
  const { ctx, jobId, run } = await begun(itemsBetween(FIRST, FIRST + 4));
  expect(await run()).toBe("done");
  const [path = ""] = (await exported(jobId)).keys();
  await rm(join(folderOfJob(jobId), "files", path));
  await jobsStore.ledger.move(jobId, ["done"], "queued");
  await somePerson({ role: "admin", password: "a long enough password" });
  expect(await peopleStore.setRole(ctx.actor.id, "support")).toBe(true);
  const before = (await calls()).length;
  expect(await run()).toBe("paused");
  expect((await calls()).length).toBe(before);
  expect(JSON.parse((await found(jobId)).failure ?? "")).toMatchObject({ code: "NO_RIGHTS" });
}, 60_000);

type Call = { path: string; status: number; isWhole: boolean };
async function calls(): Promise<Call[]> {
  const lines = (await (await fetch(`${trial.sandbox.control}/requests`)).json()) as (Call & {
    fault: string | null;
  })[];
  return lines
    .filter(({ path }) => path.toLowerCase().includes("/subjectconnector/"))
    .map(({ path, status, fault }) => ({ path, status, isWhole: fault === null }));
}

async function indexOf(jobId: string): Promise<string[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of jobsStore.files.read({ jobId, target: null }, "index.csv")) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8").split("\r\n");
}
