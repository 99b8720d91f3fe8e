import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { settings } from "@/lib/config/settings";
import { beginJob } from "@/lib/services/jobs/begin-job";
import { asAnyKind, type JobKind, type LineFile, type LineOutcome } from "@/lib/services/jobs/job-kind";
import type { StoredJob } from "@/lib/services/jobs/port";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { someConnection, somePerson } from "./factories";
import { contextOf } from "./service-context";

/** A kind of job whose files are made up: what the engine does with them can be looked at without a Profit. */
const Definition = z.object({ count: z.number(), folder: z.string() });
const Payload = z.object({ number: z.number() });
export type Definition = z.output<typeof Definition>;
export type Payload = z.output<typeof Payload>;

export const contentOf = (number: number) => Buffer.from(`file ${number} `.repeat(1 + (number % 50)));
export const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** Of jobs that tests began; to be thrown away by `removeFolders`. */
const folders: string[] = [];

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

type Fetch = (number: number, file: LineFile, signal: AbortSignal) => Promise<LineOutcome>;

/** Files that are made up, and a list of how often each was fetched. */
export function madeUpKind(fetch: Fetch = async () => ({ state: "done" })) {
  const fetched: number[] = [];
  const planned: unknown[] = [];
  const kind: JobKind<Definition, Payload> = {
    name: "made-up",
    definition: Definition,
    payload: Payload,
    async plan({ definition: { count, folder } }, checkpoint, emit) {
      planned.push(checkpoint);
      for (let from = checkpoint === null ? 0 : z.number().parse(checkpoint); from < count; from += 10) {
        const numbers = Array.from({ length: Math.min(10, count - from) }, (_, index) => from + index);
        const lines = numbers.map((number) => ({
          payload: { number },
          fetchKey: `file ${number}`,
          path: `${folder}/letter.txt`,
        }));
        await emit(lines, from + 10);
      }
    },
    async runLine({ signal }, { payload: { number } }, file) {
      fetched.push(number);
      await file.write(contentOf(number));
      return fetch(number, file, signal);
    },
    async finish(_, result) {
      await result.addFile("index.csv", async (sink) => {
        for await (const line of result.lines()) {
          await sink.write(Buffer.from(`${line.payload.number};${line.state};${line.path};${line.sha256}\n`));
        }
      });
    },
  };
  return { kind: asAnyKind(kind), fetched, planned };
}

/** Begun by an administrator of its own; nothing runs it yet. */
export async function someJob(count: number, folder = "letters") {
  const person = await somePerson({ role: "admin" });
  const connection = await someConnection();
  const ctx = await contextOf(person);
  const title = { name: "Trial" };
  const definition = { count, folder };
  const jobId = await beginJob(ctx, { name: "made-up" }, { connectionId: connection.id, definition, title });
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
