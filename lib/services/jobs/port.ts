import type { JobCounts, LineState, Params } from "./job-kind";

/**
 * What the verbs on jobs and the engine need of the outside: the ledger (the truth about a job, in the database), the
 * queue (whose turn it is), and the folder of files. Who may see a job is the verbs' to decide.
 */
export type JobsPort = { ledger: JobLedgerPort; queue: JobQueuePort; files: JobFilesPort };

export type JobState = "queued" | "running" | "paused" | "stopping" | "stopped" | "done" | "failed";

export type ExtraFile = { path: string; size: number; sha256: string };

export type StoredJob = JobCounts & {
  id: string;
  kind: string;
  ownerId: string;
  ownerName: string;
  connectionId: string;
  connectionName: string;
  language: "nl" | "en";
  title: Params;
  state: JobState;
  /** Why it paused or failed (`writeFailure`); null when a person did it, or nobody. */
  failure: string | null;
  isPlanned: boolean;
  lines: number;
  place: string;
  target: string | null;
  extras: ExtraFile[];
  run: number;
  activeMs: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  expiresAt: Date | null;
  heardAt: Date | null;
};

export type StoredLine = {
  ordinal: number;
  state: LineState;
  path: string | null;
  /** JSON of the kind. */
  payload: string;
  duplicateOf: number | null;
  attempts: number;
  size: number | null;
  sha256: string | null;
  modifiedMs: number | null;
  finishedAt: Date | null;
  failure: string | null;
};

/** What the list of files shows: no payload. */
export type ShownLine = Omit<StoredLine, "payload" | "modifiedMs">;

export type LogLine = { id: number; at: Date; code: string; params: Params };

export type JobOrder = {
  kind: string;
  ownerId: string;
  connectionId: string;
  language: "nl" | "en";
  title: Params;
  /** JSON; sealed before it touches the database. */
  definition: string;
  place: string;
  target: string | null;
};

export type PlannedLine = { payload: string; fetchKey: string | null; path: string | null };

/** Sealed but for its code, by which failures are counted. */
export type KeptFailure = { code: string; text: string };

/** How a line ended in this run. */
export type LineEnding = { ordinal: number } & (
  | { state: "done"; size: number; sha256: string; modifiedMs: number }
  | { state: "missing" | "failed"; failure: KeptFailure }
);

/** How a run ends. `queued` = another run goes on with it. */
export type RunEnding = { state: Exclude<JobState, "running" | "stopping">; failure: KeptFailure | null };

export type BegunRun = { job: StoredJob; definition: string; checkpoint: string | null };

/** The run that writes; one that was taken over gets `false` for an answer, and must end. */
export type RunMark = { jobId: string; run: number };

export type JobLedgerPort = {
  insert(order: JobOrder): Promise<string>;
  /** null for what is not there. */
  find(jobId: string): Promise<StoredJob | null>;
  /** Newest first; all people's when `ownerId` is null. */
  list(ownerId: string | null, limit: number): Promise<StoredJob[]>;
  /** How many of this person's jobs are queued, running or stopping. */
  countUnderWay(ownerId: string): Promise<number>;
  /** Moves a job from one of these states, and nobody else meanwhile. False when it was in none of them. */
  move(jobId: string, from: readonly JobState[], to: JobState): Promise<boolean>;
  /** Lines that failed wait again. Resolves to how many. */
  retryFailed(jobId: string): Promise<number>;
  remove(jobId: string): Promise<void>;

  /** Begins a run with the queue's ticket; null when the ticket is old, or the job waits for nobody. */
  beginRun(jobId: string, ticket: string): Promise<BegunRun | null>;
  /** Tells that the run lives, and how long it worked since the last time. Resolves to the job's state; null = taken over. */
  hear(mark: RunMark, activeMs: number): Promise<JobState | null>;
  /** What a person wanted while the run was on its way out goes before it; `false` also when the job is to go on. */
  endRun(mark: RunMark, ending: RunEnding): Promise<boolean>;
  /** Lines and checkpoint in one transaction; null checkpoint = all is told. Paths are made unique here. */
  plan(mark: RunMark, lines: readonly PlannedLine[], checkpoint: string | null): Promise<boolean>;
  /** All endings, the counts and the sign of life in one transaction. */
  close(mark: RunMark, endings: readonly LineEnding[]): Promise<boolean>;
  /** Finished lines whose files are not what they were wait again. */
  reopen(mark: RunMark, ordinals: readonly number[]): Promise<boolean>;
  /** A path beside those of the lines: numbered when a line has it. */
  freePath(jobId: string, path: string): Promise<string>;
  noteExtra(mark: RunMark, file: ExtraFile): Promise<boolean>;

  /** Waiting lines after an ordinal, in their order. */
  waiting(jobId: string, after: number, limit: number): Promise<StoredLine[]>;
  /** All lines after an ordinal, in their order. */
  linesAfter(jobId: string, after: number, limit: number): Promise<StoredLine[]>;
  lineAt(jobId: string, ordinal: number): Promise<ShownLine | null>;
  /** For the screen, without payloads; null state = all. */
  shownLines(jobId: string, question: { state: LineState | null; after: number; limit: number }): Promise<ShownLine[]>;
  failuresByCode(jobId: string): Promise<{ code: string; count: number }[]>;

  log(jobId: string, code: string, params: Params): Promise<void>;
  logOf(jobId: string): Promise<LogLine[]>;
};

export type JobQueuePort = {
  /** Asks for a run; when the queue itself is away, the job waits in its row and is found again within a minute. */
  dispatch(jobId: string): Promise<void>;
};

/** A file of a job that is being written, under a name of its own; its real name comes at the end. */
export type OpenFile = {
  /** The bytes may be used again when it resolves. */
  write(bytes: Uint8Array): Promise<void>;
  /** Throws away what was written. */
  truncate(): Promise<void>;
  /** All is written: no more will be. Resolves to its time of change, which the file keeps. */
  end(): Promise<{ modifiedMs: number }>;
  /** Gives the file its real name, in place of what has it. After `end`. */
  keep(path: string): Promise<void>;
  discard(): Promise<void>;
};

export type FoundFile = { size: number; modifiedMs: number };

/** Where a job's files are: its id, and a folder of EXPORT_DIRS or null for the console's own. */
export type JobFolder = { jobId: string; target: string | null };

/** A file that is whole, and perhaps not in the ledger yet when a run breaks off. */
export type JournalLine = { ordinal: number; size: number; sha256: string; modifiedMs: number };

/** Survives the process, not always the machine: files are judged by it, never believed. */
export type JobJournal = {
  /** Before the file gets its name. */
  note(line: JournalLine): Promise<void>;
  /** All that it holds is in the ledger by now. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

export type JobFilesPort = {
  /** Names the folder that this console writes into: the same for all consoles that share it. */
  place(): string;
  /** Folders that may be written into beside the console's own (EXPORT_DIRS). */
  targets(): readonly string[];
  create(folder: JobFolder, name: string): Promise<OpenFile>;
  stat(folder: JobFolder, path: string): Promise<FoundFile | null>;
  read(folder: JobFolder, path: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  /** Unfinished files of runs before this one. */
  clearUnfinished(folder: JobFolder): Promise<void>;
  readJournal(folder: JobFolder): Promise<JournalLine[]>;
  openJournal(folder: JobFolder): Promise<JobJournal>;
  /** Everything of a job. What stands in a folder of EXPORT_DIRS is the company's, and stays. */
  removeAll(folder: JobFolder): Promise<void>;
};
