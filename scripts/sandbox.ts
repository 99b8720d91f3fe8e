import { parseArgs } from "node:util";
import { z } from "zod";
import { startSandbox } from "@/lib/sandbox/server";

/** Starts the sandbox and prints its addresses as one line of JSON (docs/sandbox.md). */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3100" },
      host: { type: "string" },
      "profit-version": { type: "string" },
      rows: { type: "string" },
      seed: { type: "string" },
    },
  });
  const { "profit-version": profitVersion, port, rows, host, seed } = values;
  const sandbox = await startSandbox({
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(profitVersion !== undefined && { profitVersion: Number(profitVersion) as 6 | 7 | 8 | 9 }),
    ...(rows !== undefined && { rows: Number(rows) }),
    ...(seed !== undefined && { seed }),
  });
  const { close, ...addresses } = sandbox;
  const stop = () => void close().then(() => process.exit(0));
  // Before the line: whoever reads it may send a signal at once.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

const OPTION_OF: Readonly<Record<string, string>> = {
  port: "--port",
  host: "--host",
  profitVersion: "--profit-version",
  rows: "--rows",
  seed: "--seed",
};

main().catch((error: unknown) => {
  const sentence =
    error instanceof z.ZodError
      ? error.issues
          .map(({ path, message }) => `${OPTION_OF[String(path[0])] ?? String(path[0])}: ${message}`)
          .join("\n")
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
