import { parseArgs } from "node:util";
import { z } from "zod";
import { startSandbox } from "@/lib/sandbox/server";
import { OpenQuestions, SandboxSettings } from "@/lib/sandbox/settings";

/** Every setting and every open question is an option by its own name: `profitVersion` is `--profit-version`. */
const SETTINGS: Readonly<Record<string, z.ZodType>> = {
  ...SandboxSettings.omit({ openQuestions: true }).shape,
  ...OpenQuestions.shape,
};
const optionOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Starts the sandbox and prints its addresses as one line of JSON (docs/sandbox.md). */
async function main(): Promise<void> {
  const { close, ...addresses } = await startSandbox(settingsOf(process.argv.slice(2)));
  const stop = () => void close().then(() => process.exit(0));
  // Before the line: whoever reads it may send a signal at once.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

function settingsOf(args: string[]): SandboxSettings {
  const names = new Map(Object.keys(SETTINGS).map((name) => [optionOf(name), name]));
  const options = Object.fromEntries([...names.keys()].map((option) => [option, { type: "string" as const }]));
  const { values } = parseArgs({ args: ["--port", "3100", ...args], options });
  const written = Object.entries(values).flatMap(([option, text]) => {
    const name = names.get(option);
    return name === undefined || typeof text !== "string" ? [] : [[name, readAs(SETTINGS[name], text)] as const];
  });
  const questions = written.filter(([name]) => Object.hasOwn(OpenQuestions.shape, name));
  return SandboxSettings.parse({ ...Object.fromEntries(written), openQuestions: Object.fromEntries(questions) });
}

/** A text as what the setting takes: as it stands, as a number, or as a list with commas. */
function readAs(setting: z.ZodType | undefined, text: string): unknown {
  const readings = [text, Number(text), text.split(",")];
  const isList = setting?.safeParse([]).success;
  return readings.find((reading) => setting?.safeParse(reading).success) ?? (isList ? readings[2] : readings[1]);
}

/** One line per fault, by the name of the option. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const nameOf = (path: PropertyKey[]) => path.findLast((step) => typeof step === "string") ?? "";
  return error.issues.map(({ path, message }) => `--${optionOf(nameOf(path))}: ${message}`).join("\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
});
