// Runs the store's tests a second time, on PostgreSQL 15: the embedded server is an 18 and takes newer SQL. Brings the
// server with Debian's package when root and it is not there, starts it on a loopback port in a temporary directory, not
// as root, and removes all of it afterwards. Where it cannot be had it says so and is skipped.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { serverOwnerOf } from "@/lib/store/embedded-postgres/server-owner";
import { runStep } from "./run-step";

const BIN = "/usr/lib/postgresql/15/bin";
const isRoot = process.getuid?.() === 0;

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["-y", "-qq", ...args], { env, stdio: "pipe" });
}

/** Null with the server there; else why it is not. */
function bring(): string | null {
  if (existsSync(BIN)) return null;
  if (!isRoot) return "it is not installed, and only root may install it";
  try {
    // Debian's package would otherwise make and start a cluster of its own.
    const settings = "/etc/postgresql-common/createcluster.conf";
    if (!existsSync(settings)) {
      execFileSync("mkdir", ["-p", "/etc/postgresql-common"]);
      writeFileSync(settings, "create_main_cluster = false\n");
    }
    apt("update");
    apt("install", "--no-install-recommends", "postgresql-15");
    return existsSync(BIN) ? null : "its package holds no server";
  } catch {
    return "there is no Debian package of it on this machine";
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/** Resolves to the exit code of the tests. */
async function testOnServer(directory: string): Promise<number> {
  const owner = serverOwnerOf(directory);
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(directory, "password");
  writeFileSync(passwordFile, password);
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const cluster = join(directory, "cluster");
  const auth = ["-U", "schakel", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const options = { ...owner, cwd: directory, stdio: "pipe" as const };
  execFileSync(
    join(BIN, "initdb"),
    ["-D", cluster, ...auth, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    options,
  );

  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "fsync=off"];
  const args = ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(join(BIN, "postgres"), args, { ...owner, cwd: directory, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const url = `postgres://schakel:${password}@127.0.0.1:${port}/postgres`;
  try {
    for (let tries = 0; tries < 600 && server.exitCode === null && !(await answers(url)); tries++) await wait(50);
    // The launcher's own tests bring their own servers.
    const tests = ["run", "lib/store", "--exclude", "lib/store/embedded-postgres/**"];
    const result = await runStep("vitest", tests, { show: true, env: { DATABASE_URL: url } });
    return result.exitCode;
  } finally {
    server.kill("SIGINT");
    await ended;
  }
}

const wasThere = existsSync(BIN);
const reason = bring();
if (reason !== null) {
  console.log(`SKIPPED: the store's tests on PostgreSQL 15: ${reason}.`);
  process.exit(0);
}
const directory = mkdtempSync(join(tmpdir(), "schakel-postgres-15-"));
try {
  process.exitCode = await testOnServer(directory);
} finally {
  rmSync(directory, { recursive: true, force: true });
  if (!wasThere) apt("purge", "--auto-remove", "postgresql-15");
}
