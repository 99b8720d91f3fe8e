import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { connections } from "./connections";

/**
 * Which of the sandbox's app connectors were made into a connection. The row outlives the connection (then without an
 * id): what a person removed is not added again at the next start.
 */
export const sandboxConnections = pgTable("sandbox_connections", {
  /** The app connector's name in the sandbox. */
  appConnector: text().primaryKey(),
  connectionId: uuid().references(() => connections.id, { onDelete: "set null" }),
  addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
