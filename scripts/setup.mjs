// Brings what the project needs onto this machine: packages from the lock file and, where the machine's own Node
// is too old, a newer one. Plain JavaScript without dependencies: the only code here that may run on an old Node.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const runtimeDirectory = join(modules, ".runtime");
const linkedNode = join(modules, ".bin", "node");
const WANTED_MAJOR = 24;
const OLDEST = [22, 12];

/** True when `version` ("v22.12.0") is at least the oldest Node the project runs on. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function npm(args, cwd = root) {
  // Run from inside `npm run`, npm hands its own settings down as variables; a nested npm must not inherit its scope.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_(local_prefix|prefix)|package_|lifecycle_)/.test(name),
    ),
  );
  execFileSync("npm", args, { cwd, stdio: "inherit", env: environment, shell: process.platform === "win32" });
}

function installPackages() {
  const stampFile = join(modules, ".setup-stamp");
  const stamp = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Installing packages …");
  // Build tools are development packages: without --include=dev, NODE_ENV=production would leave them out.
  npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]);
  writeFileSync(stampFile, stamp);
}

function bringNode() {
  const found = nodeOfTheNextCommand();
  if (isNewEnough(found)) return;
  const packageName = `node-${process.platform}-${process.arch}`;
  console.log(`This machine's own Node is too old; bringing Node ${WANTED_MAJOR} …`);
  mkdirSync(runtimeDirectory, { recursive: true });
  writeFileSync(join(runtimeDirectory, "package.json"), '{ "private": true }\n');
  try {
    npm(
      ["install", `${packageName}@${WANTED_MAJOR}`, "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"],
      runtimeDirectory,
    );
  } catch {
    fail(
      `This machine's Node (${found}) is older than ${OLDEST.join(".")} and there is no ready-made Node ${WANTED_MAJOR} for ` +
        `${process.platform}-${process.arch}. Install Node ${WANTED_MAJOR} yourself (https://nodejs.org) and run the command again.`,
    );
  }
  rmSync(linkedNode, { force: true });
  symlinkSync(join("..", ".runtime", "node_modules", packageName, "bin", "node"), linkedNode);
}

/**
 * Not `process.version`: this very script may run on a brought Node that `npm ci` has just removed with the rest of
 * node_modules. What counts is what `node` means for the command after this one.
 */
function nodeOfTheNextCommand() {
  if (existsSync(linkedNode)) return versionOf(linkedNode);
  const outside = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(modules));
  const executable = outside.map((folder) => join(folder, "node")).find((path) => existsSync(path));
  return executable ? versionOf(executable) : process.version;
}

function versionOf(executable) {
  try {
    return execFileSync(executable, ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return "v0.0.0";
  }
}

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

installPackages();
bringNode();
