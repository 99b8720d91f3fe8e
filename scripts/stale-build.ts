import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the build is made from. Tests and documents do not change it. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "scripts/pack-wasm.cjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_BUILT = /\.test\.tsx?$|^lib\/(testing|sandbox)\//;

/** SHA-256 over the names and contents of all sources, hex. */
export function fingerprintOfSources(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of SOURCES.flatMap((source) => filesBelow(root, source)).sort()) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(root: string, path: string): string[] {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return NOT_BUILT.test(path) ? [] : [path];
  return readdirSync(place).flatMap((name) => filesBelow(root, `${path}/${name}`));
}

const stampFile = (root: string) => join(root, ".next", "schakel-stamp");

/** True when there is no build, or one of other sources. */
export function isBuildStale(root: string): boolean {
  if (!existsSync(join(root, ".next", "BUILD_ID")) || !existsSync(stampFile(root))) return true;
  return readFileSync(stampFile(root), "utf8") !== fingerprintOfSources(root);
}

/** Call after a build that succeeded. */
export function stampBuild(root: string): void {
  writeFileSync(stampFile(root), fingerprintOfSources(root));
}
