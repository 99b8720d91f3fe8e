import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "@/lib/config/settings";
import { codeOf } from "../database-error";
import { isUuid } from "../uuid";
import { FileWriter } from "./file-writer";
import { jobsFolder, placeOfFiles } from "./job-place";

/**
 * Files of jobs on disk: DATA_DIR/jobs/<id>, or a folder of its own in one of EXPORT_DIRS. Nothing is synced to the disk
 * file by file: 20,000 small files would wait minutes for it. Whoever goes on after a crash judges what it finds.
 */

type JobFolder = { jobId: string; target: string | null };
type JournalLine = { ordinal: number; size: number; sha256: string; modifiedMs: number };

/** As the readers take it: fewer turns of the event loop for large files. */
const READ_BYTES = 256 * 1024;

/** Structurally the JobFilesPort of the services, which this room does not know. */
export const jobFiles = {
  place: placeOfFiles,
  targets: () => settings().exportDirectories,

  create(folder: JobFolder, name: string) {
    const unfinished = join(workOf(folder), "unfinished");
    const toPath = (path: string) => inside(filesOf(folder), path);
    return Promise.resolve(new FileWriter(join(unfinished, `${name}.part`), toPath, folder.target === null));
  },

  async stat(folder: JobFolder, path: string) {
    const found = await unlessAbsent(stat(inside(filesOf(folder), path)));
    return found?.isFile() ? { size: found.size, modifiedMs: Math.trunc(found.mtimeMs) } : null;
  },

  read(folder: JobFolder, path: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array> {
    // `end` is the first byte that is not read; Node's is the last one that is.
    const part = range && { start: range.start, end: range.end - 1 };
    return createReadStream(inside(filesOf(folder), path), { highWaterMark: READ_BYTES, ...part });
  },

  async clearUnfinished(folder: JobFolder) {
    try {
      await rm(join(workOf(folder), "unfinished"), { recursive: true, force: true });
    } catch (error) {
      // A run that does not know yet that it was taken over still writes there, under names of its own.
      if (codeOf(error) !== "ENOTEMPTY") throw error;
    }
  },

  async readJournal(folder: JobFolder): Promise<JournalLine[]> {
    const text = await unlessAbsent(readFile(journalOf(folder), "utf8"));
    return (text ?? "").split("\n").flatMap(journalLine);
  },

  async openJournal(folder: JobFolder) {
    // A folder of the company's is for others too; what only the engine needs in it is not.
    if (folder.target !== null) await mkdir(filesOf(folder), { recursive: true });
    await mkdir(workOf(folder), { recursive: true, mode: 0o700 });
    const file = await open(journalOf(folder), "a", 0o600);
    return {
      async note(line: JournalLine) {
        await file.write(`${JSON.stringify(line)}\n`);
      },
      clear: () => file.truncate(),
      close: () => file.close(),
    };
  },

  async removeAll(folder: JobFolder) {
    if (folder.target !== null) await rm(workOf(folder), { recursive: true, force: true });
    else if (isUuid(folder.jobId)) await rm(join(jobsFolder(), folder.jobId), { recursive: true, force: true });
  },
};

/** Folders of jobs that stand on this console's disk; which of them are known no more is for the sweep to find out. */
export async function foldersOfJobs(): Promise<string[]> {
  const names = await unlessAbsent(readdir(jobsFolder()));
  return (names ?? []).filter(isUuid);
}

/** What people find in a folder of the company's carries our name; what only the engine needs is hidden in it. */
function filesOf({ jobId, target }: JobFolder): string {
  return target === null ? join(jobsFolder(), jobId, "files") : join(target, `schakel-${jobId}`);
}

function workOf(folder: JobFolder): string {
  return folder.target === null ? join(jobsFolder(), folder.jobId) : join(filesOf(folder), ".schakel");
}

function journalOf(folder: JobFolder): string {
  return join(workOf(folder), "journal");
}

/** Paths come from names that Profit gave: cleaned before, and looked at once more where they meet the disk. */
function inside(root: string, path: string): string {
  const parts = path.split("/");
  const isSafe = parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/.test(part));
  if (!isSafe || parts[0] === ".schakel") throw new Error("A path of a job leads out of its folder");
  return join(root, ...parts);
}

/** The last line may be cut off. */
function journalLine(text: string): JournalLine[] {
  try {
    return text === "" ? [] : [JSON.parse(text) as JournalLine];
  } catch {
    return [];
  }
}

async function unlessAbsent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return null;
    throw error;
  }
}
