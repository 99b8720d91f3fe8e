import { promisify } from "node:util";
import { execFile } from "node:child_process";

/** The languages of lib/snippets whose programs this machine runs, as a person would, and with what. */
export const PROGRAMS = {
  curl: ["bash"],
  // As its users do; older ones need the flag to take the types away.
  typescript: [process.execPath, "--experimental-strip-types", "--no-warnings"],
  python: ["python3"],
  php: ["php"],
} as const;
export type Runnable = keyof typeof PROGRAMS;
export const RUNNABLE = Object.keys(PROGRAMS) as Runnable[];

export const run = promisify(execFile);

/** The token of the app connector that may do all. */
export async function fullTokenOf({ control }: { control: string }): Promise<{ raw: string; xml: string }> {
  const { appConnectors } = (await (await fetch(control)).json()) as {
    appConnectors: { name: string; token: string; xmlToken: string }[];
  };
  const full = appConnectors.find(({ name }) => name === "full");
  if (!full) throw new Error("The sandbox has no app connector full");
  return { raw: full.token, xml: full.xmlToken };
}
