import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { settings } from "@/lib/config/settings";

const bundle = join(process.cwd(), "node_modules", ".cache", `queue-console-${process.pid}.mjs`);

export async function buildQueueConsole(): Promise<void> {
  mkdirSync(join(bundle, ".."), { recursive: true });
  await build({
    entryPoints: [join(process.cwd(), "lib/testing/queue-console.ts")],
    outfile: bundle,
    ...{ bundle: true, platform: "node", format: "esm", logLevel: "error", conditions: ["react-server"] },
    external: ["pg", "pg-native", "pg-boss", "undici", "pino", "libxml2-wasm", "libxml2-wasm/*", "@node-rs/argon2"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

export function removeQueueConsole(): void {
  rmSync(bundle, { force: true });
}

export type QueueConsole = {
  /** Numbers of the files that it began to fetch, in their order. */
  fetched: number[];
  /** What it logged: warnings and worse. */
  complaints: string[];
  kill(): Promise<void>;
};

const running = new Set<ChildProcess>();

/** A console on the test's database; resolves when it takes jobs. */
export async function startQueueConsole(): Promise<QueueConsole> {
  const { databaseUrl, dataDirectory, authSecret, vaultKeys } = settings();
  const child = spawn(process.execPath, [bundle], {
    env: {
      ...{ PATH: process.env["PATH"], NODE_ENV: "test", LOG_LEVEL: "warn", AUTH_SECRET: authSecret },
      ...{ DATABASE_URL: databaseUrl ?? "", DATA_DIR: dataDirectory },
      VAULT_KEYS: vaultKeys.map(({ id, key }) => `${id}:${key.toString("base64url")}`).join(","),
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  const [fetched, complaints]: [number[], string[]] = [[], []];
  const ready = Promise.withResolvers<void>();
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void closed.then(() => {
    running.delete(child);
    ready.reject(new Error(`The console ended: ${complaints.join("\n")}`));
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const number = /^fetched (\d+)$/.exec(line)?.[1];
    if (line === "ready") ready.resolve();
    else if (number === undefined) complaints.push(line);
    else fetched.push(Number(number));
  });
  await ready.promise;
  return {
    ...{ fetched, complaints },
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** Ends what a failed test left behind. */
export function endQueueConsoles(): void {
  for (const child of running) child.kill("SIGKILL");
}
