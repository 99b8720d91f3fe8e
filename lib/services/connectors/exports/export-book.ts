import type { ServiceContext } from "../../context";
import { type Failure, failureOfError } from "../export-messages";
import { withCheckpoint } from "../pager/checkpoint";
import type { ExportNote, ExportSummary } from "../pager/export-job";
import type { ExportState } from "../port";
import { type ExportDetail, writeDetail } from "./export-detail";

/** Between two writings: a console that is killed loses this much, which the reader gets once more. */
const SAVE_EVERY_MS = 1_000;

/** An export at the beginning of a run. */
export type BegunExport = {
  id: string;
  /** Not gone on with. */
  isNew: boolean;
  startedAt: Date;
  rows: number;
  bytes: number;
  detail: ExportDetail;
};

/**
 * Keeps what it takes to go on with an export: its checkpoints, and how it ended. Written at most once a second, for one
 * run: when another has taken the export over, this one is stopped.
 */
export class ExportBook {
  readonly id: string;
  readonly #ctx: ServiceContext;
  readonly #startedAt: Date;
  readonly #from: BegunExport;
  readonly #onLost: () => void;
  readonly #detail: ExportDetail;
  #state: ExportState = "running";
  #rows: number;
  #bytes: number;
  #saving: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(ctx: ServiceContext, begun: BegunExport, onLost: () => void) {
    const { id, startedAt, rows, bytes, detail } = begun;
    this.id = id;
    this.#from = begun;
    this.#ctx = ctx;
    this.#startedAt = startedAt;
    this.#onLost = onLost;
    this.#rows = rows;
    this.#bytes = bytes;
    this.#detail = { ...detail, summary: null, failure: null, waitingUntil: null };
  }

  readonly note = (note: ExportNote): void => {
    if (this.#isOver) return;
    const detail = this.#detail;
    if (note.kind === "waiting") detail.waitingUntil = this.#ctx.now().getTime() + note.ms;
    else {
      const { checkpoint } = note;
      detail.checkpoints = withCheckpoint(detail.checkpoints, checkpoint);
      detail.waitingUntil = null;
      this.#rows = checkpoint.rows;
      this.#bytes = checkpoint.bytes;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#save();
    }, SAVE_EVERY_MS);
  };

  /** The last word; `failure` is null when the reader left. */
  async end(ending: { summary: ExportSummary } | { failure: unknown }): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    const detail = this.#detail;
    detail.waitingUntil = null;
    this.#state = "broken";
    if ("summary" in ending) {
      this.#state = "done";
      this.#rows = ending.summary.rows;
      detail.summary = ending.summary;
    } else if (ending.failure !== null) detail.failure = plain(ending.failure);
    this.#save();
    await this.#saving;
  }

  /** Refused before the first byte: a new export is none, one that was gone on with stays as it was. */
  async neverBegan(): Promise<void> {
    if (this.#from.isNew) {
      this.#isOver = true;
      await this.#ctx.exports.forget(this.#ctx.actor.id, this.id);
    } else await this.end({ failure: null });
  }

  #save(): void {
    const progress = { state: this.#state, rows: this.#rows, bytes: this.#bytes, detail: writeDetail(this.#detail) };
    this.#saving = this.#saving.then(async () => {
      const isOurs = await this.#ctx.exports.save(this.id, this.#startedAt, progress);
      if (!isOurs) this.#lose();
    });
    // A database that is gone for a moment costs a place to go on from, not the export.
    this.#saving = this.#saving.catch(() => undefined);
  }

  #lose(): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#onLost();
  }
}

/** A failure of our own keeps its words to the log. */
function plain(error: unknown): Failure {
  const failure = failureOfError(error);
  return failure.code === null ? { code: null, message: "", details: {} } : failure;
}
