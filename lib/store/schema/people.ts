import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** `email` is stored in lower case. */
export const people = pgTable("people", {
  id: uuid().primaryKey().defaultRandom(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ["admin", "consultant", "support"] }).notNull(),
  passwordHash: text(),
  oidcSubject: text().unique(),
  disabledAt: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** The JWT in the cookie names one of these: ending it signs the person out at once (design 2, sign-in). */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    address: text().notNull(),
    userAgent: text().notNull(),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/** Counted per account and per address to slow down guessing. Rows older than a day are swept. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    account: text().notNull(),
    address: text().notNull(),
    succeeded: text({ enum: ["yes", "no"] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("sign_in_attempts_account").on(table.account, table.at),
    index("sign_in_attempts_address").on(table.address, table.at),
  ],
);

/** One-time links: the first administrator's set-up, and a new person's own first password. Only the hash is kept. */
export const setUpLinks = pgTable("set_up_links", {
  /** SHA-256 of the link's secret, hex. */
  secretHash: text().primaryKey(),
  /** null = whoever opens it becomes the first administrator. */
  personId: uuid().references(() => people.id, { onDelete: "cascade" }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp({ withTimezone: true })
    .notNull()
    .default(sql`now() + interval '1 day'`),
  usedAt: timestamp({ withTimezone: true }),
});
