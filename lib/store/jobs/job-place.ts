import "server-only";
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "@/lib/config/settings";
import { codeOf } from "../database-error";
import { isUuid } from "../uuid";

/**
 * The folder of jobs' files and its name. Consoles that share a database may share the folder or have one each; a job
 * goes on where its files are, so the folder carries a mark that all who share it read.
 */
export function jobsFolder(): string {
  return join(settings().dataDirectory, "jobs");
}

const known = new Map<string, string>();

export function placeOfFiles(): string {
  const folder = jobsFolder();
  const place = known.get(folder) ?? markOf(folder);
  known.set(folder, place);
  return place;
}

function markOf(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, ".place");
  try {
    return mark(readFileSync(file, "utf8"));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  // Under its own name it is whole at once: of two consoles that begin together the first one's stays, and both read it.
  const own = join(folder, `.place-${randomUUID()}`);
  writeFileSync(own, randomUUID(), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(own);
  }
  return mark(readFileSync(file, "utf8"));
}

/** It becomes part of a queue's name. */
function mark(text: string): string {
  if (!isUuid(text.trim())) throw new Error("The file .place in DATA_DIR/jobs is not what Schakel wrote there");
  return text.trim();
}
