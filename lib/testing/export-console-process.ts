import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { settings } from "@/lib/config/settings";
import type { ExportFact } from "./export-console";

const bundle = join(process.cwd(), "node_modules", ".cache", `export-console-${process.pid}.mjs`);

/** Bundled once: started from its sources such a process would need seconds, twenty times over. */
export async function buildExportConsole(): Promise<void> {
  mkdirSync(join(bundle, ".."), { recursive: true });
  await build({
    entryPoints: [join(process.cwd(), "lib/testing/export-console.ts")],
    outfile: bundle,
    ...{ bundle: true, platform: "node", format: "esm", logLevel: "error", conditions: ["react-server"] },
    external: ["pg", "pg-native", "pg-boss", "undici", "pino", "libxml2-wasm", "libxml2-wasm/*", "@node-rs/argon2"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

export function removeExportConsole(): void {
  rmSync(bundle, { force: true });
}

export type ExportConsole = {
  pid: number;
  tell(command: { run: string }): void;
  /** Resolves at the first fact, from now on, that the test accepts; rejects when it dies or fails. */
  next(isIt: (fact: ExportFact) => boolean): Promise<ExportFact>;
  /** At once, in the middle of whatever it does. */
  kill(): Promise<void>;
};

const running = new Set<ChildProcess>();

/** A console on the test's database, which may speak to this host; ready to be told what to run. */
export async function startExportConsole(profitHost: string): Promise<ExportConsole> {
  const child = spawn(process.execPath, [bundle], {
    env: { PATH: process.env["PATH"], NODE_ENV: "test", LOG_LEVEL: "silent", ...environment(profitHost) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  const listeners = new Set<(fact: ExportFact) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const fact = JSON.parse(line) as ExportFact;
    for (const listener of [...listeners]) listener(fact);
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void closed.then(() => running.delete(child));
  child.stdin.on("error", () => undefined);
  const tell = (command: object) => void child.stdin.write(`${JSON.stringify(command)}\n`);
  const started: ExportConsole = {
    pid: child.pid ?? 0,
    tell,
    next: (isIt) =>
      new Promise((resolve, reject) => {
        const listener = (fact: ExportFact) => {
          if ("failed" in fact) reject(new Error(fact.failed));
          if (!isIt(fact)) return;
          listeners.delete(listener);
          resolve(fact);
        };
        listeners.add(listener);
        void closed.then(() => reject(new Error("The console ended")));
      }),
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
  await started.next((fact) => "listening" in fact);
  const opened = started.next((fact) => "opened" in fact);
  tell({ open: true });
  await opened;
  return started;
}

function environment(profitHost: string): Record<string, string> {
  const { databaseUrl, dataDirectory, vaultKeys, authSecret } = settings();
  return {
    ...{ DATABASE_URL: databaseUrl ?? "", DATA_DIR: dataDirectory, AUTH_SECRET: authSecret, PROFIT_HOSTS: profitHost },
    VAULT_KEYS: vaultKeys.map(({ id, key }) => `${id}:${key.toString("base64url")}`).join(","),
  };
}

/** Ends what a failed test left behind. */
export function endExportConsoles(): void {
  for (const child of running) child.kill("SIGKILL");
}
