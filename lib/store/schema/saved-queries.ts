import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

/** A query with a name. `page` is the explorer's own address (`toRowsParams`), in which `{{name}}` may stand as a value. */
export const savedQueries = pgTable(
  "saved_queries",
  {
    id: uuid().primaryKey().defaultRandom(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    connectorId: text().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    visibility: text({ enum: ["private", "shared"] }).notNull(),
    /** `Debtors/Checks`; empty = none. */
    folder: text().notNull().default(""),
    name: text().notNull(),
    description: text().notNull().default(""),
    page: text().notNull(),
    /** QueryParameter[] of lib/queries. */
    parameters: jsonb().notNull().default([]),
    /** The field that tells when a row was changed; null = every run asks for everything. */
    sinceFieldId: text(),
    /** Grows with each save: the later of two people who edit one query is told. */
    version: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (table) => [index("saved_queries_connection").on(table.connectionId), index("saved_queries_owner").on(table.ownerId)],
);

/** How far a person has read the changes of a saved query. */
export const sinceMarks = pgTable(
  "since_marks",
  {
    queryId: uuid()
      .notNull()
      .references(() => savedQueries.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The newest moment that was read and the keys of the rows at it, sealed: keys may be personal. */
    markSealed: text().notNull(),
    readAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.queryId, table.personId] })],
);
