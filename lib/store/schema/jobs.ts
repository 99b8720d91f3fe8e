import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

const moment = () => timestamp({ withTimezone: true });
const count = () => integer().notNull().default(0);

/** Long work (design 2). This row is the truth about it; the queue only says when it is somebody's turn. */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    language: text({ enum: ["nl", "en"] }).notNull(),
    /** What the kind's sentence needs; no words of one language. */
    title: jsonb().notNull(),
    /** Sealed with `jobs:<id>:definition`; the checkpoint with `jobs:<id>:checkpoint`, the failure with `jobs:<id>:failure`. */
    definitionSealed: text().notNull(),
    checkpointSealed: text(),
    failureSealed: text(),
    state: text({ enum: ["queued", "running", "paused", "stopping", "stopped", "done", "failed"] })
      .notNull()
      .default("queued"),
    /** All lines of work are told. */
    isPlanned: boolean().notNull().default(false),
    lines: count(),
    total: count(),
    done: count(),
    missing: count(),
    failed: count(),
    duplicates: count(),
    noted: count(),
    bytes: bigint({ mode: "number" }).notNull().default(0),
    /** The folder of files that it writes into: only a console that has the same one can go on with it. */
    place: text().notNull(),
    /** A folder of EXPORT_DIRS that it writes into, or null for the console's own. */
    target: text(),
    /** Files beside those of the lines: `{ path, size, sha256 }[]`. */
    extras: jsonb().notNull().default([]),
    /** Which run may write: one that was taken over has another number and writes no more. */
    run: count(),
    /** The queue's ticket that may begin a run; an older one is worth nothing. */
    ticket: uuid(),
    /** When a run last wrote. */
    heardAt: moment(),
    activeMs: bigint({ mode: "number" }).notNull().default(0),
    createdAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    endedAt: moment(),
    expiresAt: moment(),
  },
  (table) => [
    index("jobs_owner").on(table.ownerId, table.createdAt),
    index("jobs_state").on(table.state),
    index("jobs_connection").on(table.connectionId),
  ],
);

/** The ledger: one line for each file of a job. */
export const jobItems = pgTable(
  "job_items",
  {
    jobId: uuid()
      .notNull()
      .references(() => jobs.id, { onDelete: "cascade" }),
    ordinal: integer().notNull(),
    state: text({ enum: ["waiting", "done", "missing", "failed", "duplicate", "noted"] }).notNull(),
    /** Sealed with `job_items:<job>:<ordinal>`; so is the failure, with `:failure` behind it. */
    payloadSealed: text().notNull(),
    failureSealed: text(),
    /** For the list of failures, and to count them by reason. */
    failureCode: text(),
    fetchKey: text(),
    duplicateOf: integer(),
    /** Below the job's folder. */
    path: text(),
    /** The path as file systems compare it that know no case; the wished one tells which number comes next. */
    pathKey: text(),
    wishKey: text(),
    attempts: count(),
    size: bigint({ mode: "number" }),
    sha256: text(),
    modifiedMs: bigint({ mode: "number" }),
    finishedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.ordinal] }),
    index("job_items_state").on(table.jobId, table.state, table.ordinal),
    uniqueIndex("job_items_path").on(table.jobId, table.pathKey),
    index("job_items_wish").on(table.jobId, table.wishKey),
    index("job_items_key").on(table.jobId, table.fetchKey),
  ],
);

/** What a job tells of itself while it runs; the last lines of it. */
export const jobLog = pgTable(
  "job_log",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    jobId: uuid()
      .notNull()
      .references(() => jobs.id, { onDelete: "cascade" }),
    at: moment().notNull().defaultNow(),
    code: text().notNull(),
    params: jsonb().notNull().default({}),
  },
  (table) => [index("job_log_job").on(table.jobId, table.id)],
);
