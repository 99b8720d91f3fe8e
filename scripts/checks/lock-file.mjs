// Fails when the lock file lacks a platform package that one of its packages names: npm leaves such a package out
// silently when a release is incomplete, and `npm ci` then breaks on every other machine.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
const missing = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name)) missing.push(`${path.replace(/^.*node_modules\//, "")}@${entry.version}: ${name}`);
  }
}
if (missing.length > 0) {
  console.error(`The lock file lacks platform packages; pin releases that have them all:\n  ${missing.join("\n  ")}`);
  process.exit(1);
}

/** Node's own look-up: nested first, then each folder above. */
function isLocked(path, name) {
  for (let place = path; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    if (packages[`${place ? `${place}/` : ""}node_modules/${name}`]) return true;
    if (place === "" || !place.includes("node_modules/")) return false;
    if (!place.includes("/node_modules/")) return Boolean(packages[`node_modules/${name}`]);
  }
}
