import { parseArgs } from "node:util";
import { z } from "zod";
import { startSandbox } from "@/lib/sandbox/server";
import { SandboxSettings } from "@/lib/sandbox/settings";

const OPTIONS = {
  port: { type: "string", default: "3100" },
  host: { type: "string" },
  "profit-version": { type: "string" },
  rows: { type: "string" },
  seed: { type: "string" },
  separators: { type: "string" },
  "percent-inside": { type: "string" },
  "not-authorised": { type: "string" },
  names: { type: "string" },
} as const;

/** Starts the sandbox and prints its addresses as one line of JSON (docs/sandbox.md). */
async function main(): Promise<void> {
  const { close, ...addresses } = await startSandbox(settingsOf(process.argv.slice(2)));
  const stop = () => void close().then(() => process.exit(0));
  // Before the line: whoever reads it may send a signal at once.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

function settingsOf(args: string[]): SandboxSettings {
  const { values } = parseArgs({ args, options: OPTIONS });
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return SandboxSettings.parse({
    port: number(values.port),
    host: values.host,
    profitVersion: number(values["profit-version"]),
    rows: number(values.rows),
    seed: values.seed,
    openQuestions: {
      separators: values.separators,
      percentInside: values["percent-inside"],
      notAuthorised: number(values["not-authorised"]),
      names: values.names,
    },
  });
}

/** One line per fault, by the name of the option: `profitVersion` is told as `--profit-version`. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const option = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return error.issues.map(({ path, message }) => `${option(String(path.at(-1)))}: ${message}`).join("\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
});
