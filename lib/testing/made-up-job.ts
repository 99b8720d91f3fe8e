import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { settings } from "@/lib/config/settings";
import { beginJob } from "@/lib/services/jobs/begin-job";
import type { StoredJob } from "@/lib/services/jobs/port";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { someConnection, somePerson } from "./factories";
import { contentOf, sumOf } from "./made-up-kind";
import { contextOf } from "./service-context";

/** Jobs of the made-up kind on the test database: begun, looked at, and cleared away. */

/** Of jobs that tests began; to be thrown away by `removeFolders`. */
const folders: string[] = [];

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Begun by an administrator of its own; nothing runs it yet. */
export async function someJob(count: number, folder = "letters", target: string | null = null) {
  const person = await somePerson({ role: "admin" });
  const connection = await someConnection();
  const ctx = await contextOf(person);
  const title = { name: "Trial" };
  const definition = { count, folder };
  const jobId = await beginJob(ctx, { name: "made-up" }, { connectionId: connection.id, definition, title, target });
  folders.push(folderOf(jobId));
  return { jobId, person, connection, ctx };
}

export const folderOf = (jobId: string) => join(settings().dataDirectory, "jobs", jobId);
export const foundJob = async (jobId: string): Promise<StoredJob> => {
  const job = await jobsStore.ledger.find(jobId);
  if (!job) throw new Error("The job is gone");
  return job;
};
export const readOf = (jobId: string, path: string) => readFile(join(folderOf(jobId), "files", path));

export async function everyLine(jobId: string) {
  return jobsStore.ledger.linesAfter(jobId, -1, 2_000);
}

export async function expectWhole(jobId: string, count: number): Promise<void> {
  const lines = await everyLine(jobId);
  expect(lines.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => "done"));
  expect(new Set(lines.map(({ path }) => path?.toLowerCase())).size).toBe(count);
  for (const { ordinal, path, size, sha256 } of lines) {
    const bytes = await readOf(jobId, path ?? "");
    expect(bytes.equals(contentOf(ordinal))).toBe(true);
    expect({ size, sha256 }).toEqual({ size: bytes.length, sha256: sumOf(bytes) });
  }
  const files = await readdir(join(folderOf(jobId), "files", "letters"));
  expect(files).toHaveLength(count);
}
