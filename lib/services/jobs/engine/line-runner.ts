import { JobTrouble, writeFailure } from "../job-failure";
import type { AnyJobKind, JobRun } from "../job-kind";
import type { JobFilesPort, JobFolder, JobJournal, StoredLine } from "../port";
import { type AwayTimes, AwayWatch } from "./away-times";
import type { LedgerWriter } from "./ledger-writer";
import type { LineSource } from "./line-source";
import { LineWriter } from "./line-writer";
import { pauseReasonOf } from "./pause-reasons";
import type { RunHold } from "./run-hold";

/**
 * More lines than a connection may have calls at once (five, design 5.1; each call takes its place itself): while some
 * files are put into their place, others are fetched.
 */
const AT_ONCE = 8;

type Parts = {
  kind: AnyJobKind;
  run: JobRun<unknown>;
  hold: RunHold;
  files: JobFilesPort;
  folder: JobFolder;
  journal: JobJournal;
  ledger: LedgerWriter;
  source: LineSource;
  awayTimes: AwayTimes;
};

/** Turns lines into files, several at once. */
export class LineRunner {
  readonly #parts: Parts;
  readonly #away: AwayWatch;
  #sitting: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#away = new AwayWatch(parts.awayTimes);
  }

  /** Resolves when there are no more lines, or the run is to leave. */
  async runAll(): Promise<void> {
    const { hold } = this.#parts;
    do await Promise.all(Array.from({ length: AT_ONCE }, () => this.#runSome()));
    while (hold.leaving === null && (await this.#release(this.#away.release())));
  }

  async #runSome(): Promise<void> {
    const { source, hold } = this.#parts;
    try {
      for (let line = await source.take(); line !== null; line = await source.take()) {
        await this.#sitting;
        if (hold.leaving !== null) return;
        await this.#run(line);
      }
    } catch (error) {
      // The others need not go on by themselves when the ledger or the plan is gone.
      hold.leave("lost");
      throw error;
    }
  }

  async #run(line: StoredLine): Promise<void> {
    const { hold, files, folder } = this.#parts;
    let file: LineWriter | null = null;
    try {
      file = new LineWriter(await files.create(folder, `${line.ordinal}-${hold.mark.run}`));
      hold.signal.throwIfAborted();
      await this.#fill(line, file);
      await this.#answered();
    } catch (error) {
      await file?.discard().catch(() => undefined);
      if (hold.leaving === null) await this.#judge(line, error);
    }
  }

  async #fill(line: StoredLine, file: LineWriter): Promise<void> {
    const { kind, run, hold, journal, ledger } = this.#parts;
    const { ordinal, path, attempts } = line;
    const payload = kind.payload.parse(JSON.parse(line.payload));
    const outcome = await kind.runLine(run, { ordinal, payload, path, attempts }, file);
    // Of a run that is to leave nothing is begun any more; this line is another run's.
    hold.signal.throwIfAborted();
    if (outcome.state === "missing") {
      await file.discard();
      await ledger.add({ ordinal, state: "missing", failure: writeFailure(outcome.why) });
      return;
    }
    if (path === null) throw new JobTrouble("NO_FILE");
    const written = await file.end();
    await journal.note({ ordinal, ...written });
    hold.assertOurs();
    await file.keep(path);
    await ledger.add({ ordinal, state: "done", ...written });
  }

  async #judge(line: StoredLine, error: unknown): Promise<void> {
    const { hold } = this.#parts;
    const reason = pauseReasonOf(error);
    if (reason) hold.leave("paused", reason);
    else if (!this.#away.hold(line, error)) {
      await this.#failed(line, error);
      // A refusal is an answer: whoever was silent before was silent by itself.
      await this.#answered();
    } else if (this.#away.isAway) await (this.#sitting ??= this.#sitOut().finally(() => (this.#sitting = null)));
  }

  async #answered(): Promise<void> {
    await this.#release(this.#away.answered());
  }

  /** True when there are lines to ask again. */
  async #release({ again, failed }: ReturnType<AwayWatch["release"]>): Promise<boolean> {
    if (again.length > 0) this.#parts.source.giveBack(again);
    for (const { line, error } of failed) await this.#failed(line, error);
    return again.length > 0;
  }

  async #failed({ ordinal }: StoredLine, error: unknown): Promise<void> {
    await this.#parts.ledger.add({ ordinal, state: "failed", failure: writeFailure(error) });
  }

  async #sitOut(): Promise<void> {
    const { run, hold, source } = this.#parts;
    if (this.#away.isBeyondPatience) {
      hold.leave("paused", new JobTrouble("PROFIT_AWAY"));
      return;
    }
    run.log("away", { seconds: Math.round(this.#away.nextWaitMs() / 1000) });
    const again = await this.#away.sitOut(hold.signal);
    if (hold.leaving !== null) return;
    run.log("back");
    source.giveBack(again);
  }
}
