import { spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

/** PATH with the project's own tools (and the brought Node) first. */
export function toolEnvironment(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1", ...extra };
}

export type StepResult = { exitCode: number; output: string; seconds: number };

/** Runs a tool to its end. `show` passes its output on as it comes; otherwise it is kept for the summary. */
export function runStep(
  command: string,
  args: string[],
  options: { show: boolean; env?: Record<string, string> },
): Promise<StepResult> {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: toolEnvironment(options.env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (target: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (options.show) target.write(chunk);
    };
    child.stdout.on("data", take(process.stdout));
    child.stderr.on("data", take(process.stderr));
    const end = (exitCode: number) =>
      resolve({ exitCode, output, seconds: Math.round((Date.now() - startedAt) / 1000) });
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
