import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { root, toolEnvironment } from "../run-step";

const running = new Set<ChildProcess>();

/** Starts one of our scripts with Node; what it prints first is its answer. */
export async function startScript<T>(
  path: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<{ answer: T; child: ChildProcess }> {
  const child = spawn("node", ["--conditions=react-server", "--import", "tsx", path, ...args], {
    cwd: root,
    env: toolEnvironment(env),
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  const answer = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (text.includes("\n")) resolve(text);
    });
    child.once("close", (code) => reject(new Error(`${path} ended with code ${code} before it answered`)));
  });
  return { answer: JSON.parse(answer) as T, child };
}

export type Delays = { count: number; p50: number; p99: number; max: number };

/** Watches how fast an address answers; the result of `stop` tells. */
export function startPing(address: string): { stop(): Promise<Delays> } {
  const child = spawn("node", ["--import", "tsx", "scripts/bench/ping.ts", address], {
    cwd: root,
    env: toolEnvironment(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.add(child);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    async stop() {
      child.stdin.end();
      await ended;
      running.delete(child);
      return JSON.parse(text) as Delays;
    },
  };
}

/** Memory that a process has now (`VmRSS`) or had at most (`VmHWM`), in MB; null where the system does not tell. */
export function residentMb(pid: number | undefined, what: "VmRSS" | "VmHWM" = "VmRSS"): number | null {
  try {
    const line = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid ?? 0}/status`, "utf8"));
    return line ? Number(line[1]) / 1024 : null;
  } catch {
    return null;
  }
}

export function stopProcesses(): void {
  for (const child of running) child.kill("SIGTERM");
}
