import { boolean, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

/** A choice of what to export, kept to be made again. No secrets and no values of rows in it. */
export const exportPresets = pgTable(
  "export_presets",
  {
    id: uuid().primaryKey().defaultRandom(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    name: text().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    isShared: boolean().notNull().default(false),
    definition: jsonb().notNull(),
    version: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("export_presets_name").on(table.connectionId, table.kind, table.ownerId, table.name),
    index("export_presets_owner").on(table.ownerId),
  ],
);
