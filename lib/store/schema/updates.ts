import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { history } from "./history";
import { people } from "./people";

const connection = () =>
  uuid()
    .notNull()
    .references(() => connections.id, { onDelete: "cascade" });
const person = () => uuid().references(() => people.id, { onDelete: "set null" });
const moment = () => timestamp({ withTimezone: true });

/** One write, from its intent on. Names are kept beside the ids: a write outlives what it names. */
export const updateSends = pgTable(
  "update_sends",
  {
    /** Made with the preview: the same order that arrives twice is one send. */
    id: uuid().primaryKey(),
    personId: person(),
    personName: text().notNull(),
    connectionId: uuid().references(() => connections.id, { onDelete: "set null" }),
    connectionName: text().notNull(),
    environmentType: text({ enum: ["production", "test", "accept", "course", "sandbox", "other"] }).notNull(),
    environmentNumber: text(),
    connectorId: text().notNull(),
    transport: text({ enum: ["rest", "soap"] }).notNull(),
    method: text().notNull(),
    url: text().notNull(),
    digest: text().notNull(),
    /** `{ action, count }[]` of the root's records. */
    actions: jsonb().notNull(),
    recordCount: integer().notNull(),
    bodyBytes: bigint({ mode: "number" }).notNull(),
    state: text({ enum: ["sending", "ok", "refused", "unknown", "notSent"] }).notNull(),
    status: integer(),
    logReference: text(),
    overrideReason: text(),
    /** JSON of failure and results, sealed; emptied after `detailExpiresAt`. */
    endingSealed: text(),
    /** Which console sends it, and when it last said that it still does. */
    consoleId: text().notNull(),
    heartbeatAt: moment().notNull().defaultNow(),
    startedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    durationMs: integer(),
    answerBytes: bigint({ mode: "number" }),
    readBackAt: moment(),
    readBackFinding: text({ enum: ["done", "notDone", "partly", "unclear"] }),
    readBackNote: text(),
    undoesSendId: uuid(),
    detailExpiresAt: moment(),
    historyId: bigint({ mode: "bigint" }).references(() => history.id, { onDelete: "set null" }),
  },
  (table) => [
    index("update_sends_started").on(table.startedAt),
    index("update_sends_person").on(table.personId, table.startedAt),
    index("update_sends_digest").on(table.connectionId, table.digest),
    index("update_sends_state").on(table.state),
  ],
);

/** Bodies in sealed pieces, so that none of 75 MB is ever sealed or opened at one go. Thrown away with the details. */
export const updateSendParts = pgTable(
  "update_send_parts",
  {
    sendId: uuid()
      .notNull()
      .references(() => updateSends.id, { onDelete: "cascade" }),
    part: text({ enum: ["body", "xml", "before"] }).notNull(),
    piece: integer().notNull(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sendId, table.part, table.piece] })],
);

/** When a production environment may be written to, by whose word and why. */
export const updateUnlocks = pgTable(
  "update_unlocks",
  {
    id: uuid().primaryKey().defaultRandom(),
    connectionId: connection(),
    personId: person(),
    personName: text().notNull(),
    reason: text().notNull(),
    unlockedAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    /** Locked again before its time. */
    lockedAt: moment(),
  },
  (table) => [index("update_unlocks_connection").on(table.connectionId, table.expiresAt)],
);

/** The GetConnector that shows the records of an UpdateConnector. `keys` and `fields`: `{ path, fieldId, getFieldId }[]`. */
export const updateReadBacks = pgTable(
  "update_read_backs",
  {
    connectionId: connection(),
    connectorId: text().notNull(),
    getConnectorId: text().notNull(),
    keys: jsonb().notNull(),
    fields: jsonb().notNull(),
    setBy: person(),
    setAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.connectorId] })],
);

/** The GetConnector whose rows are the candidates for references to a table. */
export const updateReferenceSources = pgTable(
  "update_reference_sources",
  {
    connectionId: connection(),
    referencedTable: text().notNull(),
    getConnectorId: text().notNull(),
    idFieldId: text().notNull(),
    textFieldId: text(),
    setBy: person(),
    setAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.referencedTable] })],
);

/** A document for an UpdateConnector that is not sent yet, or that is made again and again. */
export const updateDrafts = pgTable(
  "update_drafts",
  {
    id: uuid().primaryKey(),
    connectionId: connection(),
    connectorId: text().notNull(),
    kind: text({ enum: ["draft", "template"] }).notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    visibility: text({ enum: ["private", "shared"] }).notNull(),
    name: text().notNull(),
    transport: text({ enum: ["rest", "soap"] }).notNull(),
    /** QueryParameter[] of lib/queries. */
    parameters: jsonb().notNull().default([]),
    /** The document, sealed. */
    xmlSealed: text().notNull(),
    /** Grows with each save: the later of two people who edit one draft is told. */
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
    updatedBy: person(),
  },
  (table) => [index("update_drafts_connection").on(table.connectionId), index("update_drafts_owner").on(table.ownerId)],
);

/** What a draft was: the last fifty. Saves of one person within a minute are one version. */
export const updateDraftVersions = pgTable(
  "update_draft_versions",
  {
    draftId: uuid()
      .notNull()
      .references(() => updateDrafts.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    xmlSealed: text().notNull(),
    sizeCharacters: integer().notNull(),
    /** When the first of the saves that it stands for was made. */
    begunAt: moment().notNull().defaultNow(),
    savedAt: moment().notNull().defaultNow(),
    savedBy: person(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.version] })],
);
