import "server-only";
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../database-error";

/** No system gives out a process number this high, so it belongs to nobody. */
const NOBODYS_PID = 2_147_483_646;

/** What the server wrote down about itself; null when it runs no more, or did not end by itself and nothing is there. */
export function serverProcess(cluster: string): { pid: number; isStarting: boolean } | null {
  const lines = linesOf(pidFile(cluster));
  const pid = Number(lines?.[0]);
  return lines && isServer(pid, cluster) ? { pid, isStarting: lines[7]?.trim() === "starting" } : null;
}

/**
 * Makes way for a new server where PostgreSQL itself would not: it takes any process with the number in its file for a
 * server that still runs, also another program that got the number since, and the remains of a killed one that nobody
 * has fetched (in a container without an init that is for ever). The rest of the file stays: it names the shared memory,
 * by which the new server finds backends of the old one that are still at work.
 */
export function forgetDeadServer(cluster: string): void {
  const file = pidFile(cluster);
  const claimed = `${file}.${process.pid}`;
  if (serverProcess(cluster) || !existsSync("/proc/self/cwd") || !existsSync(file)) return;
  try {
    // Taking it away is what makes sure that no other console does the same at the same moment.
    renameSync(file, claimed);
    const lines = linesOf(claimed) ?? [];
    const isDead = !isServer(Number(lines[0]), cluster);
    if (isDead) {
      writeFileSync(claimed, [NOBODYS_PID, ...lines.slice(1)].join("\n"));
      rmSync(join(cluster, ".s.PGSQL.5432.lock"), { force: true }); // it holds the number too, and nothing else
    }
    linkSync(claimed, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    rmSync(claimed, { force: true });
  }
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

function linesOf(file: string): string[] | null {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** The server is the process that works in the cluster's directory; where the system does not tell, the number decides. */
function isServer(pid: number, cluster: string): boolean {
  if (!(pid > 0)) return false;
  if (!existsSync("/proc/self/cwd")) return isAlive(pid);
  try {
    const [here, there] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)];
    return here.ino === there.ino && here.dev === there.dev;
  } catch {
    return false; // there is no such process, it is dead but not fetched, or it is somebody else's
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
