import { createHash } from "node:crypto";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findJob } from "./find-job";
import { JobTrouble } from "./job-failure";
import type { JobFolder, ShownLine, StoredJob } from "./port";

/** Files of a job on their way to a person: each is summed while it goes, and what is not what it was does not go whole. */
export type FileOut = {
  path: string;
  size: number;
  sha256: string;
  modifiedAt: Date;
  bytes: () => AsyncGenerator<Uint8Array>;
};

export type FilesOut = {
  name: string;
  /** How many files, and their bytes together. */
  count: number;
  bytes: number;
  files: () => AsyncIterable<FileOut>;
  /** For the history: how it ended. */
  done: (sent: { bytes: number; isWhole: boolean }) => Promise<void>;
};

const PAGE = 1_000;

/** Everything a job has by now, also while it runs or when it stopped. */
export async function openJobFiles(ctx: ServiceContext, { jobId }: { jobId: string }): Promise<FilesOut> {
  const job = await findHere(ctx, jobId);
  const folder = { jobId: job.id, target: job.target };
  const extraBytes = job.extras.reduce((sum, { size }) => sum + size, 0);
  return {
    name: `schakel-${job.kind}-${job.createdAt.toISOString().slice(0, 10)}-${job.id.slice(0, 8)}.zip`,
    ...{ count: job.done + job.extras.length, bytes: job.bytes + extraBytes },
    files: () => filesOf(ctx, job, folder),
    done: ({ bytes, isWhole }) =>
      ctx.history.record({
        ...{ kind: "act", action: "job.download", outcome: isWhole ? "ok" : "stopped" },
        ...{ connectionId: job.connectionId, subject: `${job.kind} ${job.id.slice(0, 8)}` },
        ...{ rows: job.done, answerBytes: bytes },
      }),
  };
}

/** One file, by its number. */
export async function openJobFile(
  ctx: ServiceContext,
  { jobId, ordinal }: { jobId: string; ordinal: number },
): Promise<FileOut> {
  const job = await findHere(ctx, jobId);
  const line = await ctx.jobs.ledger.lineAt(job.id, ordinal);
  const file = line && fileOf(ctx, { jobId: job.id, target: job.target }, line);
  if (!file) throw new ServiceError("NOT_FOUND", "File not found");
  const { path, size, sha256 } = file;
  await ctx.history.record({
    ...{ kind: "act", action: "job.downloadFile", outcome: "ok", connectionId: job.connectionId },
    ...{ subject: path.slice(-200), answerBytes: size, detail: { note: `${path} sha256:${sha256}` } },
  });
  return file;
}

async function findHere(ctx: ServiceContext, jobId: string): Promise<StoredJob> {
  const job = await findJob(ctx, { jobId });
  if (job.place === ctx.jobs.files.place()) return job;
  throw new ServiceError("CONFLICT", "The files of this job are with another console", { kind: "jobElsewhere" });
}

async function* filesOf(ctx: ServiceContext, job: StoredJob, folder: JobFolder): AsyncGenerator<FileOut> {
  for (const { path, size, sha256 } of job.extras) {
    const modifiedAt = job.endedAt ?? job.createdAt;
    yield { path, size, sha256, modifiedAt, bytes: () => summed(ctx, folder, { path, size, sha256 }) };
  }
  for (let after = -1; ;) {
    const page = await ctx.jobs.ledger.shownLines(job.id, { state: "done", after, limit: PAGE });
    for (const line of page) {
      const file = fileOf(ctx, folder, line);
      if (file) yield file;
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.ordinal;
  }
}

function fileOf(ctx: ServiceContext, folder: JobFolder, line: ShownLine): FileOut | null {
  const { path, size, sha256, finishedAt, state } = line;
  const hasFile = state === "done" || state === "duplicate";
  if (!hasFile || path === null || size === null || sha256 === null) return null;
  const modifiedAt = finishedAt ?? new Date(0);
  return { path, size, sha256, modifiedAt, bytes: () => summed(ctx, folder, { path, size, sha256 }) };
}

async function* summed(
  ctx: ServiceContext,
  folder: JobFolder,
  { path, size, sha256 }: Pick<FileOut, "path" | "size" | "sha256">,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  let read = 0;
  // One piece stays behind until the sum is known: what was changed on the disk never arrives as a whole file.
  for await (const bytes of ctx.jobs.files.read(folder, path)) {
    hash.update(bytes);
    read += bytes.length;
    if (read > size) break;
    if (held) yield held;
    held = bytes;
  }
  if (read !== size || hash.digest("hex") !== sha256) throw new JobTrouble("FILE_CHANGED", { path });
  if (held) yield held;
}
