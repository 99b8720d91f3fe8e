import "server-only";
import { randomUUID } from "node:crypto";
import { and, count, eq, sql } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { seal } from "@/lib/vault/seal";
import { database, prepared, UNNAMED } from "../database";
import { connections, grants } from "../schema/connections";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { CONNECTION_COLUMNS, type ConnectionRow, placeOfSecret, toConnection } from "./connection-row";

/**
 * Connections as people see them. A secret goes in, sealed, and comes out of `openConnection` alone. There is no verb
 * that changes an address: a token stays bound to the host it was entered for (design 5.6).
 */
type Person = { id: string; role: string };
type Connection = ReturnType<typeof toConnection>;
type NewConnection = Omit<Connection, "id" | "lastReport" | "secretReplacedAt" | "createdAt" | "mayReadConnectors"> & {
  secret: string;
  createdBy: string | null;
};

const byName = new Intl.Collator("nl", { numeric: true });

async function listFor(person: Person): Promise<Connection[]> {
  const rows = await allFor(person);
  return rows.sort((a, b) => byName.compare(a.name, b.name));
}

async function allFor(person: Person): Promise<Connection[]> {
  if (person.role === "admin") {
    return (await database().select(CONNECTION_COLUMNS).from(connections)).map((row) => toConnection(row, true));
  }
  if (!isUuid(person.id)) return [];
  const rows = await database()
    .select({ ...CONNECTION_COLUMNS, canReadConnectors: grants.canReadConnectors })
    .from(connections)
    .innerJoin(grants, eq(grants.connectionId, connections.id))
    .where(eq(grants.personId, person.id));
  return rows.map((row) => granted(person, row));
}

async function findFor(person: Person, connectionId: string): Promise<Connection | null> {
  if (!isUuid(connectionId)) return null;
  if (person.role === "admin") {
    const [row] = await prepared("find_connection", (db) =>
      db
        .select(CONNECTION_COLUMNS)
        .from(connections)
        .where(eq(connections.id, sql.placeholder("connectionId")))
        .prepare(UNNAMED),
    ).execute({ connectionId });
    return row ? toConnection(row, true) : null;
  }
  if (!isUuid(person.id)) return null;
  const [row] = await prepared("find_granted_connection", (db) =>
    db
      .select({ ...CONNECTION_COLUMNS, canReadConnectors: grants.canReadConnectors })
      .from(connections)
      .innerJoin(grants, eq(grants.connectionId, connections.id))
      .where(and(eq(connections.id, sql.placeholder("connectionId")), eq(grants.personId, sql.placeholder("personId"))))
      .prepare(UNNAMED),
  ).execute({ connectionId, personId: person.id });
  return row ? granted(person, row) : null;
}

/** Only support's grants tell connectors and the rest apart (design 5.7). */
function granted(
  person: Person,
  { canReadConnectors, ...row }: ConnectionRow & { canReadConnectors: boolean },
): Connection {
  return toConnection(row, person.role !== "support" || canReadConnectors);
}

async function insert({ secret, ...connection }: NewConnection): Promise<Connection> {
  const id = randomUUID();
  const secretSealed = seal(keyRing(), secret, placeOfSecret(id));
  const [row] = await database()
    .insert(connections)
    .values({ ...connection, id, secretSealed })
    .returning(CONNECTION_COLUMNS);
  if (!row) throw new Error("The connection was not stored");
  return toConnection(row, true);
}

async function rename(
  connectionId: string,
  { name, environmentType }: Pick<Connection, "name" | "environmentType">,
): Promise<void> {
  if (!isUuid(connectionId)) return;
  await database().update(connections).set({ name, environmentType }).where(eq(connections.id, connectionId));
}

async function replaceSecret(connectionId: string, secret: string): Promise<void> {
  if (!isUuid(connectionId)) return;
  const secretSealed = seal(keyRing(), secret, placeOfSecret(connectionId));
  await database()
    .update(connections)
    .set({ secretSealed, secretReplacedAt: sql`now()`, lastReport: null })
    .where(eq(connections.id, connectionId));
}

async function saveReport(connectionId: string, report: NonNullable<Connection["lastReport"]>): Promise<void> {
  if (!isUuid(connectionId)) return;
  await database().update(connections).set({ lastReport: report }).where(eq(connections.id, connectionId));
}

async function dependants(connectionId: string): Promise<{ grants: number; historyRows: number }> {
  if (!isUuid(connectionId)) return { grants: 0, historyRows: 0 };
  const [granted] = await database()
    .select({ rows: count() })
    .from(grants)
    .where(eq(grants.connectionId, connectionId));
  const [remembered] = await database()
    .select({ rows: count() })
    .from(history)
    .where(eq(history.connectionId, connectionId));
  return { grants: granted?.rows ?? 0, historyRows: remembered?.rows ?? 0 };
}

/** The history keeps its lines, with the connection's name; grants go along. */
async function remove(connectionId: string): Promise<void> {
  if (!isUuid(connectionId)) return;
  await database().delete(connections).where(eq(connections.id, connectionId));
}

/** Implements ConnectionPort of lib/services. */
export const connectionStore = { listFor, findFor, insert, rename, replaceSecret, saveReport, dependants, remove };
