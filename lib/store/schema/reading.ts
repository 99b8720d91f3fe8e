import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

const connection = () =>
  uuid()
    .notNull()
    .references(() => connections.id, { onDelete: "cascade" });

/** What a person decided about a field's privacy, against what its name and label make us think (design 5.7). */
export const privacyFields = pgTable(
  "privacy_fields",
  {
    connectionId: connection(),
    connectorId: text().notNull(),
    fieldId: text().notNull(),
    isSensitive: boolean().notNull(),
    setBy: uuid().references(() => people.id, { onDelete: "set null" }),
    setAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.connectorId, table.fieldId] })],
);

/** The GetConnector that tells which rows of another were deleted, where there is one (protocol 3.13). */
export const deletedPairings = pgTable(
  "deleted_pairings",
  {
    connectionId: connection(),
    connectorId: text().notNull(),
    deletedConnectorId: text().notNull(),
    /** `{ keys, momentFieldId }`: what makes a deleted row known, and the field that tells when it was deleted. */
    keys: jsonb().notNull(),
    confirmedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    confirmedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.connectorId] })],
);

/** Exports that may be taken up again: what was asked, and the places in the file from which it can go on. */
export const exportsUnderWay = pgTable(
  "exports_under_way",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    connectionId: connection(),
    connectorId: text().notNull(),
    state: text({ enum: ["running", "broken", "done"] }).notNull(),
    rows: bigint({ mode: "number" }).notNull().default(0),
    bytes: bigint({ mode: "number" }).notNull().default(0),
    /** The order and its checkpoints, sealed: they hold filters and keys of rows. */
    sealed: text().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("exports_under_way_person").on(table.personId),
    index("exports_under_way_updated").on(table.updatedAt),
  ],
);
