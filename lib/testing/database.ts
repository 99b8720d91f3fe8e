import { createHash, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { parseSettings, settings, replaceSettings } from "@/lib/config/settings";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { clusterDirectory, SERVER_ROLE } from "@/lib/store/embedded-postgres/cluster";
import { type EmbeddedServer, openEmbeddedServer } from "@/lib/store/embedded-postgres/embedded-server";

/**
 * Gives the tests of a file a database of their own, made before the first and dropped after the last: on the server of
 * DATABASE_URL when there is one (scripts/postgres-15.ts), else on one embedded server that all workers share.
 * Sets the settings too: a vault key of its own and no data directory of the project's.
 */
export function prepareTestDatabase(): void {
  let server: EmbeddedServer | null = null;
  let dropDatabase: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const given = settings().databaseUrl;
    const directory = testDirectory();
    if (given === null) server = await openEmbeddedServer(directory);
    const admin =
      given ?? `postgres:///postgres?user=${SERVER_ROLE}&host=${encodeURIComponent(clusterDirectory(directory))}`;
    const name = `schakel_test_${randomBytes(6).toString("hex")}`;
    await ask(admin, `create database ${name}`);
    dropDatabase = () => ask(admin, `drop database if exists ${name} with (force)`);
    replaceSettings(
      parseSettings({
        DATA_DIR: directory,
        DATABASE_URL: withDatabase(admin, name),
        AUTH_SECRET: randomBytes(32).toString("base64url"),
        VAULT_KEYS: `test:${randomBytes(32).toString("base64url")}`,
        LOG_LEVEL: "silent",
      }),
    );
    await openDatabase();
  });

  afterAll(async () => {
    await closeDatabase();
    await dropDatabase();
    await server?.close();
  });
}

/** The same for every run of this working copy, so that the cluster need not be made each time. */
function testDirectory(): string {
  const copy = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 8);
  return join(tmpdir(), `schakel-test-${process.getuid?.() ?? 0}-${copy}`);
}

async function ask(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  client.on("error", () => undefined); // what is under way fails too, and tells
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, name: string): string {
  return address.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
