// The whole check, as `npm test` and CI run it: format, lint, types, unused code, cycles, spelling, unit tests, build, browser
// tests. Every step runs even when an earlier one failed, so that one run tells all; the exit code is that of the worst.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bringChromium } from "./browser";
import { buildWhenStale } from "./build";
import { root, runStep, type StepResult } from "./run-step";

type Step = { name: string; command: string; args: string[] };

const STATIC_STEPS: Step[] = [
  { name: "lint", command: "eslint", args: [".", "--max-warnings=0"] },
  { name: "types", command: "npm", args: ["run", "--silent", "types"] },
  { name: "format", command: "prettier", args: ["--check", "--log-level=warn", "."] },
  { name: "unused code", command: "knip", args: [] },
  { name: "import cycles", command: "knip", args: ["--cycles"] },
  { name: "spelling", command: "cspell", args: ["--no-progress", "--no-summary", "**"] },
  { name: "lock file", command: "node", args: ["scripts/checks/lock-file.mjs"] },
];

const reports = join(root, "test-results");
const results: { name: string; result: StepResult }[] = [];

function report(name: string, result: StepResult): void {
  results.push({ name, result });
  console.log(`${result.exitCode === 0 ? "ok    " : "FAILED"} ${name} (${result.seconds} s)`);
  if (result.exitCode !== 0) console.log(result.output);
}

/** Two at a time: these steps are single-threaded and CI has two cores. */
async function runStaticSteps(): Promise<void> {
  const waiting = [...STATIC_STEPS];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      report(step.name, await runStep(step.command, step.args, { show: false }));
    }
  };
  await Promise.all([lane(), lane()]);
}

type Counts = { passed: number; failed: number; skipped: number };

function countsOfVitest(): Counts {
  const file = JSON.parse(readFileSync(join(reports, "unit.json"), "utf8"));
  // A file that did not even load has no failed test of its own; it counts as one.
  const broken = file.testResults.filter(
    (result: { status: string; assertionResults: unknown[] }) =>
      result.status === "failed" && result.assertionResults.length === 0,
  );
  return { passed: file.numPassedTests, failed: file.numFailedTests + broken.length, skipped: file.numPendingTests };
}

function countsOfPlaywright(): Counts {
  const { stats } = JSON.parse(readFileSync(join(reports, "browser.json"), "utf8"));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * A run that leaves no report behind counts as one failure: silence is not success. So does one that fails although no
 * test of it did, by an error that nobody caught.
 */
function countsOr(read: () => Counts, { exitCode }: StepResult): Counts {
  try {
    const counts = read();
    return exitCode === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await runStaticSteps();

const unitReporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "unit.json")}`];
const unitRun = await runStep("vitest", ["run", ...unitReporters], { show: true });
report("unit tests", unitRun);
const unit = countsOr(countsOfVitest, unitRun);
const onPostgres15 = ["--conditions=react-server", "--import", "tsx", "scripts/postgres-15.ts"];
report("store tests on PostgreSQL 15", await runStep("node", onPostgres15, { show: true }));

let browser: Counts = { passed: 0, failed: 1, skipped: 0 };
const buildStartedAt = Date.now();
const isBuilt = await buildWhenStale();
const buildSeconds = Math.round((Date.now() - buildStartedAt) / 1000);
report("build", { exitCode: isBuilt ? 0 : 1, output: "see above", seconds: buildSeconds });
if (isBuilt) {
  bringChromium();
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "browser.json") };
  const browserRun = await runStep("playwright", ["test", "--reporter=list,json"], { show: true, env });
  report("browser tests", browserRun);
  browser = countsOr(countsOfPlaywright, browserRun);
}

const failedSteps = results.filter(({ result }) => result.exitCode !== 0).map(({ name }) => name);
console.log(`\nunit tests: ${unit.passed} passed, ${unit.failed} failed, ${unit.skipped} skipped`);
console.log(`browser tests: ${browser.passed} passed, ${browser.failed} failed, ${browser.skipped} skipped`);
console.log(failedSteps.length === 0 ? "Every step succeeded." : `Failed: ${failedSteps.join(", ")}.`);
console.log(
  `\n${unit.passed + browser.passed} passed, ${unit.failed + browser.failed} failed, ${unit.skipped + browser.skipped} skipped`,
);
process.exit(failedSteps.length === 0 && unit.failed + browser.failed === 0 ? 0 : 1);
