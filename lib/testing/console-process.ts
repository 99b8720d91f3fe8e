import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONSOLE_MEMORY, consoleCommand } from "@/lib/config/console-command";

const root = join(import.meta.dirname, "..", "..");

export type ConsoleOptions = {
  port: number;
  /** The sandbox's control address, or none. */
  control?: string;
  /** Kept when given; otherwise a temporary one that `stop` removes. */
  dataDir?: string;
  env?: Record<string, string>;
};

export type ConsoleProcess = {
  baseUrl: string;
  dataDir: string;
  pid: number;
  /** Everything it wrote so far, both streams: tests search it for secrets. */
  output(): string;
  stop(): Promise<void>;
};

export const ADMINISTRATOR = { email: "beheer@example.org", password: "lang genoeg om te onthouden" } as const;

/** Starts the built console as `npm start` would, for browser tests and the bench. Rejects when it does not get healthy. */
export async function startConsole(options: ConsoleOptions): Promise<ConsoleProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "schakel-"));
  const child = spawn("node", consoleCommand(options.port, "127.0.0.1"), {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...CONSOLE_MEMORY,
      ...process.env,
      NODE_ENV: "production",
      PORT: String(options.port),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      SANDBOX: options.control ? "on" : "off",
      ...(options.control && { SANDBOX_CONTROL: options.control }),
      ...options.env,
    },
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    const lastResort = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(lastResort);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  const baseUrl = `http://localhost:${options.port}`;
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => undefined);
    if (answer?.ok) return { baseUrl, dataDir, pid: child.pid ?? 0, output: () => output, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The console did not become healthy. It said:\n${output}`);
}
