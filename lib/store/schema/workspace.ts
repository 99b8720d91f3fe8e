import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

const person = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
const connection = () =>
  uuid()
    .notNull()
    .references(() => connections.id, { onDelete: "cascade" });

export const favouriteConnectors = pgTable(
  "favourite_connectors",
  {
    personId: person(),
    connectionId: connection(),
    connectorId: text().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.connectionId, table.connectorId] })],
);

export const recentConnectors = pgTable(
  "recent_connectors",
  {
    personId: person(),
    connectionId: connection(),
    connectorId: text().notNull(),
    openedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.connectionId, table.connectorId] }),
    index("recent_connectors_opened").on(table.personId, table.openedAt),
  ],
);

/** The tabs a person has open, as the browser last told them: kept here, so that nothing stays behind on a machine. */
export const workspaces = pgTable("workspaces", {
  personId: person().primaryKey(),
  tabs: jsonb().notNull().default([]),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** "This field leads to that one", confirmed by a person who followed it. */
export const keyPairings = pgTable(
  "key_pairings",
  {
    personId: person(),
    connectionId: connection(),
    fromConnectorId: text().notNull(),
    fromFieldId: text().notNull(),
    toConnectorId: text().notNull(),
    toFieldId: text().notNull(),
    confirmedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.personId,
        table.connectionId,
        table.fromConnectorId,
        table.fromFieldId,
        table.toConnectorId,
        table.toFieldId,
      ],
    }),
  ],
);
