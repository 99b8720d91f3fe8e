import { bigint, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";
import { people } from "./people";

/** Every call to Profit and every administrative act. Names are kept beside the ids: they outlive what they name. */
export const history = pgTable(
  "history",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    kind: text({ enum: ["call", "act"] }).notNull(),
    action: text().notNull(),
    outcome: text({ enum: ["ok", "refused", "failed", "stopped", "unknown"] }).notNull(),
    personId: uuid().references(() => people.id, { onDelete: "set null" }),
    personName: text(),
    connectionId: uuid().references(() => connections.id, { onDelete: "set null" }),
    connectionName: text(),
    connectorId: text(),
    subject: text(),
    method: text(),
    status: integer(),
    logReference: text(),
    durationMs: integer(),
    requestBytes: bigint({ mode: "number" }),
    answerBytes: bigint({ mode: "number" }),
    rows: bigint({ mode: "number" }),
    /** JSON of HistoryDetail, sealed; emptied after `detailExpiresAt`. */
    detailSealed: text(),
    detailExpiresAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("history_at").on(table.at),
    index("history_person").on(table.personId, table.id),
    index("history_connection").on(table.connectionId, table.id),
  ],
);
