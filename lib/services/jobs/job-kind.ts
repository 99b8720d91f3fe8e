import type { z } from "zod";
import type { ServiceContext } from "../context";
import type { JobFailure } from "./job-failure";

/**
 * What a kind of job has to say for itself: which lines of work there are, how one of them becomes a file, and what is
 * written when all are done. Everything else (five at once, the ledger, pausing, taking over after a crash, the files on
 * disk, their sums) is the engine's, lib/services/jobs/engine. Registered in `job-kinds.ts`.
 */
export type JobKind<Definition, Payload> = {
  /** Key of `jobs.kinds.<name>` in lib/messages. */
  name: string;
  /** Both are sealed in the database and judged again when they come back from it. */
  definition: z.ZodType<Definition>;
  payload: z.ZodType<Payload>;
  /** Throws ServiceError when this person may not (any more) do what the kind does; asked again while it runs. */
  requireRight?: (ctx: Pick<ServiceContext, "actor">) => void;
  /**
   * Tells all lines of work, a batch at a time. After a crash or a pause it is called again with the checkpoint of the
   * last batch that was kept, and goes on from there; it is not called again once it has come to its end. Files are
   * fetched beside it.
   */
  plan: (run: JobRun<Definition>, checkpoint: unknown, emit: EmitLines<Payload>) => Promise<void>;
  /**
   * Fetches one line into its file. What it throws is the line's failure, and stands in the list with "retry"; trouble
   * that all lines would have (a token that is refused, a full disk) pauses the job. Calls to Profit take a place of the
   * connection's five themselves (`callProfit`), so none is taken around this.
   */
  runLine: (run: JobRun<Definition>, line: JobLine<Payload>, file: LineFile) => Promise<LineOutcome>;
  /** Files that stand beside the others, such as an index. Also called again after a retry: it replaces what it wrote. */
  finish?: (run: JobRun<Definition>, result: JobResult<Payload>) => Promise<void>;
};

/** One run of a job in this process. */
export type JobRun<Definition> = {
  jobId: string;
  connectionId: string;
  definition: Definition;
  /** Of the job's owner, with his rights as they are now; its signal is the run's. History lines are kept in groups. */
  ctx: ServiceContext;
  /** Ends when the job is paused, stopped or taken over. Handed to every call. */
  signal: AbortSignal;
  /** A line in the job's log; `code` is a key of `jobs.log.<code>`. The log keeps its last 500 lines. */
  log: (code: string, params?: Params) => void;
};

export type Params = Record<string, string | number>;

/** Keeps the lines and the checkpoint in one transaction: both or neither. Up to 1,000 lines; the checkpoint is sealed. */
export type EmitLines<Payload> = (lines: readonly NewLine<Payload>[], checkpoint: unknown) => Promise<void>;

export type NewLine<Payload> = {
  payload: Payload;
  /** What is fetched, in words of the kind. A line whose key was there before is a duplicate of that one: not fetched. */
  fetchKey?: string;
  /**
   * Where the file goes: folders and a name, parted by `/`, each part already safe (lib/format). The engine makes it
   * unique, in NFC and in any case, by ` (2)` before the extension. null: a line without a file, that is only told of.
   */
  path: string | null;
};

export type LineState = "waiting" | "done" | "missing" | "failed" | "duplicate" | "noted";

export type JobLine<Payload> = {
  /** From 0, in the order they were told. */
  ordinal: number;
  payload: Payload;
  path: string | null;
  attempts: number;
};

/** A file under construction. Hashed and counted as it is written; kept when `runLine` comes to a good end. */
export type LineFile = {
  /** Resolves when there is room for more. The bytes may be used again after that. */
  write(bytes: Uint8Array): Promise<void>;
  /** For a call that is repeated: throws away what was written so far. */
  restart(): Promise<void>;
  readonly size: number;
};

export type LineOutcome =
  | { state: "done" }
  /** Gone, or not for this token: no failure, and not tried again by itself. Nothing is kept of the file. */
  | { state: "missing"; why: unknown };

/** What `finish` may use. */
export type JobResult<Payload> = {
  counts: JobCounts;
  /** All lines in their order, read a page at a time. A duplicate tells path, size and sum of the first. */
  lines(): AsyncIterable<FinishedLine<Payload>>;
  /** Writes a file of the result, in place of what it wrote before under that path; `write` gets a sink for its bytes. */
  addFile(path: string, write: (sink: LineFile) => Promise<void>): Promise<void>;
};

export type FinishedLine<Payload> = JobLine<Payload> & {
  state: LineState;
  duplicateOf: number | null;
  size: number | null;
  /** Hex. */
  sha256: string | null;
  failure: JobFailure | null;
};

export type JobCounts = {
  /** Lines with a file to fetch: neither duplicates nor those that are only told of. */
  total: number;
  done: number;
  missing: number;
  failed: number;
  duplicates: number;
  noted: number;
  bytes: number;
};

/** The engine does not know what a kind's definitions and payloads are: it hands them back as the kind told them. */
export type AnyJobKind = JobKind<unknown, unknown>;

/** For `job-kinds.ts`: what comes out of the database has been judged by the kind's own schemas. */
export function asAnyKind<Definition, Payload>(kind: JobKind<Definition, Payload>): AnyJobKind {
  return kind as unknown as AnyJobKind;
}
