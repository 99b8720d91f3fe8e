import "server-only";
import { execFileSync, spawn } from "node:child_process";
import { closeSync, constants, existsSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "../database-error";
import { serverEnvironment } from "./cluster";
import type { ServerOwner } from "./server-owner";

/**
 * Who still uses the server? Every console holds the write end of one named pipe in the cluster's directory, and a keeper
 * (a few lines of shell, 1 MB) reads it. The kernel counts: when the last console is gone, by whatever death, the keeper
 * reads the end and stops the server. And a console that cannot open the pipe knows that there is no keeper.
 */
const PIPE = "schakel-consoles";
const MARK = "schakel-stopping";
/** How long a killed console may take to start again and find its server still there. */
const GRACE_SECONDS = 3;

/**
 * Between looking whether anybody is left and stopping, a newcomer could slip in. So the keeper puts up a mark and looks
 * once more, and a newcomer says hello and then looks for the mark: at least one of the two sees the other.
 * A console that says goodbye needs no grace; one that was killed may be starting again.
 */
const KEEPER = `
trap '' INT TERM HUP
mark=${MARK}.$$
while :; do
  while read -r word; do last=$word; done
  [ "$last" = bye ] || sleep ${GRACE_SECONDS}
  mkdir "$mark" 2>/dev/null
  if read -r word; then last=$word; rmdir "$mark"; else break; fi
done
if read -r pid < postmaster.pid; then
  if [ ! -e /proc/self/cwd ] || [ "/proc/$pid/cwd" -ef . ]; then
    tries=0
    kill -INT "$pid"
    while [ -e postmaster.pid ] && kill -0 "$pid" 2>/dev/null; do
      tries=$((tries + 1))
      [ $tries -eq 600 ] && kill -QUIT "$pid"
      [ $tries -gt 700 ] && break
      sleep 0.05
    done
  fi
fi
rmdir "$mark"
`;

export type Hold = {
  /** Puts a keeper in place of one that was killed. */
  renew(): void;
  /** Lets go of the server; it stops when nobody else holds it. Resolves when it has, or when others still use it. */
  release(): Promise<void>;
};

/** Says that this console uses the server from now on. Waits while a keeper is stopping it. */
export async function holdServer(cluster: string, owner: ServerOwner): Promise<Hold> {
  const pipe = join(cluster, PIPE);
  makePipe(cluster, owner);
  let descriptor = openOrNull(pipe) ?? startKeeper(cluster, owner);
  const renew = () => {
    const probe = openOrNull(pipe);
    if (probe !== null) return closeSync(probe);
    closeSync(descriptor);
    descriptor = startKeeper(cluster, owner);
  };

  const giveUpAt = Date.now() + 60_000;
  say(descriptor, "hello");
  while (isStopping(cluster) && Date.now() < giveUpAt) {
    await wait(10);
    renew();
    say(descriptor, "hello");
  }

  // However the console ends by its own will, the keeper hears that it need not wait for it.
  const onExit = () => say(descriptor, "bye");
  process.once("exit", onExit);

  return {
    renew,
    async release() {
      process.off("exit", onExit);
      say(descriptor, "bye");
      closeSync(descriptor);
      // The keeper looks up within milliseconds, or some more on a busy machine. Without its mark others use the server.
      for (let tries = 0; tries < 200 && !isStopping(cluster) && isKept(pipe); tries++) await wait(10);
      while (isStopping(cluster) && isKept(pipe)) await wait(10);
    },
  };
}

function makePipe(cluster: string, owner: ServerOwner): void {
  if (existsSync(join(cluster, PIPE))) return;
  try {
    execFileSync("mkfifo", ["-m", "600", PIPE], { ...owner, cwd: cluster, env: serverEnvironment(), stdio: "pipe" });
  } catch (error) {
    if (!existsSync(join(cluster, PIPE))) throw error; // another console made it meanwhile
  }
}

/** null when nobody reads the pipe. Never blocks. */
function openOrNull(pipe: string): number | null {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === "ENXIO") return null;
    throw error;
  }
}

function isKept(pipe: string): boolean {
  const descriptor = openOrNull(pipe);
  if (descriptor !== null) closeSync(descriptor);
  return descriptor !== null;
}

function isStopping(cluster: string): boolean {
  return marksIn(cluster).length > 0;
}

function marksIn(cluster: string): string[] {
  return readdirSync(cluster).filter((name) => name.startsWith(MARK));
}

/** Resolves to our end of the pipe. The keeper gets its end opened, so that it sees us go even if we die right now. */
function startKeeper(cluster: string, owner: ServerOwner): number {
  // Nobody is stopping anything now: such a mark was left by a keeper that was killed.
  for (const name of marksIn(cluster)) rmSync(join(cluster, name), { recursive: true, force: true });
  const pipe = join(cluster, PIPE);
  const both = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const readEnd = openSync(pipe, constants.O_RDONLY);
  const writeEnd = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(both);
  const stdio = [readEnd, "ignore" as const, "ignore" as const];
  // A session of its own: Ctrl-C in the terminal must not end the keeper before the consoles.
  const keeper = spawn("/bin/sh", ["-c", KEEPER, "schakel-keeper"], {
    ...owner,
    cwd: cluster,
    env: serverEnvironment(),
    stdio,
    detached: true,
  });
  keeper.unref();
  closeSync(readEnd);
  return writeEnd;
}

function say(descriptor: number, word: string): void {
  try {
    writeSync(descriptor, `${word}\n`);
  } catch (error) {
    // Without a reader there is nobody to tell, and a full pipe has been told often enough.
    if (!["EPIPE", "EAGAIN"].includes(codeOf(error) ?? "")) throw error;
  }
}
