import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";

/**
 * Reads the folders that a person hands to the sandbox (`--openapi`, `--xsd`), once, at the start: no name in a call can
 * lead to a file. What is wrong with a file is told with its name, and that of all files together.
 */

/** Without its folder. */
export type GivenFile = { name: string; text: string };

/** Something in a file is not as it must be: the message says what, without the name of the file. */
export class GivenFileFault extends Error {
  override readonly name = "GivenFileFault";
}

/** AFAS's own largest file is 2.4 MB. */
const LARGEST_FILE = 64 * 1_024 * 1_024;

/** What `read` makes of every file of the folder, in order of name; folders in it are left alone. */
export function readGivenFiles<T>(
  { option, directory, extension }: { option: string; directory: string; extension: string },
  read: (file: GivenFile) => T,
): T[] {
  const names = namesIn(option, directory).filter((name) => name.toLowerCase().endsWith(extension));
  if (names.length === 0) throw new GivenFileFault(`${option}: there is no ${extension} file in ${directory}.`);
  const faults: string[] = [];
  const readOne = (name: string): T[] => {
    try {
      return [read({ name, text: textOf(join(directory, name)) })];
    } catch (error) {
      faults.push(`${option}: ${name} ${sentenceOf(error)}.`);
      return [];
    }
  };
  const found = names.flatMap(readOne);
  if (faults.length > 0) throw new GivenFileFault(faults.join("\n"));
  return found;
}

/** The value as the schema has it. `where` says where in the file it stands. */
export function givenAs<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = [where, ...(issue?.path ?? [])].map(String).join(" > ");
  throw new GivenFileFault(`is not as expected at ${place} (${issue?.message ?? "unknown"})`);
}

function namesIn(option: string, directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new GivenFileFault(`${option}: ${directory} cannot be read as a folder (${codeOf(error)}).`, {
      cause: error,
    });
  }
}

function textOf(path: string): string {
  const { size } = statSync(path);
  if (size > LARGEST_FILE) throw new GivenFileFault("is larger than 64 MB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) throw new GivenFileFault("is not UTF-8 text", { cause: error });
    throw error;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof GivenFileFault) return error.message;
  return `cannot be read (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  if (error instanceof Error) return "code" in error ? String(error.code) : error.message;
  return String(error);
}
