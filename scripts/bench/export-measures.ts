import { setTimeout as sleep } from "node:timers/promises";
import type { ConsolePlace } from "./console-place";
import { drain } from "./drain";
import { type Measure, measure, median, seconds } from "./measures";
import { residentMb, startPing } from "./processes";
import { readOverHttp } from "./read-over-http";

// An export of 1,000,000 × 20 in each format, from a server that has its pages ready: (a) after 250 ms, as Profit would,
// against downloading the same pages, five at once; (b) at once, against downloading them and JSON.parse.

const ROWS = 1_000_000;
const PAGE = 7_500;
const CALLS_AT_ONCE = 5;
const ROUNDS = 3;
const FORMATS = [
  { format: "ndjson", slow: 1.05, fast: 0.6 },
  { format: "csv", slow: 1.1, fast: 1 },
  { format: "parquet", slow: 1.2, fast: 1.2 },
  { format: "xlsx", slow: 1.2, fast: 3 },
] as const;
type Format = (typeof FORMATS)[number]["format"];
/** `Slow` answers each page after 250 ms (page-server.ts). */
type Connector = "Bench" | "Slow";

export async function exportMeasures(place: ConsolePlace): Promise<Measure[]> {
  const { pid } = place.console;
  await sleep(2_000);
  const idleMb = residentMb(pid);
  let peakMb = idleMb ?? 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(pid) ?? 0)), 50);
  const measures = [
    ...(await against(place, "Slow", "download", 1)),
    ...(await against(place, "Bench", "JSON.parse", ROUNDS)),
    ...(await company(place)),
  ];
  clearInterval(watch);
  if (idleMb !== null) measures.push(measure("console's memory above idle, peak", peakMb - idleMb, "MB", 250));
  return measures;
}

/** Every format against its floor, in turns. */
async function against(
  place: ConsolePlace,
  connector: Connector,
  floorName: string,
  rounds: number,
): Promise<Measure[]> {
  const isSlow = connector === "Slow";
  const floor: number[] = [];
  const took = new Map<Format, number[]>(FORMATS.map(({ format }) => [format, []]));
  await exported(place, connector, "csv", PAGE * 20);
  for (let round = 0; round < rounds; round++) {
    floor.push(await seconds(() => readAll(place, connector, isSlow ? drained : parsed)));
    for (const [format, times] of took) times.push(await seconds(() => exported(place, connector, format)));
  }
  const name = `export of 1,000,000 x 20${isSlow ? ", 250 ms a page" : ""}`;
  return [
    measure(`${name}: ${floorName} alone`, median(floor), "s"),
    ...FORMATS.flatMap(({ format, slow, fast }) => {
      const ours = median(took.get(format) ?? []);
      return [
        measure(`${name}: ${format}`, ours, "s"),
        measure(`${name}: ${format} against ${floorName}`, ours / median(floor), "x", isSlow ? slow : fast),
      ];
    }),
  ];
}

/** The floor: the same pages, five at once. */
async function readAll(
  { pagesRest }: ConsolePlace,
  connector: Connector,
  read: (address: string) => Promise<unknown>,
): Promise<void> {
  const skips = Array.from({ length: Math.ceil(ROWS / PAGE) }, (_, index) => index * PAGE).values();
  const worker = async () => {
    for (const skip of skips)
      await read(`${pagesRest}/connectors/${connector}?skip=${skip}&take=${PAGE}&orderbyfieldids=Id`);
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, worker));
}

const drained = (address: string) => readOverHttp(address, {}, () => undefined);

async function parsed(address: string): Promise<void> {
  const pieces: Buffer[] = [];
  await readOverHttp(address, {}, (piece) => pieces.push(piece));
  const { rows } = JSON.parse(Buffer.concat(pieces).toString("utf8")) as { rows: unknown[] };
  if (rows.length === 0) throw new Error("The floor read a page without rows");
}

/** What the file must end with: a transfer that broke off would otherwise look fast. */
const ENDS: Record<Format, string> = { ndjson: "}\n", csv: "\r\n", parquet: "PAR1", xlsx: "" };

async function exported(
  { visitor, pagesId }: ConsolePlace,
  connector: Connector,
  format: Format,
  skip = 0,
): Promise<number> {
  let end: Buffer = Buffer.alloc(0);
  let bytes = 0;
  const path = `/api/connections/${pagesId}/connectors/${connector}/rows`;
  const from = skip === 0 ? 0 : ROWS - skip;
  await visitor.read(`${path}?format=${format}&take=all&pagesize=${PAGE}&orderby=Id&skip=${from}`, (piece) => {
    bytes += piece.byteLength;
    end = piece.byteLength >= 64 ? piece.subarray(-64) : Buffer.concat([end, piece]).subarray(-64);
  });
  if (!end.toString("latin1").endsWith(ENDS[format])) throw new Error(`The ${format} does not end as it should`);
  return bytes;
}

/** Of `/api/diagnostics/event-loop`. */
type LoopDelays = { p99Ms: number };

/** What others notice of an export: the delay of any answer, and of a page of their own. */
async function company(place: ConsolePlace): Promise<Measure[]> {
  const { visitor, sandboxId, console: running } = place;
  const page = () =>
    visitor.get(`/api/connections/${sandboxId}/connectors/Sandbox_Bulk/rows?take=200&orderby=Id`).then(drain);
  const pages = async (count: number) => {
    const times: number[] = [];
    for (let index = 0; index < count; index++) {
      times.push(await seconds(page));
      await sleep(20);
    }
    return median(times);
  };
  await pages(20);
  const idlePage = await pages(40);
  const idle = startPing(`${running.baseUrl}/api/health`);
  await sleep(3_000);
  const idleDelays = await idle.stop();

  const loop = () => visitor.get("/api/diagnostics/event-loop").then((answer) => answer.json() as Promise<LoopDelays>);
  await loop();
  await sleep(3_000);
  const idleLoop = await loop();

  let isOver = false;
  const exporting = exported(place, "Slow", "csv").finally(() => (isOver = true));
  const busyPage = await pages(40);
  const busy = startPing(`${running.baseUrl}/api/health`);
  while (!isOver) await sleep(50);
  await exporting;
  const delays = await busy.stop();
  // The fast export holds the loop up the most.
  await loop();
  await exported(place, "Bench", "csv");
  const busyLoop = await loop();
  return [
    measure("console's event-loop delay when idle, p99", idleLoop.p99Ms, "ms"),
    measure("console's event-loop delay during an export, p99", busyLoop.p99Ms, "ms", 20),
    measure("console's answer when idle, p99", idleDelays.p99, "ms"),
    measure("console's answer during an export, p99", delays.p99, "ms"),
    measure("a second person's page when idle", idlePage * 1000, "ms"),
    measure("a second person's page during an export, against idle", busyPage / idlePage, "x", 2),
  ];
}
