import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { people } from "./people";

export const connections = pgTable("connections", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  environmentType: text({ enum: ["production", "test", "accept", "course", "sandbox", "other"] }).notNull(),
  environmentNumber: text(),
  environmentCode: text(),
  restBaseUrl: text().notNull(),
  soapBaseUrl: text(),
  origin: text({ enum: ["person", "sandbox"] }).notNull(),
  /** The token, sealed with `connections:<id>:secret` bound in; written and read by lib/store/connections alone. */
  secretSealed: text().notNull(),
  secretReplacedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  lastReport: jsonb(),
  createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** Which person may use which connection; administrators may use all. */
export const grants = pgTable(
  "grants",
  {
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** Whether a support person may read this connection's GetConnectors, beside its reports and files (design 5.7). */
    canReadConnectors: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.personId] }), index("grants_person").on(table.personId)],
);
