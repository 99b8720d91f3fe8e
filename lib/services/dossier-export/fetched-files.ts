import type { JobRun } from "../jobs/job-kind";
import type { DossierExportDefinition } from "./definition";

type Run = JobRun<DossierExportDefinition>;

/** Files of one line: a line for each of 20,000 small files would cost more than fetching them. */
const FILES_PER_LINE = 100;

/**
 * The history of files that came whole, a hundred in a line, each named in its sealed detail with its bytes; their sums
 * stand in the ledger and the index. What was refused or broke off has a line of its own.
 */
class FetchedFiles {
  readonly #run: Run;
  #names: string[] = [];
  #bytes = 0;
  #busyMs = 0;

  constructor(run: Run) {
    this.#run = run;
    // A run that is to leave has no end to tell them at.
    run.signal.addEventListener("abort", () => void this.flush(), { once: true });
  }

  async add(name: string, { bytes, durationMs }: { bytes: number; durationMs: number }): Promise<void> {
    this.#names.push(`${name} ${bytes}`);
    this.#bytes += bytes;
    this.#busyMs += durationMs;
    if (this.#names.length >= FILES_PER_LINE || this.#run.signal.aborted) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#names.length === 0) return;
    const { ctx, connectionId, definition } = this.#run;
    const line = { rows: this.#names.length, answerBytes: this.#bytes, durationMs: Math.round(this.#busyMs) };
    const note = this.#names.join("\n");
    this.#names = [];
    this.#bytes = this.#busyMs = 0;
    await ctx.history.record({
      ...{ kind: "call", action: "dossierExport.files", connectionId, outcome: "ok", status: 200 },
      ...{ method: definition.transport === "soap" ? "POST" : "GET", detail: { note } },
      ...line,
    });
  }
}

const known = new WeakMap<Run, FetchedFiles>();

export function fetchedFilesOf(run: Run): FetchedFiles {
  const files = known.get(run) ?? new FetchedFiles(run);
  known.set(run, files);
  return files;
}
