import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { codeOf, DatabaseError } from "../database-error";
import {
  clusterDirectory,
  clusterVersion,
  makeCluster,
  nameFromWithin,
  prepareDataDirectory,
  serverEnvironment,
  SERVER_ROLE,
  wordsFor,
} from "./cluster";
import { type Hold, holdServer } from "./keeper";
import { type ServerOwner, serverOwnerOf } from "./server-owner";
import { forgetDeadServer, serverProcess } from "./server-process";
import { findPrograms, type ProgramSearch, type ServerPrograms } from "./server-programs";

/**
 * The embedded PostgreSQL: a real server kept in the data directory, for a console that was given no DATABASE_URL. It is
 * reached by a unix socket in a directory that only its owner may enter, and by nothing else. Any number of consoles on
 * one data directory share one server, a console that starts again adopts the server that still runs, and the last one
 * to go, by whatever death, leaves none behind (keeper.ts). Nothing about tables or queries may enter here.
 */
export type EmbeddedServer = {
  /** Resolves when the server answers, starting it again if it died. Rejects with DatabaseError. */
  ready(): Promise<void>;
  /** Lets go of the server; the last console's leave stops it, which is then awaited. */
  close(): Promise<void>;
};

type ServerFiles = { cluster: string; log: string; dataDirectory: string };
type Programs = Pick<ProgramSearch, "packaged" | "installed">;

/** The kernel takes a socket's path of 103 bytes on macOS and 107 on Linux; one limit for both. */
const MAX_SOCKET_PATH_BYTES = 103;
const CHECK_EVERY_MS = 1_000;
const START_LIMIT_MS = 60_000;

export async function openEmbeddedServer(dataDirectory: string, programs: Programs = {}): Promise<EmbeddedServer> {
  const files = filesIn(resolve(dataDirectory));
  prepareDataDirectory(files.dataDirectory);
  const owner = serverOwnerOf(files.cluster);
  let found: ServerPrograms | null = null;
  const find = () =>
    (found ??= findPrograms({
      ...programs,
      dataDirectory: files.dataDirectory,
      owner,
      major: clusterVersion(files.cluster),
    }));
  if (clusterVersion(files.cluster) === null) await makeCluster(files.cluster, find(), owner);

  const hold = await holdServer(files.cluster, owner).catch((error: unknown) => {
    throw wordsFor(files.cluster, error);
  });
  try {
    return await keepServer(files, owner, find, hold);
  } catch (error) {
    await hold.release();
    throw error;
  }
}

async function keepServer(
  files: ServerFiles,
  owner: ServerOwner,
  find: () => ServerPrograms,
  hold: Hold,
): Promise<EmbeddedServer> {
  let starting: Promise<void> | null = null;
  let isClosed = false;
  const ready = () => (starting ??= adoptOrStart(files, owner, find).finally(() => (starting = null)));
  await ready();

  // Brings the server back soon after it died, and the keeper too; queries that fail meanwhile ask for it themselves.
  const check = setInterval(() => {
    hold.renew();
    if (!isClosed && !serverProcess(files.cluster)) ready().catch(() => undefined); // the next query tells why
  }, CHECK_EVERY_MS);
  check.unref();

  return {
    ready,
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearInterval(check);
      await starting?.catch(() => undefined);
      await hold.release();
    },
  };
}

function filesIn(dataDirectory: string): ServerFiles {
  const cluster = clusterDirectory(dataDirectory);
  const socketBytes = Buffer.byteLength(join(cluster, ".s.PGSQL.5432"));
  if (socketBytes > MAX_SOCKET_PATH_BYTES) {
    throw new DatabaseError(
      "PATH_TOO_LONG",
      `The path of DATA_DIR is ${socketBytes - MAX_SOCKET_PATH_BYTES} bytes too long for the database's socket ` +
        `(${dataDirectory}). Choose a shorter one.`,
    );
  }
  return { cluster, log: join(dataDirectory, "postgres.log"), dataDirectory };
}

/** One server per directory is PostgreSQL's own rule (postmaster.pid); whoever loses the race adopts the winner's. */
async function adoptOrStart(files: ServerFiles, owner: ServerOwner, find: () => ServerPrograms): Promise<void> {
  const giveUpAt = Date.now() + START_LIMIT_MS;
  let child: ChildProcess | null = null;
  let logStart = 0;
  while (Date.now() < giveUpAt) {
    const answer = await probe(files.cluster);
    if (answer === "ready") return;
    const hasEnded = child !== null && (child.exitCode !== null || child.signalCode !== null);
    if (hasEnded) {
      const lastWords = readFileSync(files.log, "utf8").slice(logStart);
      // Another console was faster, or the backends of a killed server have not all noticed yet.
      const isPassing = /lock file ".*" already exists|shared memory block .* is still in use/.test(lastWords);
      if (!isPassing) throw wordsFor(files.cluster, new Error(fatalLineOf(lastWords)));
    }
    if (answer === "nobody" && (child === null || hasEnded)) {
      const log = openLog(files.log);
      logStart = log.size;
      forgetDeadServer(files.cluster);
      child = startServer(files, find(), owner, log.descriptor);
    }
    await wait(10);
  }
  throw new DatabaseError(
    "IN_USE",
    `The database in ${files.cluster} is held by a process that does not answer. ` +
      `Look in ${files.log}, or restart the machine.`,
  );
}

function startServer(
  { cluster }: ServerFiles,
  programs: ServerPrograms,
  owner: ServerOwner,
  log: number,
): ChildProcess {
  const place = nameFromWithin(cluster);
  const options = {
    listen_addresses: "",
    unix_socket_directories: place,
    unix_socket_permissions: "0700",
    cluster_name: "schakel",
    // After a crash every file is brought to the disk before anything else: one call for all is ten times as fast.
    ...(process.platform === "linux" && { recovery_init_sync_method: "syncfs" }),
    log_checkpoints: "off",
    // A failed statement's text is not ours to keep: only that it failed, and why.
    log_min_error_statement: "panic",
  };
  const child = spawn(
    programs.postgres,
    ["-D", place, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A session of its own: Ctrl-C in the terminal is for the console, which then lets go of the server.
    { ...owner, cwd: cluster, env: serverEnvironment(), stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  child.unref();
  return child;
}

/** `busy` = something is there and will answer soon. Makes sure that it is this directory's server that answers. */
async function probe(cluster: string): Promise<"ready" | "busy" | "nobody"> {
  // The server writes down that it is not ready yet; asking it then would only fill its log.
  if (serverProcess(cluster)?.isStarting) return "busy";
  const client = new Client({ host: cluster, user: SERVER_ROLE, database: "postgres", connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // the server may end between two words; the next probe sees it
  try {
    await client.connect();
    const answer = await client.query<{ id: string }>("select system_identifier::text as id from pg_control_system()");
    if (answer.rows[0]?.id === systemIdentifier(cluster)) return "ready";
  } catch (error) {
    return ["ENOENT", "ECONNREFUSED"].includes(codeOf(error) ?? "") ? "nobody" : "busy";
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new DatabaseError(
    "IN_USE",
    `The server that answers in ${cluster} belongs to another directory. Stop it first.`,
  );
}

/** The first eight bytes of the control file: every cluster has its own number. */
function systemIdentifier(cluster: string): string {
  return readFileSync(join(cluster, "global", "pg_control"))
    .readBigUInt64LE(0)
    .toString();
}

const MAX_LOG_BYTES = 10_000_000;

function openLog(log: string): { descriptor: number; size: number } {
  const sizeOf = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (existsSync(log) && sizeOf() > MAX_LOG_BYTES) renameSync(log, `${log}.1`);
  return { size: sizeOf(), descriptor: openSync(log, "a", 0o600) };
}

function fatalLineOf(log: string): string {
  const lines = log.trim().split("\n");
  const fatal = lines.findIndex((line) => /\b(FATAL|PANIC|error while loading)\b/.test(line));
  return (fatal < 0 ? lines : lines.slice(fatal, fatal + 3)).join(" ").slice(-600) || "it said nothing";
}
