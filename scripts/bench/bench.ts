// `npm run bench`: measures the sandbox and the built console against floors taken in the same run, prints a table and
// writes bench/latest.json. Everything listens on loopback and has a data directory of its own. `npm run bench -- sandbox`
// runs that group alone and writes bench/sandbox.json.
import { buildWhenStale } from "../build";
import { type ConsolePlace, startConsolePlace } from "./console-place";
import { exportMeasures } from "./export-measures";
import { type Measure, measure, report } from "./measures";
import { pageMeasures } from "./page-measures";
import { stopProcesses } from "./processes";
import { sandboxMeasures } from "./sandbox-measures";
import { Visitor } from "./visitor";

async function scripts({ visitor, sandboxId, console: { baseUrl } }: ConsolePlace): Promise<Measure[]> {
  const ofConnection = `/connections/${sandboxId}`;
  const measures: Measure[] = [];
  const add = async (who: Visitor, name: string, path: string) => {
    const bytes = await who.scriptBytes(path);
    if (bytes !== null) measures.push(measure(`script of ${name}`, bytes / 1024, "KB", 250));
  };
  await add(new Visitor(baseUrl), "/sign-in", "/sign-in");
  for (const path of ["/connections", "/connections/new", "/history", "/people", "/account"])
    await add(visitor, path, path);
  await add(visitor, "/connections/[id]", ofConnection);
  await add(visitor, "/connections/[id]/connectors", `${ofConnection}/connectors`);
  await add(visitor, "/connections/[id]/connectors/[id]", `${ofConnection}/connectors/Sandbox_Bulk`);
  return measures;
}

async function consoleMeasures(): Promise<Measure[]> {
  if (!(await buildWhenStale())) throw new Error("The console could not be built");
  const place = await startConsolePlace();
  try {
    return [...(await pageMeasures(place)), ...(await exportMeasures(place)), ...(await scripts(place))];
  } finally {
    await place.console.stop();
  }
}

const GROUPS = { sandbox: sandboxMeasures, console: consoleMeasures };

async function main(): Promise<void> {
  const [wanted] = process.argv.slice(2);
  const groups = Object.entries(GROUPS).filter(([name]) => wanted === undefined || name === wanted);
  if (groups.length === 0) throw new Error(`There are no measures of ${wanted}: ${Object.keys(GROUPS).join(" and ")}.`);
  const measures: Measure[] = [];
  for (const [, run] of groups) measures.push(...(await run()));
  report(measures, wanted === undefined ? "latest.json" : `${wanted}.json`);
  stopProcesses();
  process.exitCode = measures.every(({ ok }) => ok) ? 0 : 1;
}

main().catch((error: unknown) => {
  stopProcesses();
  console.error(error);
  process.exit(1);
});
