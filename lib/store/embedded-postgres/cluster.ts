import "server-only";
import { execFile } from "node:child_process";
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { codeOf, DatabaseError } from "../database-error";
import type { ServerOwner } from "./server-owner";
import type { ServerPrograms } from "./server-programs";

/** The role the console signs in as, by the socket that only the directory's owner can reach. */
export const SERVER_ROLE = "schakel";

/** Also where the server's socket is: what `pg` takes as host. */
export function clusterDirectory(dataDirectory: string): string {
  return join(resolve(dataDirectory), "postgres");
}

/**
 * How the server's programs name the directory they stand in. The server runs as `nobody` under root and may have no way
 * to walk to a directory below /root; its own working directory it can always use, and that is set before it becomes
 * `nobody`. Elsewhere than on Linux the directory has only its real name.
 */
export function nameFromWithin(directory: string): string {
  return process.platform === "linux" ? "/proc/self/cwd" : directory;
}

/** PostgreSQL's major version that made the cluster; null when there is none yet. */
export function clusterVersion(cluster: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(cluster, "PG_VERSION"), "utf8"), 10);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw wordsFor(cluster, error);
  }
}

/** Makes the data directory and shows early, in words, when it cannot be written to. */
export function prepareDataDirectory(dataDirectory: string): void {
  try {
    // Node's own answer below a disk that is read-only would be that there is no such directory.
    accessSync(nearestDirectory(dataDirectory), constants.W_OK);
    mkdirSync(dataDirectory, { recursive: true });
    rmSync(mkdtempSync(join(dataDirectory, "postgres.new-")), { recursive: true });
    for (const name of readdirSync(dataDirectory).filter((entry) => entry.startsWith("postgres.new-"))) {
      const draft = join(dataDirectory, name);
      // What a console left behind that was killed while it made the cluster; others may be making theirs now.
      if (Date.now() - statSync(draft).mtimeMs > 3_600_000) rmSync(draft, { recursive: true, force: true });
    }
  } catch (error) {
    throw wordsFor(dataDirectory, error);
  }
}

function nearestDirectory(path: string): string {
  return existsSync(path) ? path : nearestDirectory(dirname(path));
}

/**
 * Makes the cluster under another name and gives it its place in one step, so that there is either none or a whole one.
 * Of several consoles that start at once one wins, and the others use that one.
 */
export async function makeCluster(cluster: string, programs: ServerPrograms, owner: ServerOwner): Promise<void> {
  const draft = mkdtempSync(`${cluster}.new-`);
  try {
    if (owner) chownSync(draft, owner.uid, owner.gid);
    await promisify(execFile)(
      programs.initdb,
      [
        ...["-D", nameFromWithin(draft), "-U", SERVER_ROLE, "--auth=trust", "--encoding=UTF8", "--data-checksums"],
        // Sorted by code point on every machine; what people see is sorted where it is shown.
        ...(programs.major >= 17
          ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
          : [process.platform === "linux" ? "--locale=C.UTF-8" : "--locale=en_US.UTF-8"]),
        "--no-instructions",
      ],
      { ...owner, cwd: draft, env: serverEnvironment() },
    );
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const someoneElseWasFirst = ["ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "");
    if (!someoneElseWasFirst) throw wordsFor(cluster, error);
  }
}

/** What the server's programs may know of our environment: nothing but where the system's own programs are. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C" };
}

/** The sentence for what the system or one of the programs answered. */
export function wordsFor(place: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const output = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const reason = `${codeOf(error) ?? ""} ${output} ${error instanceof Error ? error.message : String(error)}`;
  if (/ENOSPC|EDQUOT|No space left|Disk quota/i.test(reason)) {
    return new DatabaseError("DISK_FULL", `The disk of ${place} is full. Make room and start again.`, error);
  }
  if (/EROFS|Read-only file system/i.test(reason)) {
    return new DatabaseError(
      "NOT_WRITABLE",
      `${place} is on a disk that is read-only. Choose another DATA_DIR.`,
      error,
    );
  }
  if (/EACCES|EPERM|ENOTDIR|EEXIST|Permission denied/i.test(reason)) {
    return new DatabaseError(
      "NOT_WRITABLE",
      `The console may not write to ${place}. Give it the right to, or choose another DATA_DIR.`,
      error,
    );
  }
  const lastWords = (output || reason).trim().split("\n").slice(-3).join(" ").slice(0, 600);
  return new DatabaseError("WILL_NOT_START", `The database in ${place} does not start: ${lastWords}`, error);
}
