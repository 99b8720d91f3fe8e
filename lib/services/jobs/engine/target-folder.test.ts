import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { replaceSettings, settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { jobTrial } from "@/lib/testing/job-trial";
import { foundJob, removeFolders, someJob } from "@/lib/testing/made-up-job";
import { contentOf, madeUpKind } from "@/lib/testing/made-up-kind";
import { removeJob } from "../steer-job";

// Jobs that write into a folder of EXPORT_DIRS instead of the console's own.
prepareTestDatabase();
afterEach(removeFolders);

test("a job may write into a folder of the company's, and leaves it when it is removed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schakel-target-"));
  const given = settings();
  replaceSettings({ ...given, exportDirectories: [folder] });
  try {
    const { jobId, ctx } = await someJob(12, "letters", folder);
    expect(await jobTrial({ kinds: [madeUpKind().kind] }).run(jobId)).toBe("done");
    const written = join(folder, `schakel-${jobId}`);
    expect(await readdir(join(written, "letters"))).toHaveLength(12);
    expect((await readFile(join(written, "letters", "letter (2).txt"))).equals(contentOf(1))).toBe(true);
    await removeJob(ctx, { jobId });
    expect((await readdir(written)).sort()).toEqual(["index.csv", "letters"]);
  } finally {
    replaceSettings(given);
    await rm(folder, { recursive: true, force: true });
  }
});

test("a folder that the server may not write into any more pauses the job", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schakel-target-"));
  const given = settings();
  replaceSettings({ ...given, exportDirectories: [folder] });
  try {
    const { jobId } = await someJob(3, "letters", folder);
    replaceSettings({ ...given, exportDirectories: [] });
    expect(await jobTrial({ kinds: [madeUpKind().kind] }).run(jobId)).toBe("paused");
    const failure = { from: "job", code: "DISK_REFUSED", params: { code: "EXPORT_DIRS" } };
    expect(JSON.parse((await foundJob(jobId)).failure ?? "")).toEqual(failure);
    expect(await readdir(folder)).toEqual([]);
  } finally {
    replaceSettings(given);
    await rm(folder, { recursive: true, force: true });
  }
});
