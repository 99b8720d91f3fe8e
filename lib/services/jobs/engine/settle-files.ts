import { createHash } from "node:crypto";
import { uptime } from "node:os";
import type { JobFilesPort, JobFolder, JobLedgerPort, JournalLine, LineEnding, StoredLine } from "../port";
import type { RunHold } from "./run-hold";

/**
 * What a run does before it fetches anything: compares what the ledger says with what is on the disk. A file that was
 * whole when the last run was killed is taken over without being fetched again; one that is not what the ledger says
 * waits again. Sizes and times are looked at of all; the contents of those that a machine may have lost when it fell.
 */
export type Settled = { adopted: number; reopened: number };

type Place = { ledger: JobLedgerPort; files: JobFilesPort; folder: JobFolder; hold: RunHold };

const PAGE = 1_000;
const AT_ONCE = 8;
/** Written so shortly before the last sign of life: its bytes may have been on their way. */
const FRESH_MS = 5_000;
/** Systems write to the disk within half a minute or so; when the machine fell, what is younger than this is read. */
const UNSAFE_MS = 10 * 60_000;

export async function settleFiles(place: Place, heardAt: Date | null): Promise<Settled> {
  const { ledger, files, folder, hold } = place;
  await files.clearUnfinished(folder);
  const journal = new Map((await files.readJournal(folder)).map((line) => [line.ordinal, line]));
  const settled = { adopted: 0, reopened: 0 };
  const lastSign = heardAt?.getTime() ?? 0;
  for (let after = -1; ;) {
    const page = await ledger.linesAfter(folder.jobId, after, PAGE);
    if (page.length === 0 || hold.leaving !== null) return settled;
    after = page.at(-1)?.ordinal ?? after;
    const adopted: LineEnding[] = [];
    const reopened: number[] = [];
    await eachOf(page, async (line) => {
      if (line.path === null) return;
      if (line.state === "waiting") {
        const ending = await adoptedOf(place, line, journal.get(line.ordinal));
        if (ending) adopted.push(ending);
      } else if (line.state === "done" && !(await isWhole(place, line, lastSign))) reopened.push(line.ordinal);
    });
    if (adopted.length > 0) hold.heard(await ledger.close(hold.mark, adopted));
    if (reopened.length > 0) hold.heard(await ledger.reopen(hold.mark, reopened));
    settled.adopted += adopted.length;
    settled.reopened += reopened.length;
  }
}

async function adoptedOf(
  { files, folder }: Place,
  { ordinal, path }: StoredLine,
  noted: JournalLine | undefined,
): Promise<LineEnding | null> {
  if (!noted || path === null) return null;
  const found = await files.stat(folder, path);
  if (found?.size !== noted.size || (await sumOf(files, folder, path)) !== noted.sha256) return null;
  return { ordinal, state: "done", size: noted.size, sha256: noted.sha256, modifiedMs: found.modifiedMs };
}

async function isWhole({ files, folder }: Place, line: StoredLine, lastSign: number): Promise<boolean> {
  const { path, size, sha256, modifiedMs, finishedAt } = line;
  const found = path === null ? null : await files.stat(folder, path);
  if (path === null || found?.size !== size) return false;
  const bootedAt = Date.now() - uptime() * 1000;
  const finished = finishedAt?.getTime() ?? 0;
  const fellSince = finished < bootedAt && finished > lastSign - UNSAFE_MS;
  const isSure = found.modifiedMs === modifiedMs && finished < lastSign - FRESH_MS && !fellSince;
  return isSure || (await sumOf(files, folder, path)) === sha256;
}

async function sumOf(files: JobFilesPort, folder: JobFolder, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of files.read(folder, path)) hash.update(bytes);
  return hash.digest("hex");
}

async function eachOf<T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of rest) await run(one);
    }),
  );
}
