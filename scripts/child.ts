import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { root, toolEnvironment } from "./run-step";

/** Servers that `npm start` keeps: started with a channel, so that they notice when we are gone and stop too. */
export type Server = {
  name: string;
  process: ChildProcess;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<number | null>;
};

export function startServer(
  name: string,
  args: string[],
  env: Record<string, string>,
  onLine: (line: string) => void,
): Server {
  const child = spawn("node", args, {
    cwd: root,
    env: toolEnvironment(env),
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code));
  });
  return { name, process: child, ended };
}

/** Asks the servers to stop, and makes them after `patienceMs`. */
export async function stopServers(servers: Server[], patienceMs = 10_000): Promise<void> {
  await Promise.all(
    servers.map(async ({ process: child, ended }) => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      const lastResort = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(lastResort);
    }),
  );
}

/** True when nobody listens on the port yet. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Polls until the address answers 200, or the server ended, or `timeoutMs` passed. */
export async function isHealthy(url: string, server: Server, timeoutMs: number): Promise<boolean> {
  const giveUpAt = Date.now() + timeoutMs;
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  while (!hasEnded && Date.now() < giveUpAt) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}
