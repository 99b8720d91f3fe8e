import { readFailure } from "../job-failure";
import type { AnyJobKind, FinishedLine, JobResult, LineFile } from "../job-kind";
import type { JobFilesPort, JobFolder, JobLedgerPort, StoredJob } from "../port";
import { LineWriter } from "./line-writer";
import type { RunHold } from "./run-hold";

const PAGE = 500;

type Place = { ledger: JobLedgerPort; files: JobFilesPort; folder: JobFolder; hold: RunHold };

/** What a kind's `finish` gets. */
export function jobResult(kind: AnyJobKind, job: StoredJob, place: Place): JobResult<unknown> {
  const { total, done, missing, failed, duplicates, noted, bytes } = job;
  return {
    counts: { total, done, missing, failed, duplicates, noted, bytes },
    lines: () => linesOf(kind, place),
    addFile: (path, write) => addFile(place, job, path, write),
  };
}

async function* linesOf(kind: AnyJobKind, { ledger, folder, hold }: Place): AsyncGenerator<FinishedLine<unknown>> {
  for (let after = -1; ;) {
    const page = await ledger.linesAfter(folder.jobId, after, PAGE);
    if (page.length === 0) return;
    for (const line of page) {
      hold.signal.throwIfAborted();
      const { ordinal, state, path, duplicateOf, attempts, size, sha256, failure } = line;
      const payload = kind.payload.parse(JSON.parse(line.payload));
      yield {
        ...{ ordinal, state, path, duplicateOf, attempts, size, sha256, payload },
        failure: readFailure(failure),
      };
    }
    after = page.at(-1)?.ordinal ?? after;
  }
}

/** It keeps the name that it got the first time. */
async function addFile(
  { ledger, files, folder, hold }: Place,
  job: StoredJob,
  path: string,
  write: (sink: LineFile) => Promise<void>,
): Promise<void> {
  const free = await ledger.freePath(job.id, path);
  const file = new LineWriter(await files.create(folder, `beside-${hold.mark.run}`));
  try {
    await write(file);
    const { size, sha256 } = await file.end();
    hold.assertOurs();
    await file.keep(free);
    hold.heard(await ledger.noteExtra(hold.mark, { path: free, size, sha256 }));
  } catch (error) {
    await file.discard().catch(() => undefined);
    throw error;
  }
}
