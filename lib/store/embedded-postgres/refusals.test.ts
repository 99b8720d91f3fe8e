import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DatabaseError } from "../database-error";
import { openEmbeddedServer } from "./embedded-server";
import { findPrograms } from "./server-programs";

// Whole servers are made and ended here, perhaps beside other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "schakel-no-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const refusalOf = (dataDirectory: string, programs = {}) =>
  openEmbeddedServer(dataDirectory, programs).then(
    async (server) => {
      await server.close();
      return null;
    },
    (error: unknown) => {
      if (!(error instanceof DatabaseError)) throw error;
      return `${error.code}: ${error.message}`;
    },
  );

/** Null when this machine does not let us mount; the tests that need it then say so and are skipped. */
function mountSmallDisk(place: string, size: string): boolean {
  try {
    mkdirSync(place);
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0755`, "tmpfs", place], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

test("a path too long for a socket is named with how much too long it is", async () => {
  const deep = join(directory, "d".repeat(120));
  expect(await refusalOf(deep)).toMatch(
    /^PATH_TOO_LONG: The path of DATA_DIR is \d+ bytes too long .* Choose a shorter one\.$/,
  );
  expect(readdirSync(directory)).toEqual([]);
});

test("bytes count and not characters", async () => {
  const left = 103 - Buffer.byteLength(join(directory, "x", "postgres", ".s.PGSQL.5432")) + 1;
  expect(await refusalOf(join(directory, "é".repeat(left)))).toMatch(/^PATH_TOO_LONG/);
});

test("without a program for the platform, and none on the machine, it says what to do", async () => {
  const words = await refusalOf(directory, { packaged: null, installed: [] });
  expect(words).toMatch(
    /^NO_PROGRAM: There is no ready-made PostgreSQL for \S+-\S+\. Install PostgreSQL 15 or newer .* DATABASE_URL\.$/,
  );
  expect(readdirSync(directory)).toEqual([]);
});

test("a cluster of another major version is left alone and named", async () => {
  mkdirSync(join(directory, "postgres"));
  writeFileSync(join(directory, "postgres", "PG_VERSION"), "12\n");
  if (isRoot) chownSync(join(directory, "postgres"), 65_534, 65_534);
  expect(await refusalOf(directory, { installed: [] })).toMatch(
    /^OTHER_VERSION: .* made by PostgreSQL 12; this console brings 18\./,
  );
});

test("a PostgreSQL of the machine serves where there is no package", ({ skip }) => {
  const search = { dataDirectory: directory, owner: null, major: null, packaged: null };
  let found;
  try {
    found = findPrograms(search);
  } catch {
    skip("no PostgreSQL is installed on this machine");
    return;
  }
  expect(found.major).toBeGreaterThanOrEqual(15);
});

test("a file in the directory's place is a sentence", async () => {
  writeFileSync(join(directory, "file"), "");
  expect(await refusalOf(join(directory, "file"))).toMatch(
    /^NOT_WRITABLE: The console may not write to .* choose another DATA_DIR\.$/,
  );
});

test("a damaged database is named with the server's own words", async () => {
  const server = await openEmbeddedServer(directory);
  await server.close();
  truncateSync(join(directory, "postgres", "global", "pg_control"), 100);
  expect(await refusalOf(directory)).toMatch(/^WILL_NOT_START: .*pg_control/);
});

test.skipIf(isRoot)("a directory without the right to write is a sentence", async () => {
  chmodSync(directory, 0o500);
  expect(await refusalOf(directory)).toMatch(/^NOT_WRITABLE/);
});

describe.runIf(isRoot && process.platform === "linux")("on a disk of its own", () => {
  afterEach(() => {
    execFileSync("sh", ["-c", `umount "$1" 2>/dev/null || true`, "umount", join(directory, "disk")]);
  });

  test("a disk that is read-only", async ({ skip }) => {
    const disk = join(directory, "disk");
    if (!mountSmallDisk(disk, "1m")) skip("this machine does not let us mount a disk");
    execFileSync("mount", ["-o", "remount,ro", disk]);
    expect(await refusalOf(join(disk, "data"))).toMatch(/^NOT_WRITABLE: .* is on a disk that is read-only\./);
  });

  test("a disk too small to make the database on, and nothing half-made is left", async ({ skip }) => {
    const disk = join(directory, "disk");
    if (!mountSmallDisk(disk, "20m")) skip("this machine does not let us mount a disk");
    expect(await refusalOf(join(disk, "data"))).toMatch(
      /^DISK_FULL: The disk of .* is full\. Make room and start again\.$/,
    );
    expect(readdirSync(join(disk, "data"))).toEqual([]);
  });

  test("a disk that is full when a whole database starts, and again when there is room", async ({ skip }) => {
    const disk = join(directory, "disk");
    if (!mountSmallDisk(disk, "90m")) skip("this machine does not let us mount a disk");
    const data = join(disk, "data");
    await (await openEmbeddedServer(data)).close();
    execFileSync("sh", ["-c", `cat /dev/zero > "$1" 2>/dev/null || true`, "fill", join(disk, "ballast")]);
    expect(await refusalOf(data)).toMatch(/^DISK_FULL/);
    rmSync(join(disk, "ballast"));
    expect(await refusalOf(data)).toBeNull();
  });
});
