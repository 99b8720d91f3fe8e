import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { ARCHIVE_DOSSIER, WHOLE_DOSSIER } from "@/lib/testing/dossier-places";
import { filesOfJob, folderOfJob, type ListedFile } from "@/lib/testing/dossier-trial";
import {
  buildExportConsole,
  endExportConsoles,
  type ExportConsole,
  removeExportConsole,
  startExportConsole,
} from "@/lib/testing/export-console-process";
import { startUpdateTrial, type UpdateTrial } from "@/lib/testing/update-trial";
import { beginJob } from "../jobs/begin-job";
import { DossierLine } from "./definition";
import { dossierExportKind } from "./export-job";

// A console is killed again and again while it exports, and the wire has faults besides. What Profit saw is the truth: the
// result is complete in every byte, and no file that was finished when a console died was asked for again.
prepareTestDatabase();

const FILES = 700;
const KILLS = 20;

let trial: UpdateTrial;
beforeAll(async () => {
  await buildExportConsole();
  trial = await startUpdateTrial({ files: FILES, fileBytes: 20_000 });
}, 60_000);
const jobs: string[] = [];
afterEach(async () => {
  endExportConsoles();
  for (const jobId of jobs.splice(0)) await rm(folderOfJob(jobId), { recursive: true, force: true });
});
afterAll(async () => {
  removeExportConsole();
  await trial.close();
});

async function begun(): Promise<string> {
  const connection = await trial.connect("sandbox", null);
  const ctx = await trial.ctxOf("consultant", connection.id);
  const definition = { ...WHOLE_DOSSIER, mapping: ARCHIVE_DOSSIER };
  const jobId = await beginJob(ctx, dossierExportKind, {
    connectionId: connection.id,
    definition,
    title: { types: 0 },
  });
  jobs.push(jobId);
  return jobId;
}

async function faults(): Promise<void> {
  const some = (fault: Record<string, unknown>, seed: string) =>
    fetch(`${trial.sandbox.control}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { service: "subjectconnector" }, fault, rate: 0.02, seed }),
    });
  await some({ kind: "reset", when: "before" }, "a");
  await some({ kind: "reset", when: "after" }, "b");
  await some({ kind: "truncate", bytes: 900 }, "c");
  await some({ kind: "status", status: 503, retryAfter: 0 }, "d");
  await some({ kind: "delay", ms: 80 }, "e");
  await some({ kind: "drip", bytes: 2_000, everyMs: 4 }, "f");
}

/** Asked files in their order, collected before the sandbox forgets them. */
class AskedFiles {
  readonly all: string[] = [];
  #seen: string | null = null;

  async collect(): Promise<number> {
    const lines = (await (await fetch(`${trial.sandbox.control}/requests`)).json()) as { at: string; path: string }[];
    // What became of a call is filled in later; when it came stays.
    const texts = lines.map(({ at, path }) => `${at} ${path}`);
    const from = this.#seen === null ? 0 : texts.lastIndexOf(this.#seen) + 1;
    this.#seen = texts.at(-1) ?? this.#seen;
    const paths = lines.slice(from).map(({ path }) => path);
    this.all.push(...paths.flatMap((path) => /subjectconnector\/\d+\/(\w+)$/i.exec(path)?.[1] ?? []));
    return this.all.length;
  }
}

/** Ids of files that stand under their own names, whatever the ledger has heard of it. */
async function finishedFiles(jobId: string): Promise<Set<string>> {
  const lines = await jobsStore.ledger.linesAfter(jobId, -1, 10_000);
  return new Set(
    lines.flatMap(({ path, payload }) => {
      const isThere = path !== null && existsSync(join(folderOfJob(jobId), "files", path));
      return isThere ? (DossierLine.parse(JSON.parse(payload)).file?.fileId ?? []) : [];
    }),
  );
}

test("an export that is killed at any moment is complete in the end, and fetches no finished file twice", async () => {
  const jobId = await begun();
  await faults();
  const host = new URL(trial.sandbox.rest).host;
  const asked = new AskedFiles();
  let standby: Promise<ExportConsole> = startExportConsole(host);
  let kills = 0;
  let isDone = false;
  const again: string[] = [];
  while (!isDone) {
    const finished = await finishedFiles(jobId);
    const before = await asked.collect();
    const console = await standby;
    const ended = console.next((fact) => "ended" in fact);
    ended.catch(() => undefined);
    console.tell({ run: jobId });
    // The next one starts meanwhile, so that a kill costs next to nothing.
    if (kills < KILLS) standby = startExportConsole(host);
    if (kills < KILLS) {
      // The first ones while the lines are still being told, the others among the files.
      const most = before + (kills < 3 ? 1 : 5 + Math.floor(Math.random() * 20));
      while ((await asked.collect()) < most) await Promise.race([sleep(10), ended]);
      await sleep(Math.random() * 40);
      await console.kill();
      kills++;
    } else {
      expect(await ended).toEqual({ ended: "done" });
      isDone = true;
      await console.kill();
    }
    await asked.collect();
    again.push(...asked.all.slice(before).filter((id) => finished.has(id)));
  }
  expect(kills).toBe(KILLS);
  expect(again).toEqual([]);

  await expectWhole(jobId);
  // Each kill may cost what was under way, and what was whole but had no name yet; the faults cost tries of their own.
  expect(asked.all.length).toBeLessThan(FILES * 1.15 + KILLS * 10);
}, 400_000);

test("a second console takes the job over from one that still works, and both together make it whole", async () => {
  const jobId = await begun();
  const host = new URL(trial.sandbox.rest).host;
  await fetch(`${trial.sandbox.control}/faults`, { method: "DELETE" });
  const asked = new AskedFiles();
  const before = await asked.collect();
  const [first, second] = await Promise.all([startExportConsole(host), startExportConsole(host)]);
  const firstEnds = first.next((fact) => "ended" in fact);
  first.tell({ run: jobId });
  while ((await asked.collect()) < before + 60) await sleep(10);
  const secondEnds = second.next((fact) => "ended" in fact);
  second.tell({ run: jobId });
  expect(await firstEnds).toEqual({ ended: "lost" });
  expect(await secondEnds).toEqual({ ended: "done" });
  await expectWhole(jobId);
  await asked.collect();
  // Only what was under way when the first one heard of it.
  expect(asked.all.length - before).toBeLessThan(FILES * 1.2);
}, 240_000);

async function expectWhole(jobId: string): Promise<void> {
  const answer = await fetch(`${trial.sandbox.control}/documents?sha256=1&largest=20000`);
  const listed = ((await answer.json()) as ListedFile[]).filter(({ name }) => name.startsWith("archief-"));
  const files = await filesOfJob(jobId);
  for (const name of ["index.csv", "index.xlsx", "verslag.csv"]) expect(files.delete(name), name).toBe(true);
  expect(files.size).toBe(FILES);
  expect([...files.values()].toSorted()).toEqual(listed.map(({ sha256 }) => sha256).toSorted());
  const job = await jobsStore.ledger.find(jobId);
  expect(job).toMatchObject({ done: FILES, total: FILES, missing: 0, failed: 0, bytes: FILES * 20_000 });
}
