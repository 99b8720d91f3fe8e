// `npm run bench`: measures the sandbox and the built console against floors taken in the same run, prints a table and
// writes bench/latest.json. Everything listens on loopback and has a data directory of its own. `npm run bench -- page export`
// runs those groups alone and leaves what bench/latest.json says of the others.
import { buildWhenStale } from "../build";
import { checkMeasures } from "./check-measures";
import { type ConsolePlace, startConsolePlace } from "./console-place";
import { dossierMeasures } from "./dossier-measures";
import { editorMeasures } from "./editor-measures";
import { exportMeasures } from "./export-measures";
import { fileMeasures } from "./file-measures";
import { gridMeasures } from "./grid-measures";
import { type Group, type Measure, measure, report } from "./measures";
import { pageMeasures } from "./page-measures";
import { queryMeasures } from "./query-measures";
import { soapMeasures } from "./soap-measures";
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
  await add(visitor, "/connections/[id]/dossier", `${ofConnection}/dossier`);
  await add(visitor, "/connections/[id]/connectors/[id]", `${ofConnection}/connectors/Sandbox_Bulk`);
  return measures;
}

/** Groups that see to their own place, and those that share a built console. */
const ALONE = {
  sandbox: sandboxMeasures,
  grid: gridMeasures,
  queries: queryMeasures,
  editor: editorMeasures,
  check: checkMeasures,
  dossier: dossierMeasures,
};
const IN_CONSOLE = {
  page: pageMeasures,
  export: exportMeasures,
  soap: soapMeasures,
  files: fileMeasures,
  script: scripts,
};
const NAMES = [...Object.keys(ALONE), ...Object.keys(IN_CONSOLE)];

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const wanted = chosen.length === 0 ? NAMES : chosen;
  const unknown = wanted.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`There are no measures of ${unknown.join(", ")}: ${NAMES.join(", ")}.`);
  const groups: Group[] = [];
  for (const [name, run] of Object.entries(ALONE)) {
    if (wanted.includes(name)) groups.push({ group: name, measures: await run() });
  }
  const inConsole = Object.entries(IN_CONSOLE).filter(([name]) => wanted.includes(name));
  if (inConsole.length > 0) {
    if (!(await buildWhenStale())) throw new Error("The console could not be built");
    const place = await startConsolePlace();
    try {
      for (const [name, run] of inConsole) groups.push({ group: name, measures: await run(place) });
    } finally {
      await place.console.stop();
    }
  }
  report(groups, NAMES);
  stopProcesses();
  process.exitCode = groups.every(({ measures }) => measures.every(({ ok }) => ok)) ? 0 : 1;
}

main().catch((error: unknown) => {
  stopProcesses();
  console.error(error);
  process.exit(1);
});
