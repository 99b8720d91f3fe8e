import "server-only";
import { Client, type ClientConfig } from "pg";
import { settings } from "@/lib/config/settings";
import { codeOf, DatabaseError } from "./database-error";
import { clusterDirectory, SERVER_ROLE } from "./embedded-postgres/cluster";
import { type EmbeddedServer, openEmbeddedServer } from "./embedded-postgres/embedded-server";

/** Where the database is, and what it takes to have it there. */
export type DatabaseSource = {
  config: ClientConfig;
  /** Resolves when the server answers, starting it when that is ours to do. Throws DatabaseError. */
  start(): Promise<void>;
  close(): Promise<void>;
};

/** DATABASE_URL's server, or else the embedded one in DATA_DIR. */
export function sourceOfSettings(): DatabaseSource {
  const { databaseUrl, dataDirectory } = settings();
  return databaseUrl === null ? embeddedSource(dataDirectory) : givenSource(databaseUrl);
}

const NAME = "schakel";

function embeddedSource(dataDirectory: string): DatabaseSource {
  let server: Promise<EmbeddedServer> | null = null;
  return {
    config: { host: clusterDirectory(dataDirectory), user: SERVER_ROLE, database: NAME },
    async start() {
      const opening = (server ??= openEmbeddedServer(dataDirectory));
      opening.catch(() => (server = null)); // the next query tries again
      await (await opening).ready();
      await makeDatabase(clusterDirectory(dataDirectory));
    },
    async close() {
      await (await server?.catch(() => null))?.close();
    },
  };
}

async function makeDatabase(host: string): Promise<void> {
  const client = new Client({ host, user: SERVER_ROLE, database: "postgres" });
  client.on("error", () => undefined); // what is under way fails too, and tells
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [NAME]);
    if (found.rowCount === 0) await client.query(`create database ${NAME}`);
  } catch (error) {
    // Another console made it in between; which of the two codes depends on how close they were.
    if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    await client.end();
  }
}

function givenSource(databaseUrl: string): DatabaseSource {
  return {
    config: { connectionString: databaseUrl },
    async start() {
      const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
      client.on("error", () => undefined); // what is under way fails too, and tells
      try {
        await client.connect();
      } catch (error) {
        throw wordsForGiven(databaseUrl, error);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    async close() {},
  };
}

/** Names the server, never the password in its address. */
function wordsForGiven(databaseUrl: string, error: unknown): DatabaseError {
  const address = URL.parse(databaseUrl);
  const [host, username] = [address?.host || "on this machine", address?.username || "(none)"];
  const code = codeOf(error);
  const words =
    code === "28P01" || code === "28000"
      ? `The database server ${host} refuses the user ${username} of DATABASE_URL.`
      : code === "3D000"
        ? `The database server ${host} has no database ${address?.pathname.slice(1) ?? ""}. Make it, or change DATABASE_URL.`
        : `The database server ${host} of DATABASE_URL does not answer (${code ?? "no reason given"}).`;
  return new DatabaseError("UNREACHABLE", words, error);
}
