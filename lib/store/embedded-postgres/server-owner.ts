import "server-only";
import { readFileSync, statSync } from "node:fs";
import { DatabaseError } from "../database-error";

/** As whom the server's programs run; null = as the console itself. PostgreSQL refuses to run as root. */
export type ServerOwner = { uid: number; gid: number } | null;

/**
 * Root runs the server as whoever owns the cluster already, else as `nobody` (it must be a user the system knows: an
 * arbitrary number fails with "could not look up effective user ID"). Anybody else runs it as themselves.
 */
export function serverOwnerOf(clusterDirectory: string): ServerOwner {
  const cluster = statSync(clusterDirectory, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self === undefined) return null;
  if (self !== 0) {
    if (!cluster || cluster.uid === self) return null;
    throw new DatabaseError(
      "NOT_OURS",
      `The database in ${clusterDirectory} belongs to another user (number ${cluster.uid}). ` +
        "Start the console as that user, or choose another DATA_DIR.",
    );
  }
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  return nobody();
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) {
    throw new DatabaseError(
      "NO_USER",
      "PostgreSQL does not run as root, and this machine has no user `nobody` to run it as. " +
        "Start the console as an ordinary user, or set DATABASE_URL.",
    );
  }
  // macOS writes -2, which the system counts as an unsigned number.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}
