import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import type { WriteFact, WriteOrder } from "./write-console";

const bundle = join(process.cwd(), "node_modules", ".cache", `write-console-${process.pid}.mjs`);

/** Bundled once: started from its sources such a process would need seconds, thirty times over. */
export async function buildWriteConsole(): Promise<void> {
  mkdirSync(join(bundle, ".."), { recursive: true });
  await build({
    entryPoints: [join(process.cwd(), "lib/testing/write-console.ts")],
    outfile: bundle,
    ...{ bundle: true, platform: "node", format: "esm", logLevel: "error", conditions: ["react-server"] },
    // What must stay a package of its own: WebAssembly beside its code, and what the server is not bundled with either.
    external: ["pg", "pg-native", "undici", "pino", "libxml2-wasm", "libxml2-wasm/*", "@node-rs/argon2"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

export function removeWriteConsole(): void {
  rmSync(bundle, { force: true });
}

export type WriteConsole = {
  /** What became of each order that it told of. */
  ended: Map<number, string>;
  tell(command: { person: object } | { open: true } | { send: WriteOrder }): void;
  /** Resolves at the first fact, from now on, that the test accepts; rejects when it dies or fails. */
  next(isIt: (fact: WriteFact) => boolean): Promise<WriteFact>;
  kill(): Promise<void>;
};

const running = new Set<ChildProcess>();

export async function startWriteConsole(environment: Record<string, string>): Promise<WriteConsole> {
  const child = spawn(process.execPath, [bundle], {
    env: { PATH: process.env["PATH"], NODE_ENV: "test", LOG_LEVEL: "silent", ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  const ended = new Map<number, string>();
  const listeners = new Set<(fact: WriteFact) => void>();
  const failures: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const fact = JSON.parse(line) as WriteFact;
    if ("number" in fact) ended.set(fact.number, fact.state);
    if ("failed" in fact) failures.push(fact.failed);
    for (const listener of listeners) listener(fact);
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void closed.then(() => running.delete(child));
  child.stdin.on("error", () => undefined);
  const started: WriteConsole = {
    ended,
    tell: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    next: (isIt) =>
      new Promise((resolve, reject) => {
        const listener = (fact: WriteFact) => {
          if ("failed" in fact) reject(new Error(fact.failed));
          if (!isIt(fact)) return;
          listeners.delete(listener);
          resolve(fact);
        };
        listeners.add(listener);
        void closed.then(() => reject(new Error(`The console ended: ${failures.join("\n")}`)));
      }),
    async kill() {
      child.kill("SIGKILL");
      await closed;
      if (failures.length > 0) throw new Error(failures.join("\n"));
    },
  };
  await started.next((fact) => "listening" in fact);
  return started;
}

/** Ends what a failed test left behind. */
export function endWriteConsoles(): void {
  for (const child of running) child.kill("SIGKILL");
}
