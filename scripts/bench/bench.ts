// `npm run bench`: measures the sandbox and the built console against floors taken in the same run, prints a table and
// writes bench/latest.json. Everything listens on loopback and has a data directory of its own. `npm run bench -- sandbox`
// runs that group alone and writes bench/sandbox.json.
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ADMINISTRATOR, type ConsoleProcess, startConsole } from "@/lib/testing/console-process";
import { buildWhenStale } from "../build";
import { drain } from "./drain";
import { type Measure, measure, median, report, seconds } from "./measures";
import { residentMb, startPing, startScript, stopProcesses } from "./processes";
import { sandboxMeasures } from "./sandbox-measures";
import { Visitor } from "./visitor";

const ROUNDS = 15;
const EXPORTS = 3;
const EXPORTED_ROWS = 1_000_000;
const PAGE = 7_500;
/** The floor is the fastest there is: without packing, as the console asks on loopback too. */
const UNPACKED = { "accept-encoding": "identity" };

type Place = {
  visitor: Visitor;
  console: ConsoleProcess;
  rest: string;
  authorization: string;
  sandboxId: string;
  pagesRest: string;
  pagesId: string;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function start(): Promise<Place> {
  const sandbox = await startScript<{ rest: string; control: string }>("scripts/sandbox.ts", [
    "--port",
    "0",
    "--rows",
    "1000000",
  ]);
  const pages = await startScript<{ rest: string }>("scripts/bench/page-server.ts");
  const overview = (await (await fetch(sandbox.answer.control)).json()) as {
    appConnectors: { name: string; xmlToken: string; authorization: string }[];
  };
  const full = overview.appConnectors.find(({ name }) => name === "full");
  if (!full) throw new Error("The sandbox has no app connector full");
  const hosts = [sandbox.answer.rest, pages.answer.rest].map((rest) => new URL(rest).host).join(",");
  const running = await startConsole({ port: await freePort(), env: { PROFIT_HOSTS: hosts } });
  const wanted = [
    { name: "Sandbox", rest: sandbox.answer.rest, token: full.xmlToken },
    { name: "Pages", rest: pages.answer.rest, token: full.xmlToken },
  ];
  const added = await startScript<string[]>("scripts/bench/add-connections.ts", [JSON.stringify(wanted)], {
    DATA_DIR: running.dataDir,
  });
  const [sandboxId = "", pagesId = ""] = added.answer;
  const visitor = new Visitor(running.baseUrl);
  await visitor.signIn(ADMINISTRATOR);
  return {
    visitor,
    console: running,
    rest: sandbox.answer.rest,
    authorization: full.authorization,
    sandboxId,
    pagesRest: pages.answer.rest,
    pagesId,
  };
}

/** One page of 7,500 × 20 through the rows route, against straight from the sandbox. */
async function onePage({ visitor, rest, authorization, sandboxId }: Place): Promise<Measure[]> {
  const straight = () =>
    fetch(`${rest}/connectors/Sandbox_Bulk?skip=0&take=${PAGE}&orderbyfieldids=Id`, {
      headers: { authorization, ...UNPACKED },
    }).then(drain);
  const route = () =>
    visitor.get(`/api/connections/${sandboxId}/connectors/Sandbox_Bulk/rows?take=${PAGE}&orderby=Id`).then(drain);
  const times = { straight: [] as number[], route: [] as number[] };
  for (let round = -5; round < ROUNDS; round++) {
    const first = await seconds(straight);
    const second = await seconds(route);
    if (round < 0) continue;
    times.straight.push(first);
    times.route.push(second);
  }
  const [floor, ours] = [median(times.straight), median(times.route)];
  return [
    measure("page 7,500 x 20, straight from the sandbox", floor * 1000, "ms"),
    measure("page 7,500 x 20, through the rows route", ours * 1000, "ms"),
    measure("page, route against straight", ours / floor, "x", 1.25),
  ];
}

/** The floor of an export: the same pages, five at once, and JSON.parse alone. */
async function parseAll({ pagesRest }: Place): Promise<void> {
  let rows = 0;
  const skips = Array.from({ length: Math.ceil(EXPORTED_ROWS / PAGE) }, (_, index) => index * PAGE).values();
  const worker = async () => {
    for (const skip of skips) {
      const answer = await fetch(`${pagesRest}/connectors/Bench?skip=${skip}&take=${PAGE}&orderbyfieldids=Id`);
      const text = await answer.text();
      rows += (JSON.parse(text) as { rows: unknown[] }).rows.length;
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
  if (rows !== EXPORTED_ROWS) throw new Error(`The floor read ${rows} rows`);
}

async function exportCsv({ visitor, pagesId }: Place): Promise<void> {
  const answer = await visitor.get(
    `/api/connections/${pagesId}/connectors/Bench/rows?format=csv&take=all&pagesize=${PAGE}&orderby=Id`,
  );
  let lines = 0;
  if (!answer.ok || !answer.body) throw new Error(`Status ${answer.status}: ${await answer.text()}`);
  for await (const chunk of answer.body as ReadableStream<Uint8Array>) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = bytes.indexOf("\r\n"); at !== -1; at = bytes.indexOf("\r\n", at + 2)) lines++;
  }
  // A line end may fall between two chunks; more than a handful missing is a short file.
  if (Math.abs(lines - EXPORTED_ROWS - 1) > EXPORTED_ROWS / 200) throw new Error(`The export has ${lines} lines`);
}

async function exportAll(place: Place): Promise<Measure[]> {
  const { pid, baseUrl } = place.console;
  await sleep(2_000);
  const idleMb = residentMb(pid);
  let peakMb = idleMb ?? 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(pid) ?? 0)), 50);
  const times = { floor: [] as number[], csv: [] as number[] };
  const idle = startPing(`${baseUrl}/api/health`);
  await sleep(3_000);
  const idleDelays = await idle.stop();
  for (let round = 0; round < EXPORTS; round++) {
    times.floor.push(await seconds(() => parseAll(place)));
    times.csv.push(await seconds(() => exportCsv(place)));
  }
  // Not while the clock runs: asking a hundred times a second costs a part of the two cores itself.
  const busy = startPing(`${baseUrl}/api/health`);
  await exportCsv(place);
  const delays = await busy.stop();
  clearInterval(watch);
  const [floor, csv] = [median(times.floor), median(times.csv)];
  return [
    measure("export 1,000,000 x 20, JSON.parse alone", floor, "s"),
    measure("export 1,000,000 x 20, CSV through the route", csv, "s"),
    measure("export, CSV against JSON.parse", csv / floor, "x", 2.5),
    ...(idleMb === null ? [] : [measure("console's memory above idle, peak", peakMb - idleMb, "MB", 250)]),
    measure("console's answer when idle, p99", idleDelays.p99, "ms"),
    measure("console's answer during an export, p50", delays.p50, "ms"),
    measure("console's answer during an export, p99", delays.p99, "ms", 50),
  ];
}

async function scripts({ visitor, sandboxId, console: { baseUrl } }: Place): Promise<Measure[]> {
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
  const place = await start();
  try {
    return [...(await onePage(place)), ...(await exportAll(place)), ...(await scripts(place))];
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
