import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

/** A report of Profit with a name that people know it by, and the questions that it asks. */
export const namedReports = pgTable(
  "named_reports",
  {
    id: uuid().primaryKey().defaultRandom(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    reportGuid: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    /** `{ code, label, type, operator, default, required }[]`; no secrets. */
    fields: jsonb().notNull().default([]),
    fileNamePattern: text().notNull(),
    /** The GetConnector that its fields were learned from. */
    connectorId: text(),
    /** null = the connection's own. */
    transport: text({ enum: ["rest", "soap"] }),
    position: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    updatedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("named_reports_connection").on(table.connectionId),
    unique("named_reports_name").on(table.connectionId, table.name),
  ],
);

/** How often a person ran a report: the most used stand first. */
export const reportUses = pgTable(
  "report_uses",
  {
    reportId: uuid()
      .notNull()
      .references(() => namedReports.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    uses: integer().notNull().default(0),
    lastUsedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.personId] }),
    index("report_uses_person").on(table.personId),
  ],
);
