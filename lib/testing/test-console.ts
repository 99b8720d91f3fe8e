import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";

const bundle = join(process.cwd(), "node_modules", ".cache", `database-console-${process.pid}.cjs`);

/** Bundled once per test file: starting it then takes a tenth of a second and not a whole one. */
export async function buildTestConsole(): Promise<void> {
  mkdirSync(join(bundle, ".."), { recursive: true });
  await build({
    entryPoints: [join(process.cwd(), "lib/testing/database-console.ts")],
    outfile: bundle,
    ...{ bundle: true, platform: "node", format: "cjs", external: ["pg-native"], logLevel: "error" },
    conditions: ["react-server"],
  });
}

export function removeTestConsole(): void {
  rmSync(bundle, { force: true });
}

type Fact = {
  listening?: true;
  ready?: number;
  wrote?: number;
  failed?: string;
  closed?: true;
  refused?: string;
  words?: string;
};
type User = { uid?: number; gid?: number };
export type TestConsole = {
  process: ChildProcess;
  /** Everything it told so far. */
  facts: Fact[];
  tell(command: "open" | "write" | "close"): void;
  /** Resolves to the first fact, told from now on, that the test accepts. */
  next(isIt: (fact: Fact) => boolean): Promise<Fact>;
  ended: Promise<void>;
};

const running = new Set<ChildProcess>();

/** Starts a console process on the data directory, perhaps as another user. It waits for `open`. */
function startTestConsole(dataDirectory: string, as: User = {}): TestConsole {
  const child = spawn(process.execPath, [bundle], {
    ...as,
    env: { PATH: process.env["PATH"], NODE_ENV: "test", DATA_DIR: dataDirectory, LOG_LEVEL: "silent" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  const facts: Fact[] = [];
  const listeners = new Set<(fact: Fact) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const fact = JSON.parse(line) as Fact;
    facts.push(fact);
    for (const listener of listeners) listener(fact);
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => running.delete(child));
  return {
    process: child,
    facts,
    ended,
    tell: (command) => void child.stdin.write(`${command}\n`),
    next: (isIt) =>
      new Promise((resolve, reject) => {
        const listener = (fact: Fact) => {
          if (!isIt(fact)) return;
          listeners.delete(listener);
          resolve(fact);
        };
        listeners.add(listener);
        void ended.then(() => reject(new Error(`The console ended: ${JSON.stringify(facts.slice(-3))}`)));
      }),
  };
}

/** Starts a console process and waits until it listens, so that what follows does not measure Node's own start. */
export async function waitingConsole(dataDirectory: string, as?: User): Promise<TestConsole> {
  const started = startTestConsole(dataDirectory, as);
  await started.next((fact) => fact.listening === true);
  return started;
}

/** Has a console open its database; resolves to what it took in ms, or to why it was refused. */
export async function open(waiting: TestConsole): Promise<Fact> {
  const answer = waiting.next((fact) => fact.ready !== undefined || fact.refused !== undefined);
  waiting.tell("open");
  return answer;
}

/** Starts a console and waits until its database answers. */
export async function readyConsole(dataDirectory: string, as?: User): Promise<TestConsole> {
  const started = await waitingConsole(dataDirectory, as);
  const { refused, words } = await open(started);
  if (refused) throw new Error(`${refused}: ${words}`);
  return started;
}

/** Ends what a failed test left behind. */
export async function endTestConsoles(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
  while (running.size > 0) await wait(10);
}

type ServerProcess = { pid: number; command: string; uid: number };

/** Every process that works in the cluster's directory: the server, its backends and the keeper. Linux only. */
export function serverProcesses(dataDirectory: string): ServerProcess[] {
  const cluster = join(dataDirectory, "postgres");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (readlinkSync(`/proc/${name}/cwd`).replace(/ \(deleted\)$/, "") !== cluster) return [];
        const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1]);
        return [
          { pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " "), uid },
        ];
      } catch {
        return []; // ended meanwhile
      }
    });
}

/** Resolves when nothing works in the cluster's directory any more; rejects, naming and ending what still does, after 10 s. */
export async function noServerLeft(dataDirectory: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (serverProcesses(dataDirectory).length === 0) return;
    await wait(20);
  }
  const left = serverProcesses(dataDirectory);
  // The test has failed by now; what it found must not stay on the machine all the same.
  for (const { pid } of left) process.kill(pid, "SIGKILL");
  throw new Error(`Left behind: ${left.map(({ pid, command }) => `${pid} ${command.slice(0, 80)}`).join("; ")}`);
}

/** The server's own process number, as it wrote it down. */
export function serverPid(dataDirectory: string): number {
  const file = join(dataDirectory, "postgres", "postmaster.pid");
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10);
  } catch (error) {
    // Between two servers there is none; to look first would leave room for it to go in between.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
}
