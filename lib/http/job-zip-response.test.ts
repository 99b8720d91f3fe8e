import { execFileSync, spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unzipSync } from "fflate";
import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { database } from "@/lib/store/database";
import { history } from "@/lib/store/schema/history";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { jobTrial } from "@/lib/testing/job-trial";
import { everyLine, folderOf, readOf, removeFolders, someJob } from "@/lib/testing/made-up-job";
import { contentOf, madeUpKind, sumOf } from "@/lib/testing/made-up-kind";
import { contextOf } from "@/lib/testing/service-context";
import { jobFileResponse, jobZipResponse } from "./job-zip-response";
import { streamZip } from "./stream-zip";

prepareTestDatabase();
const folders: string[] = [];
afterEach(async () => {
  await removeFolders();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function doneJob(count: number) {
  const job = await someJob(count);
  await jobTrial({ kinds: [madeUpKind().kind] }).run(job.jobId);
  return job;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "schakel-zip-"));
  folders.push(folder);
  return folder;
}

// Readers that nobody here wrote; where the machine has none of them, fflate's is the one that is asked.
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const hasUnzip = spawnSync("unzip", ["-v"]).status === 0;
const python = (program: string, ...given: string[]) =>
  execFileSync("python3", ["-c", program, ...given], { encoding: "utf8" }).trim();

test("every byte of every file is in the ZIP, as long as it was said to be, and other readers accept it", async () => {
  const { jobId, ctx } = await doneJob(60);
  const response = await jobZipResponse(ctx, jobId);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="schakel-made-up-/);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const files = unzipSync(bytes);
  const lines = await everyLine(jobId);
  expect(Object.keys(files).sort()).toEqual([...lines.map(({ path }) => path), "index.csv"].sort());
  for (const { path, sha256 } of lines) expect(sumOf(files[path ?? ""] ?? new Uint8Array())).toBe(sha256);
  expect(sumOf(files["index.csv"] ?? new Uint8Array())).toBe(sumOf(await readOf(jobId, "index.csv")));

  const file = join(await newFolder(), "job.zip");
  await writeFile(file, bytes);
  if (hasUnzip) expect(execFileSync("unzip", ["-tq", file], { encoding: "utf8" })).toContain("No errors detected");
  if (!hasPython) return;
  expect(
    python("import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.infolist()))", file),
  ).toBe("None 61");
});

test("a job that goes on meanwhile gives the files that it had, as long as it was said to be", async () => {
  const { kind } = madeUpKind(async (number) => {
    if (number >= 10 && isFirst) throw new Error("later");
    return { state: "done" };
  });
  let isFirst = true;
  const { jobId, ctx } = await someJob(20);
  const trial = jobTrial({ kinds: [kind] });
  await trial.run(jobId);
  const response = await jobZipResponse(ctx, jobId);
  isFirst = false;
  expect(await jobsStore.ledger.retryFailed(jobId)).toBe(10);
  await jobsStore.ledger.move(jobId, ["done"], "queued");
  // Only its lines: the index would be another file by then, and break the transfer off.
  const bare = { ...kind, finish: () => Promise.resolve() };
  expect(await jobTrial({ kinds: [bare] }).run(jobId)).toBe("done");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
  expect(Object.keys(unzipSync(bytes))).toHaveLength(11);
});

test("the download is in the history, with how much went out and whether it was all", async () => {
  const { jobId, ctx } = await doneJob(5);
  const whole = await (await jobZipResponse(ctx, jobId)).arrayBuffer();
  const left = (await jobZipResponse(ctx, jobId)).body?.getReader();
  await left?.read();
  await left?.cancel();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const all = await database().select().from(history).where(eq(history.personId, ctx.actor.id));
  const lines = all.filter(({ action }) => action === "job.download");
  expect(lines.map(({ outcome, answerBytes }) => ({ outcome, answerBytes }))).toEqual([
    { outcome: "ok", answerBytes: whole.byteLength },
    { outcome: "stopped", answerBytes: expect.any(Number) as number },
  ]);
});

test("a file that was changed on the disk breaks the transfer off", async () => {
  const { jobId, ctx } = await doneJob(5);
  await appendFile(join(folderOf(jobId), "files", "letters", "letter (3).txt"), "x");
  await expect((await jobZipResponse(ctx, jobId)).arrayBuffer()).rejects.toThrow();
  await expect((await jobFileResponse(ctx, jobId, "2")).arrayBuffer()).rejects.toThrow();
});

test("one file is a download of its own", async () => {
  const { jobId, ctx } = await doneJob(3);
  const response = await jobFileResponse(ctx, jobId, "1");
  expect(Buffer.from(await response.arrayBuffer()).equals(contentOf(1))).toBe(true);
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("content-disposition")).toContain('attachment; filename="letter (2).txt"');
  for (const ordinal of ["3", "-1", "1e3", "99999999999"]) {
    await expect(jobFileResponse(ctx, jobId, ordinal)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const stranger = await contextOf(await somePerson());
  await expect(jobFileResponse(stranger, jobId, "1")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(jobZipResponse(stranger, jobId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a job without files has no ZIP", async () => {
  const { jobId, ctx } = await someJob(1);
  await expect(jobZipResponse(ctx, jobId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await jobsStore.ledger.find(jobId))?.state).toBe("queued");
});

test.skipIf(!hasPython)(
  "a ZIP of more than 65,535 files opens",
  async () => {
    const count = 66_000;
    async function* entries() {
      for (let number = 0; number < count; number++) {
        yield { path: `map/${number}.txt`, size: 1, modifiedAt: new Date(0), bytes: one };
      }
    }
    async function* one() {
      yield Buffer.from("x");
    }
    const file = join(await newFolder(), "many.zip");
    await pipeline(Readable.fromWeb(streamZip(entries()) as never), createWriteStream(file));
    const program =
      "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(len(z.infolist()), z.read('map/65999.txt'))";
    expect(python(program, file)).toBe(`${count} b'x'`);
    expect((await readFile(file)).length).toBeGreaterThan(count * 100);
  },
  60_000,
);
